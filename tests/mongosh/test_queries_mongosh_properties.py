"""What is printed reads back the same, and no text makes the reader raise or dawdle."""

from __future__ import annotations

import random
import string
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import bson
import pytest
from bson.binary import Binary
from bson.regex import Regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mongosh.snippets import lines, same, shown

from grader.models import Kind
from grader.queries import Rejected
from grader.queries.mongosh import Command, Modifier, PreparedMongo, Script, parse, prepare_mongo
from grader.queries.mongosh.printing import print_script
from grader.queries.mongosh.reader import MAX_CHARACTERS

_quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_name = st.one_of(
    st.sampled_from(["a", "b.c", "items.0.price", "_id", "é", "0", "10", "a b", "class", "", "-"]),
    _text.map(lambda text: text.replace("\0", "").lstrip("$")),
)
_scalar = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**31), 2**31 - 1),
    st.floats(allow_nan=False),
    st.sampled_from([-0.0, 1.0, 1e21, 1e-7, 0.1, 2.0**31, 5e-324, float("inf"), -float("inf"), float("nan")]),
    _text,
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(
        lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    ),
    st.integers(-(2**63), 2**63 - 1).map(bson.Int64),
    st.binary(min_size=12, max_size=12).map(bson.ObjectId),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
    .map(bson.Decimal128),
    st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)).map(
        lambda pair: bson.Timestamp(*pair)
    ),
    st.tuples(st.binary(max_size=9), st.sampled_from([0, 4, 5, 128])).map(lambda p: Binary(*p)),
    st.tuples(
        st.text(string.ascii_letters + "^$.*+/\\[]()é\n\"'", min_size=1, max_size=8),
        st.sampled_from(["", "i", "im", "s"]),
    ).map(lambda pair: Regex(*pair)),
    st.sampled_from([bson.MinKey(), bson.MaxKey()]),
)  # fmt: skip


def _ordered(document: dict[str, Any]) -> dict[str, Any]:
    """The fields in JavaScript's order, whole numbers first."""
    numbers = sorted((key for key in document if key in ("0", "10")), key=int)
    numbers += sorted((key for key in document if _is_other_index(key)), key=int)
    numbers.sort(key=int)
    return {key: document[key] for key in [*numbers, *(k for k in document if k not in numbers)]}


def _is_other_index(key: str) -> bool:
    return key.isascii() and key.isdigit() and str(int(key)) == key and key not in ("0", "10")


_value = st.recursive(
    _scalar,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_name, inner, max_size=4).map(_ordered)
    ),
    max_leaves=12,
)
_document = st.dictionaries(_name, _value, max_size=5).map(_ordered)
_plain = st.sampled_from(["a", "total", "items.price", "_id"])
_filter = st.one_of(
    st.just({}),
    st.dictionaries(
        _plain,
        st.one_of(
            _scalar,
            st.dictionaries(st.sampled_from(["$gt", "$ne", "$lte", "$eq"]), _value, min_size=1),
            st.fixed_dictionaries({"$in": st.lists(_scalar, max_size=3)}),
        ),
        max_size=3,
    ),
)
_sort = st.dictionaries(_plain, st.sampled_from([1, -1]), min_size=1, max_size=2)
_stage = st.one_of(
    _filter.map(lambda item: {"$match": item}),
    _sort.map(lambda item: {"$sort": item}),
    st.integers(1, 99).map(lambda number: {"$limit": number}),
    _plain.map(lambda name: {"$group": {"_id": f"${name}", "n": {"$sum": 1}}}),
    _value.map(lambda item: {"$addFields": {"v": {"$literal": item}}}),
)
_call = st.one_of(
    _filter.map(lambda item: ("find", {"filter": item})),
    st.just(("find", {})),
    st.lists(_stage, max_size=4).map(lambda item: ("aggregate", {"pipeline": item})),
    _document.map(lambda item: ("insertOne", {"document": item})),
    st.lists(_document, min_size=1, max_size=3).map(
        lambda item: ("insertMany", {"documents": item})
    ),
    st.tuples(_filter, _value).map(
        lambda pair: ("updateOne", {"filter": pair[0], "update": {"$set": {"v": pair[1]}}})
    ),
    st.tuples(_filter, _document).map(
        lambda pair: (
            "replaceOne",
            {"filter": pair[0], "replacement": pair[1], "options": {"upsert": True}},
        )
    ),
    st.tuples(_plain, _filter).map(lambda pair: ("distinct", {"key": pair[0], "filter": pair[1]})),
    _filter.map(lambda item: ("deleteMany", {"filter": item})),
    _sort.map(lambda item: ("createIndex", {"keys": item, "options": {"name": "é"}})),
)
_modifiers = st.lists(
    st.one_of(
        _sort.map(lambda item: Modifier("sort", item)),
        st.integers(0, 99).map(lambda number: Modifier("limit", number)),
        st.integers(0, 99).map(lambda number: Modifier("skip", number)),
    ),
    max_size=3,
).map(tuple)


