"""What a learner sees of documents, kept as plain text; DOJO_GOLDEN=write writes it anew."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bson import (
    Binary,
    Code,
    Decimal128,
    Int64,
    MaxKey,
    MinKey,
    ObjectId,
    Regex,
    Timestamp,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from grader.content import Library
from grader.models import (
    ABSENT,
    CaseReport,
    CountedDocument,
    DocumentDifference,
    DocumentOrder,
    DocumentPair,
    Documents,
    Exercise,
    Finding,
    Form,
    Kind,
    Limits,
    Outcome,
    PathDifference,
    PathFault,
    Plan,
    Policy,
    Report,
    Run,
    SortKey,
    Track,
    Trap,
    Verdict,
)
from grader.reports.collectionsview import show_collections
from grader.reports.console import make_console
from grader.reports.folding import brief, packed_lines, value_lines
from grader.reports.mongosh import written
from grader.reports.terminal import show_report, show_run
from grader.reports.text import visible

golden = Path(__file__).parent / "golden"
OID = ObjectId("65a000000000000000000001")
ORDER: dict[str, Any] = {
    "_id": 7,
    "customer": {"name": "Ana", "city": "Oslo"},
    "status": "paid",
    "placed_at": datetime(2024, 2, 29, 23, 59, 59),
    "items": [
        {"sku": "A-1", "price": Decimal128("12.50"), "quantity": 2},
        {"sku": "B-2", "price": 3.5, "quantity": 1},
        {"sku": "C-3", "price": 4, "quantity": 1},
        {"sku": "D-4", "price": 5, "quantity": 1},
    ],
    "tags": ["new", "gift"],
    "coupon": None,
    "note": "leave it at the door",
    "channel": "web",
}
CHANGED: dict[str, Any] = {
    **{name: value for name, value in ORDER.items() if name != "coupon"},
    "items": [ORDER["items"][0], {**ORDER["items"][1], "price": "3.5"}, *ORDER["items"][2:]],
    "tags": ["gift", "new"],
    "customer": {"name": "Ana", "city": "Oslo", "country": "NO"},
}
PATHS = (
    PathDifference("customer.country", PathFault.EXTRA, ABSENT, "NO"),
    PathDifference("items.1.price", PathFault.TYPE, 3.5, "3.5"),
    PathDifference("tags", PathFault.ORDER, ORDER["tags"], CHANGED["tags"]),
    PathDifference("coupon", PathFault.MISSING_FOR_NULL, None, ABSENT),
)


def listed(*items: Any, form: Form = Form.DOCUMENTS) -> Documents:
    return Documents(form, items)


def gone(*items: Any, copies: int = 1) -> tuple[CountedDocument, ...]:
    return tuple(CountedDocument(item, copies, 0) for item in items)


def added(*items: Any, copies: int = 1) -> tuple[CountedDocument, ...]:
    return tuple(CountedDocument(item, 0, copies) for item in items)


def changed_paths() -> DocumentDifference:
    pair = DocumentPair(ORDER, CHANGED, PATHS, 1, 0)
    other = {"_id": 8, "status": "open"}
    return DocumentDifference(
        listed(other, ORDER), listed(CHANGED, other), missing=gone(ORDER), extra=added(CHANGED),
        pairs=(pair,),
    )  # fmt: skip


def small_documents() -> DocumentDifference:
    """Nothing but small documents, and each kind of fault."""
    cases = [
        (PathFault.MISSING, "total", 5, ABSENT),
        (PathFault.NULL_FOR_MISSING, "total", ABSENT, None),
        (PathFault.VALUE, "total", Decimal128("12.50"), Decimal128("12.75")),
    ]
    pairs = []
    for number, (fault, path, expected, actual) in enumerate(cases):
        sides = [
            {"city": f"city {number}", **({} if value is ABSENT else {path: value})}
            for value in (expected, actual)
        ]
        paths = (PathDifference(path, fault, expected, actual),)
        pairs.append(DocumentPair(sides[0], sides[1], paths, number, number))
    return DocumentDifference(
        listed(*(pair.expected for pair in pairs)),
        listed(*(pair.actual for pair in pairs)),
        missing=gone(*(pair.expected for pair in pairs)),
        extra=added(*(pair.actual for pair in pairs)),
        pairs=tuple(pairs),
    )


def lengths() -> DocumentDifference:
    sides = [{"_id": 1, "readings": list(range(size))} for size in (3, 60)]
    path = PathDifference("readings", PathFault.LENGTH, sides[0]["readings"], sides[1]["readings"])
    pair = DocumentPair(sides[0], sides[1], (path,), 0, 0)
    return DocumentDifference(
        listed(sides[0]), listed(sides[1]), missing=gone(sides[0]), extra=added(sides[1]),
        pairs=(pair,),
    )  # fmt: skip


def missing_and_extra() -> DocumentDifference:
    expected = [{"_id": number, "name": f"name {number}"} for number in range(1, 20)]
    other = {"_id": OID, "lines": [{"n": n, "words": "some words " * 3} for n in range(40)]}
    return DocumentDifference(
        listed(*expected), listed(*expected[8:], other), missing=gone(*expected[:8]),
        extra=added(other),
    )  # fmt: skip


def copies() -> DocumentDifference:
    found = [{"city": "Oslo"}, {"city": "Bergen"}, {"city": "Vadsø"}]
    return DocumentDifference(
        listed(found[0], found[1], found[1], found[2]), listed(found[0], found[0], found[0], found[1], found[2]),
        miscounted=(CountedDocument(found[0], 1, 3), CountedDocument(found[1], 2, 1)),
    )  # fmt: skip


def nothing_came() -> DocumentDifference:
    found = [{"city": "Oslo", "count": 2}, {"city": "Bergen", "count": 1}]
    return DocumentDifference(listed(*found), listed(), missing=gone(*found))


def other_form() -> DocumentDifference:
    found = {"city": "Oslo", "count": 2}
    return DocumentDifference(
        listed(found), listed(2, form=Form.VALUE), forms=(Form.DOCUMENTS, Form.VALUE)
    )


def one_document() -> DocumentDifference:
    return DocumentDifference(
        listed(None, form=Form.DOCUMENT), listed({"_id": 1}, form=Form.DOCUMENT),
        missing=gone(None), extra=added({"_id": 1}),
    )  # fmt: skip


def values() -> DocumentDifference:
    return DocumentDifference(
        listed("NO", "SE", None, form=Form.VALUES), listed("NO", "no ", "", form=Form.VALUES),
        missing=gone("SE", None), extra=added("no ", ""),
    )  # fmt: skip


def one_value() -> DocumentDifference:
    path = PathDifference("", PathFault.VALUE, 12, 13)
    return DocumentDifference(
        listed(12, form=Form.VALUE), listed(13, form=Form.VALUE), missing=gone(12), extra=added(13),
        pairs=(DocumentPair(12, 13, (path,), 0, 0),),
    )  # fmt: skip


def order() -> DocumentDifference:
    expected = [{"_id": n, "name": f"name {n}", "total": 100 - n} for n in range(12)]
    actual = [*expected[:5], expected[6], expected[5], *expected[7:]]
    return DocumentDifference(
        listed(*expected), listed(*actual), order=DocumentOrder(5, expected[5], actual[5])
    )


def long_texts() -> DocumentDifference:
    """The place at which long texts part is in sight."""
    sides = [{"_id": 1, "text": "a" * 90 + end + "\x1b[2J\u202e"} for end in ("end", "END")]
    path = PathDifference("text", PathFault.VALUE, sides[0]["text"], sides[1]["text"])
    return DocumentDifference(
        listed(sides[0]), listed(sides[1]), missing=gone(sides[0]), extra=added(sides[1]),
        pairs=(DocumentPair(sides[0], sides[1], (path,), 0, 0),),
    )  # fmt: skip


def ids_that_do_not_count() -> DocumentDifference:
    """Copies that differ in `_id` alone belong to one another; the `_id` is not shown as alike."""
    expected = [{"_id": number, "city": "Oslo", "count": 2} for number in (1, 2)]
    actual = [{"_id": number, "city": "Oslo", "count": 3} for number in (8, 9)]
    path = PathDifference("count", PathFault.VALUE, 2, 3)
    return DocumentDifference(
        listed(*expected), listed(*actual), missing=gone(expected[0], copies=2),
        extra=added(actual[0], copies=2),
        pairs=tuple(DocumentPair(expected[n], actual[n], (path,), n, n) for n in (0, 1)),
    )  # fmt: skip


SAMPLES = {
    function.__name__: function
    for function in (
        changed_paths, small_documents, lengths, missing_and_extra, copies, nothing_came,
        other_form, one_document, values, one_value, order, long_texts, ids_that_do_not_count,
    )
}  # fmt: skip


def exercise() -> Exercise:
    trap = Trap(
        "tags-as-text", "why it is there is not shown", {}, Outcome(None),
        {"orders": (ORDER, {"_id": OID, "tags": "gift"}), "customers": ()},
    )  # fmt: skip
    return Exercise(
        id="mongo/arrays/sample", folder=Path("nowhere"), track=Track.MONGO, title="A sample",
        dataset="shop", kind=Kind.QUERY, level=2, topics=("arrays",),
        policy=Policy(order_by=(SortKey("total", descending=True),)), limits=Limits(),
        state_relations=(), prompt="Which?\n", starter="", hints=("a", "b", "c"),
        solutions=("db.orders.find()\n",), expected=Outcome(None), traps=(trap,), wrong_answers=(),
    )  # fmt: skip


def report(difference: DocumentDifference, case: str = "shipped", relation: str = "") -> Report:
    found = CaseReport(
        case, Verdict.WRONG, (), None, relation, Outcome(None, documents=difference.expected),
        Outcome(None, documents=difference.actual), difference,
    )  # fmt: skip
    finding = Finding("wrong-values", "The documents are not those that were asked for.")
    return Report(
        "mongo/arrays/sample", "mongodb", Verdict.WRONG, (finding,), (found,), 0.1234,
        server="secantusdb 0.7",
    )  # fmt: skip


def drawn(draw: Callable[[Console], None], width: int) -> str:
    file = io.StringIO()
    draw(make_console(file, width))
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def compare_with_golden(name: str, text: str) -> None:
    path = golden / f"{name}.txt"
    if os.environ.get("DOJO_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert path.exists(), f"DOJO_GOLDEN=write pytest {__file__} writes {path}"
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("shape", SAMPLES)
def test_a_difference_of_documents_looks_as_it_did(shape: str, width: int) -> None:
    one = report(SAMPLES[shape]())
    text = drawn(lambda console: show_report(one, exercise(), console), width)
    compare_with_golden(f"documents-{shape}-{width}", text)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("shape", SAMPLES)
def test_no_difference_is_wider_than_the_terminal_or_commands_it(shape: str, width: int) -> None:
    one = report(SAMPLES[shape](), "tags-as-text", "orders")
    text = drawn(lambda console: show_report(one, exercise(), console), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("shape", SAMPLES)
def test_what_differs_is_told_by_a_sign_and_by_colour(shape: str) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="standard", width=100)
    show_report(report(SAMPLES[shape]()), exercise(), console)
    lines = file.getvalue().splitlines()[2:-1]
    signed = [line for line in lines if re.match(r"(\x1b\[[0-9;]*m)*[~+-] ", line)]
    assert signed
    assert all(re.match(r"\x1b\[(1;)?3[135]m", line) for line in signed), signed


@pytest.mark.parametrize("number", [1, 2])
def test_many_documents_that_differ_are_drawn_in_a_moment(number: int) -> None:
    """Each is there `number` times; most are in no pair. It took 13 seconds once."""
    expected, actual = (
        [{"_id": n, "a": [{"b": n + more}] * 9} for n in range(20_000)] for more in (0, 1)
    )
    pairs = tuple(
        DocumentPair(one, other, (PathDifference("a.0.b", PathFault.VALUE, n, n + 1),), n, n)
        for n, (one, other) in enumerate(zip(expected[:1000], actual, strict=False))
    )
    difference = DocumentDifference(
        listed(*expected), listed(*actual), missing=gone(*expected, copies=number),
        extra=added(*actual, copies=number), pairs=pairs,
    )  # fmt: skip
    start = time.perf_counter()
    assert len(drawn(lambda console: show_report(report(difference), None, console), 80)) < 10_000
    assert time.perf_counter() - start < 6


def test_a_trap_of_collections_is_shown() -> None:
    one = report(values(), "tags-as-text", "orders")
    text = drawn(lambda console: show_report(one, exercise(), console), 80)
    compare_with_golden("documents-trap-80", text)


def test_a_plan_is_shown_beside_the_one_expected() -> None:
    plans = [Plan("IXSCAN", False, False, 12, 0, 12), Plan("COLLSCAN", True, True, 0, 4000, 12)]
    sides = [Outcome(None, plan=plan) for plan in plans]
    case = CaseReport("shipped", Verdict.WRONG, expected=sides[0], actual=sides[1])
    one = Report("mongo/indexes/sample", "mongodb", Verdict.WRONG, (), (case,), 0.1)
    text = drawn(lambda console: show_report(one, None, console), 80)
    compare_with_golden("documents-plan-80", text)


def run(*items: Any, form: Form = Form.DOCUMENTS, **others: Documents) -> Run:
    return Run(
        "mongodb", Verdict.CORRECT, None, (), 0.05, documents=Documents(form, items),
        collections=others, server="secantusdb 0.7",
    )  # fmt: skip


RUNS = {
    "documents": run(*[ORDER, {"_id": OID, "list": list(range(100))}] * 15),
    "none": run(),
    "values": run("NO", None, 3, form=Form.VALUES),
    "null": run(None, form=Form.DOCUMENT),
    "change": run(
        {"acknowledged": True, "matchedCount": 2, "modifiedCount": 1}, form=Form.CHANGE,
        orders=listed(ORDER, CHANGED),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_a_run_of_a_command_looks_as_it_did(name: str) -> None:
    text = drawn(lambda console: show_run(RUNS[name], console), 80)
    compare_with_golden(f"documents-run-{name}", text)


WRITTEN = [
    ({"a": 1, "b c": [], "$set": {}, "1x": None}, "{ a: 1, 'b c': [], $set: {}, '1x': null }"),
    ([True, False, 1.0, 1.5, Int64(5), -0.0], "[ true, false, 1, 1.5, 5, -0 ]"),
    ([float("nan"), float("inf"), 1e21, 1e-7], "[ NaN, Infinity, 1e+21, 1e-7 ]"),
    (datetime(2024, 2, 29, 23, 59, 59, 7000), "ISODate('2024-02-29T23:59:59.007Z')"),
    (OID, "ObjectId('65a000000000000000000001')"),
    (Decimal128("12.50"), "Decimal128('12.50')"),
    (uuid.UUID(int=1), "UUID('00000000-0000-0000-0000-000000000001')"),
    (Timestamp(5, 6), "Timestamp({ t: 5, i: 6 })"),
    ([Regex("^a", "i"), re.compile("b")], "[ /^a/i, /b/ ]"),
    ([MinKey(), MaxKey()], "[ MinKey(), MaxKey() ]"),
    (Binary(b"ab", 0), "Binary.createFromBase64('YWI=', 0)"),
    (Code("f()"), "Code('f()')"),
    (["", "it's", "'\"`", "a\\b"], "[ '', \"it's\", '\\'\"`', 'a\\\\b' ]"),
    ("a\x1b[2J\u202e\u00a0\u2003\n", "'a\\x1b[2J\\u202e\\xa0\\u2003\\n'"),
    (ABSENT, "(missing)"),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_a_value_is_written_as_mongosh_writes_it(value: Any, text: str) -> None:
    assert written(value) == text


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.datetimes()
    | st.just(OID)
)
some_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(), inner, max_size=9),
    max_leaves=30,
)


@given(some_values, st.integers(4, 90), st.integers(2, 30))
@settings(deadline=None)
def test_a_value_always_fits_its_lines(value: Any, width: int, most: int) -> None:
    lines = value_lines(value, width, most)
    assert 1 <= len(lines) <= most
    assert all(cell_len(line) <= width and visible(line) == line for line in lines)
    packed = packed_lines(value, width)
    assert all(cell_len(line) <= width and visible(line) == line for line in packed)
    text = brief(value, width)
    assert cell_len(text) <= width
    assert text == written(value) or text.endswith("…")


def test_a_report_of_sql_loads_nothing_for_documents() -> None:
    program = (
        "import sys, grader.reports.terminal\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'bson'"
        " or name.startswith('grader.reports.doc') or name.endswith('reports.mongosh')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("dataset", ["shop", "lab", "telemetry"])
def test_the_collections_are_readable_at_80_columns(library: Library, dataset: str) -> None:
    collections = library.collections(dataset)
    text = drawn(lambda console: show_collections(collections, console), 80)
    assert max(len(line) for line in text.splitlines()) <= 80
    for collection in collections:
        assert re.search(rf"^{collection.name}\b", text, re.MULTILINE)
        for index in collection.indexes:
            assert f"INDEX {index.name} {{ " in text
        for path in collection.paths():
            name = path.rpartition(".")[2]
            assert re.search(rf"^ +{re.escape(name)}( |$)", text, re.MULTILINE), path
    compare_with_golden(f"collections-{dataset}-80", text)
