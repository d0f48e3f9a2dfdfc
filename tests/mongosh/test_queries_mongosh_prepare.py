"""What an exercise allows, the places of a command's parts, and the catalogue."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import datetime

import pytest

from grader.models import Kind, Place, Verdict
from grader.queries import Rejected
from grader.queries.mongosh import Operator, PreparedMongo, parse, path_text, prepare_mongo
from grader.queries.mongosh import catalogue as known
from grader.queries.mongosh.methods import BULK, METHODS, MODIFIERS, OLD_NAMES
from grader.queries.stop import Stop

_pipeline = """use("shop")
const recent = { $match: { at: { $gte: ISODate("2024-01-01") } } }
db.orders.aggregate([
  recent,
  { $unwind: "$items" },
  { $group: { _id: "$items.sku", total: { $sum: "$items.price" } } },
]).batchSize(5)
"""


def test_each_part_has_its_place() -> None:
    command = parse(_pipeline).answer
    assert command.place == Place(3, 11, 9)
    assert command.place_of("pipeline", 2, "$group") == Place(6, 5, 6)
    assert command.place_of("pipeline", 2, "$group", "total", "$sum") == Place(6, 43, 4)
    total = command.place_of("pipeline", 2, "$group", "total", "$sum", value=True)
    assert total == Place(6, 49, 14)
    assert command.place_of("batchSize") == Place(7, 14, 1)


def test_a_variable_s_part_stands_where_it_was_written() -> None:
    command = parse(_pipeline).answer
    assert command.place_of("pipeline", 0, "$match", "at", "$gte") == Place(2, 34, 4)


def test_a_path_that_is_not_there_has_its_ancestor_s_place() -> None:
    command = parse(_pipeline).answer
    assert command.place_of("pipeline", 1, "$unwind", "path") == Place(5, 5, 7)
    assert command.place_of("pipeline", 9).line == 3
    assert command.place_of("filter") == Place(3, 1, 21)


def test_every_value_has_a_path() -> None:
    command = parse("db.c.find({ a: { $in: [1, { b: 2 }] } }).limit(3)").answer
    shown = {path_text(path) for path in command.places.paths()}
    assert shown == {
        "filter",
        "filter.a",
        "filter.a.$in",
        "filter.a.$in[0]",
        "filter.a.$in[1]",
        "filter.a.$in[1].b",
        "limit",
    }
    assert path_text(("pipeline", 2, "$group", "a.b")) == 'pipeline[2].$group["a.b"]'


def test_a_command_says_what_it_uses_and_since_when() -> None:
    command = parse(
        "db.c.aggregate([{ $match: { a: { $gt: 1 } } }, { $fill: { output: {} } }])"
    ).answer
    assert command.operators == (
        Operator("stages", "$match", "2.4", ("pipeline", 0, "$match")),
        Operator("query", "$gt", "2.4", ("pipeline", 0, "$match", "a", "$gt")),
        Operator("stages", "$fill", "5.3", ("pipeline", 1, "$fill")),
    )


def test_a_script_can_travel_to_another_process() -> None:
    script = parse(_pipeline)
    copy = pickle.loads(pickle.dumps(script))
    assert copy == script
    assert copy.answer.place_of("pipeline", 2, "$group") == Place(6, 5, 6)


def test_dates_are_utc_without_a_time_zone() -> None:
    command = parse('db.c.find({ at: ISODate("2024-05-01T02:00:00+02:00") })').answer
    assert command.arguments["filter"]["at"] == datetime(2024, 5, 1)


def test_regular_expressions_can_be_written_with_options() -> None:
    command = parse('db.c.find({ a: { $not: { $regex: "^a", $options: "i" } } })').answer
    assert command.arguments["filter"] == {"a": {"$not": {"$regex": "^a", "$options": "i"}}}


@pytest.mark.parametrize(
    ("answer", "kind", "allowed"),
    [
        ("db.c.find()", Kind.QUERY, ()),
        ("db.c.find()", Kind.CHANGE, ()),
        ("db.c.find()", Kind.DEFINE, ()),
        ("db.c.insertOne({})", Kind.CHANGE, ()),
        ("db.c.createIndex({ a: 1 })", Kind.DEFINE, ()),
        ("db.c.insertOne({})", Kind.DEFINE, ()),
        ('db.c.aggregate([{ $out: "x" }])', Kind.CHANGE, ("$out",)),
        ('db.c.aggregate([{ $merge: { into: "x" } }])', Kind.QUERY, ("$merge",)),
        ('db.c.find({ $where: "1" })', Kind.QUERY, ("$where",)),
    ],
)
def test_what_an_exercise_allows(answer: str, kind: Kind, allowed: tuple[str, ...]) -> None:
    assert isinstance(prepare_mongo(answer, kind=kind, allowed=allowed), PreparedMongo)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("db.c.insertOne({})", Kind.QUERY),
        ("db.c.createIndex({ a: 1 })", Kind.QUERY),
        ("db.c.createIndex({ a: 1 })", Kind.CHANGE),
    ],
)
def test_what_another_kind_of_exercise_would_take(answer: str, kind: Kind) -> None:
    found = prepare_mongo(answer, kind=kind)
    assert isinstance(found, Rejected)
    assert (found.verdict, found.findings[0].code) == (Verdict.REFUSED, "wrong-statement")


def test_as_many_commands_as_allowed() -> None:
    answer = "db.c.insertOne({ a: 1 })\ndb.c.find()"
    assert isinstance(prepare_mongo(answer, kind=Kind.CHANGE, most=2), PreparedMongo)
    found = prepare_mongo(answer, kind=Kind.CHANGE)
    assert isinstance(found, Rejected)
    assert found.findings[0].evidence == {"statements": 2, "allowed": 1}
    assert found.findings[0].place == Place(2, 6, 4)


def test_the_exercise_s_own_database_may_be_named() -> None:
    assert isinstance(prepare_mongo('use("shop"); db.c.find()', database="shop"), PreparedMongo)


def test_a_collection_that_is_made_need_not_be_known() -> None:
    found = prepare_mongo("db.new.insertOne({})", kind=Kind.CHANGE, collections=["orders"])
    assert isinstance(found, PreparedMongo)


def test_parse_raises_a_stop_with_the_finding() -> None:
    with pytest.raises(Stop) as caught:
        parse("db.orders.agregate([])")
    assert caught.value.finding.code == "unknown-method"


def test_a_place_counts_lines_and_characters() -> None:
    found = prepare_mongo("// é 😀\ndb.orders.find({ 'ü😀': 1, a: { $gtt: 1 } })")
    assert isinstance(found, Rejected)
    assert found.findings[0].place == Place(2, 32, 4)


def test_every_name_of_the_catalogue_has_one_version() -> None:
    for group in known.GROUPS:
        names = known.names(group)
        assert all(name.startswith("$") for name in names)
        for version in names.values():
            assert 2.4 <= float(".".join(version.split(".")[:2])) < 9
    listed = known._content()
    for group in (*known.GROUPS, "variables", "collection methods", "cursor methods"):
        words = " ".join(listed[group].values()).split()
        assert len(words) == len(set(words)), group


def test_what_is_read_is_in_the_catalogue() -> None:
    assert set(METHODS) | set(BULK) | set(OLD_NAMES) <= set(known.names("collection methods"))
    assert set(MODIFIERS) <= set(known.names("cursor methods"))
    names = {name for group in known.GROUPS for name in known.names(group)}
    content = known._content()
    assert set(content["arguments"]) <= names
    assert set(content["synonyms"]) <= names


@pytest.mark.parametrize(
    ("group", "name", "version"),
    [
        ("stages", "$lookup", "3.2"),
        ("stages", "$setWindowFields", "5.0"),
        ("expressions", "$dateTrunc", "5.0"),
        ("accumulators", "$topN", "5.2"),
        ("accumulators", "$median", "7.0"),
        ("update", "$mul", "2.6"),
        ("query", "$expr", "3.6"),
        ("query", "$frobnicate", ""),
    ],
)
def test_the_version_that_brought_a_name(group: str, name: str, version: str) -> None:
    assert known.since(group, name) == version


def test_importing_the_package_loads_no_parser() -> None:
    code = (
        "import sys, grader.queries.mongosh; "
        "print([name for name in ('tree_sitter', 'bson', 'pymongo') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