@st.composite
def _commands(draw: st.DrawFn) -> Command:
    operation, arguments = draw(_call)
    finding = operation == "find"
    return Command(
        database=None,
        collection=draw(st.sampled_from(["orders", "a.b", "my orders", "find", "0", "é"])),
        operation=operation,
        arguments=arguments,
        modifiers=draw(_modifiers) if finding else (),
        finish=draw(st.sampled_from(["", "toArray", "count"])) if finding else "",
        explain=draw(st.sampled_from([None, "queryPlanner"])) if finding else None,
    )


@_quick
@given(st.lists(_commands(), min_size=1, max_size=3), st.sampled_from([None, "shop", "é x"]))
def test_what_is_printed_reads_back(commands: list[Command], database: str | None) -> None:
    named = [
        Command(database, c.collection, c.operation, c.arguments, c.modifiers, c.finish, c.explain)
        for c in commands
    ]
    text = print_script(Script("", tuple(named)))
    read = parse(text).commands
    assert same([shown(item) for item in read], [shown(item) for item in named]), text


@pytest.mark.parametrize("answer", [row[0] for row in lines("accepted.txt", " ⇒ ")])
def test_a_snippet_survives_printing(answer: str) -> None:
    script = parse(answer)
    again = parse(print_script(script))
    assert same([shown(item) for item in again.commands], [shown(item) for item in script.commands])


def _snippets() -> list[str]:
    answers = [row[0] for row in lines("accepted.txt", " ⇒ ")]
    answers += [row[1] for row in lines("refused.txt", "¦")]
    answers += [f"db.c.find({{ v: {row[0]} }})" for row in lines("values.txt", " ⇒ ")]
    return [answer.replace("⟦", "").replace("⟧", "") for answer in answers]


_answers = _snippets()
_pieces = [
    *"{}[]()<>,.:;$'\"`/\\+-*=!?&|^~@# \n\té日😀“\0",
    "db.", "find(", "$match", "...", "=>", "/*", "*/", "//", "${", "const x = ", "function", "new ",
    "undefined", "use shop\n", "ISODate(", "__proto__", "await ", "0x", "1e999", "\u2028", "\ufeff",
]  # fmt: skip


def _check(text: str) -> None:
    """Reading ends in a value, soon, and every place lies inside the text."""
    start = time.process_time()
    found = prepare_mongo(text, database="shop", kind=Kind.DEFINE, most=9)
    assert time.process_time() - start < 1, text[:200]
    assert isinstance(found, (PreparedMongo, Rejected))
    findings = found.findings if isinstance(found, Rejected) else found.notes
    rows = text.split("\n")
    for finding in findings:
        assert finding.message
        assert len(finding.message) <= 400
        place = finding.place
        if place is not None:
            assert 1 <= place.line <= len(rows)
            assert 1 <= place.column <= len(rows[place.line - 1]) + 1
            assert place.length >= 1
    if isinstance(found, PreparedMongo):
        for command in found.commands:
            bson.encode(command.arguments)
            for path in command.places.paths():
                assert command.place_of(*path).line <= len(rows)


