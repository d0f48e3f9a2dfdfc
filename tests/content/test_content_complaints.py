"""Broken exercise folders: every complaint names the file, the key and the way out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Library
from grader.content.schema import parse_schema
from grader.errors import ContentProblem, UsageProblem

ID = "sql/joins/customers-without-orders"


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Library:
    """A course of one exercise that a test may break."""
    for name in (f"exercises/{ID}", "schemas/shop", "seed_data/shop"):
        shutil.copytree(root / name, tmp_path / name)
    return Library(tmp_path)


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def write(name: str, text: str | bytes) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)

    return apply


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


BREAKS: list[tuple[str, Callable[[Path], None], tuple[str, ...]]] = [
    ("unknown key", change("exercise.toml", "title =", "titel ="), ("exercise.toml", "titel", "did you mean `title`")),
    ("wrong format", change("exercise.toml", "format = 1", "format = 2"), ("exercise.toml", "format", "2", "format = 1")),
    ("no format", change("exercise.toml", "format = 1", ""), ("exercise.toml", "format", "missing")),
    ("not toml", change("exercise.toml", "title =", "title"), ("exercise.toml", "not TOML", "line")),
    ("unknown kind", change("exercise.toml", 'kind = "query"', 'kind = "qery"'), ("kind", "qery", "did you mean 'query'")),
    ("level out of range", change("exercise.toml", "level = ", "level = 1"), ("level", "from 1 to 5")),
    ("topics no list", change("exercise.toml", "topics = [", "topics = 3 # ["), ("topics", "list of texts")),
    ("broken expected.json", write("expected.json", "{"), ("expected.json", "not JSON at line 1")),
    ("expected.json of another format", write("expected.json", '{"format": 7}'), ("expected.json", "format")),
    ("expected.json without result", write("expected.json", '{"format": 1}'), ("expected.json", '"result"')),
    ("no expected.json", remove("expected.json"), ("expected.json", "missing", "dojo author record")),
    ("no prompt", remove("prompt.md"), ("prompt.md", "missing")),
    ("prompt not UTF-8", write("prompt.md", b"caf\xe9"), ("prompt.md", "not UTF-8")),
    ("two hints", write("hints.md", "## a\nb\n## c\nd\n"), ("hints.md", "has 2 hints")),
    ("wrong answer not pinned", write("wrong/x.sql", "SELECT 1"), ("x.sql", "line 1", "-- verdict:")),
    ("wrong answer with unknown verdict", write("wrong/x.sql", "-- verdict: bad, code: y\n"), ("x.sql", "bad", "known")),
    ("trap of unknown key", write("traps/x.json", '{"format":1,"why":"w","tabels":{},"expected":{}}'), ("x.json", "tabels", "did you mean `tables`")),
    ("trap with a short row", write("traps/x.json", '{"format":1,"why":"w","tables":{"orders":{"columns":["a","b"],"rows":[[1]]}},"expected":{}}'), ("x.json", "tables.orders.rows", "row 1")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("breaking", "words"), [case[1:] for case in BREAKS], ids=[case[0] for case in BREAKS]
)
def test_a_broken_exercise_is_refused_by_name(
    copy: Library, breaking: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    copy.load(ID)
    breaking(copy.folder(ID))
    with pytest.raises(ContentProblem) as caught:
        copy.load(ID)
    told = f"{caught.value.title} {caught.value.message} {caught.value.fix}"
    for word in words:
        assert word in told


def test_an_expected_value_that_does_not_fit_names_row_and_column(copy: Library) -> None:
    path = copy.folder(ID) / "expected.json"
    raw = json.loads(path.read_text())
    raw["result"]["rows"][1][0] = "no number"
    path.write_text(json.dumps(raw))
    with pytest.raises(ContentProblem, match=r"rows\[1\], column customer_id: 'no number'"):
        copy.load(ID)


FIND = [
    (ID, ID),
    ("customers-without-orders", ID),
    ("joins/customers-without", ID),
    ("exercises/" + ID, ID),
]


@pytest.mark.parametrize(("text", "found"), FIND)
def test_an_unambiguous_part_of_an_id_will_do(library: Library, text: str, found: str) -> None:
    assert library.find(text) == found


@pytest.mark.parametrize("text", ["", "zzz", "../..", "sql/../../etc", "sql/joins/x\0y", "/"])
def test_what_names_no_exercise_is_told(library: Library, text: str) -> None:
    with pytest.raises(UsageProblem):
        library.find(text)


def test_a_misspelt_id_gets_the_nearest(library: Library) -> None:
    with pytest.raises(UsageProblem) as caught:
        library.find("customers-wihtout-orders")
    assert ID in caught.value.fix


def test_an_ambiguous_part_lists_what_it_fits(library: Library) -> None:
    with pytest.raises(UsageProblem, match="fits"):
        library.find("joins")


SCHEMAS = [
    ("CREATE TABLE a (x int); DROP TABLE a", "only CREATE TABLE"),
    ("CREATE TABLE a (", "not PostgreSQL"),
    ("CREATE TABLE a (x int REFERENCES b (y)); CREATE TABLE b (y int)", "stands after it"),
    ("COMMENT ON TABLE a IS 'x'", "names no table"),
    ("", "no CREATE TABLE"),
]


@pytest.mark.parametrize(("text", "words"), SCHEMAS)
def test_a_schema_that_cannot_be_read_is_refused(text: str, words: str) -> None:
    with pytest.raises(ContentProblem, match=words):
        parse_schema("x", Path("postgres.sql"), text)


def test_all_rules_of_a_table_are_read() -> None:
    schema = parse_schema(
        "x",
        Path("postgres.sql"),
        """
        CREATE TABLE a (x integer, y text UNIQUE, PRIMARY KEY (x));
        CREATE TABLE b (
            p integer NOT NULL DEFAULT 0 CHECK (p >= 0), q numeric(10, 2), r text[], x integer REFERENCES a,
            CONSTRAINT b_pk PRIMARY KEY (p, x),
            CONSTRAINT b_q CHECK (q > 0 OR q IS NULL),
            CONSTRAINT b_a FOREIGN KEY (x) REFERENCES a (x),
            UNIQUE (q, r)
        );
        COMMENT ON COLUMN b.q IS 'how many';
        """,
    )
    a, b = schema.tables
    assert a.primary_key == ("x",)
    assert a.unique == (("y",),)
    assert a.columns[0].not_null
    assert b.primary_key == ("p", "x")
    assert [column.type for column in b.columns] == [
        "integer",
        "numeric(10,2)",
        "text[]",
        "integer",
    ]
    assert b.columns[0].default == "0"
    assert b.columns[1].comment == "how many"
    assert [key.table for key in b.foreign_keys] == ["a", "a"]
    assert len(b.checks) == 2
    assert b.unique == (("q", "r"),)