@_quick
@given(st.text(max_size=60))
def test_any_text_ends_in_a_value(text: str) -> None:
    _check(text)


@_quick
@given(st.lists(st.sampled_from(_pieces), max_size=40).map("".join))
def test_any_pieces_end_in_a_value(text: str) -> None:
    _check(text)


def test_mutated_snippets_end_in_a_value() -> None:
    """A fuzz run of bounded time: pieces are dropped, doubled, swapped and put in."""
    chance = random.Random(4)
    end = time.monotonic() + 6
    for _ in range(12_000):
        text = chance.choice(_answers)
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(text))
            to = min(len(text), at + chance.randint(0, 8))
            other = chance.choice(_answers)
            put = chance.choice(["", chance.choice(_pieces), text[at:to] * 2, other[:to][at:]])
            text = text[:at] + put + text[chance.choice([at, to]) :]
        _check(text)
        if time.monotonic() > end:
            break


@pytest.mark.parametrize(
    "unit",
    ["[", "{a:", "a:", "(", "-", "- ", '"', "/", "/[", "`${", "a,", "a.", "1+", "2**", "=>", "<!--",
     "use a\n", "db.a.find()\n", "db.a.find(", ",-}}}-", "aa***", "=>,=>a:", "{a}", "'x'", "é", "😀",
     "const a=[", "$match ", "}", "]", ")", "new ", "//\n", "/*", "\\", "#", "a?b:", "function a(){"],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "db.a.find({ a: ", "db.a.aggregate([{ $match: "])
def test_the_longest_texts_are_read_in_time(start: str, unit: str) -> None:
    _check((start + unit * MAX_CHARACTERS)[:MAX_CHARACTERS])


def test_several_threads_may_read_at_once() -> None:
    """The web front end does; a parser that two of them shared would end the process."""
    wanted = [prepare_mongo(answer) for answer in _answers]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            found = list(pool.map(prepare_mongo, _answers))
            kinds = [type(item) for item in found]
            assert kinds == [type(item) for item in wanted]


def test_a_constant_that_multiplies_is_refused() -> None:
    steps = [f"const a{n + 1} = [{', '.join([f'a{n}'] * 10)}]" for n in range(12)]
    text = "\n".join(["const a0 = [1]", *steps, "db.c.find({ a: a12 })"])
    found = prepare_mongo(text)
    assert isinstance(found, Rejected)
    assert found.findings[0].code == "too-long"
    spread = ["const b0 = [1, 1]", *(f"const b{n + 1} = [...b{n}, ...b{n}]" for n in range(30))]
    found = prepare_mongo("\n".join([*spread, "db.c.find({ a: b30 })"]))
    assert isinstance(found, Rejected)
    assert found.findings[0].code == "too-long"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("db.c.find({ a: " + "[" * 95 + "]" * 95 + " })", "too-deep"),
        ("db.c.find({ a: " + "[" * 200 + "]" * 200 + " })", "too-deep"),
        ("db.c.find({ a: " + "-(" * 99 + "1" + ")" * 99 + " })", "too-deep"),
        ("db.c.find({ a: " + "1 + " * 300 + "1 })", "too-deep"),
        ("db.c.find() // " + "x" * MAX_CHARACTERS, "too-long"),
        ("db.c.find()\0", "not-text"),
        ("db.c.find({ a: '\ud800' })", "not-text"),
    ],
)
def test_what_is_too_much_is_refused(text: str, code: str) -> None:
    found = prepare_mongo(text)
    assert isinstance(found, Rejected)
    assert (found.verdict, found.findings[0].code) == ("refused", code)
