"""MongoDB exercises made, recorded and checked."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from author.bench import ID, SETTINGS, TWIN, Bench
from grader.author import check_exercise, format_json, scaffold
from grader.author import record as record_exercise
from grader.author.documents import has_path
from grader.content import Library
from grader.errors import ContentProblem, UsageProblem
from grader.models import Finding, Verdict

if TYPE_CHECKING:
    from grader.grade import Grader

Write = Callable[..., Path]


def bench(library: Library, unsupported: tuple[str, ...] = ()) -> Grader:

    return cast("Grader", Bench(library, unsupported))


def record(library: Library) -> list[str]:
    folder = library.folder(ID)
    written = record_exercise(library, bench(library), ID)
    return [str(path.relative_to(folder)) for path in written]


def problems(library: Library) -> tuple[str, ...]:
    return check_exercise(library, bench(library), ID).problems


def test_a_scaffold_has_every_file_and_names_a_collection(course: Library) -> None:
    files = {path.name: path for path in scaffold(course, ID, "tiny")}
    assert "db.cities.find({})" in files["starter.mongodb.js"].read_text()
    assert set(files) >= {"exercise.toml", "prompt.md", "hints.md", "solution.mongodb.js"}
    assert tomllib.loads(files["exercise.toml"].read_text())["title"] == "Large cities"
    fresh = Library(course.root).load(ID, recorded=False)
    assert fresh.wrong_answers[0].verdict == "wrong"
    with pytest.raises(UsageProblem, match="exists"):
        scaffold(course, ID, "tiny")


@pytest.mark.parametrize(
    ("identifier", "dataset", "words"),
    [
        ("mongo/Arrays/x", "tiny", "not an exercise id"),
        ("nosql/arrays/x", "tiny", "not an exercise id"),
        ("mongo/arrays/x", "tinny", "no such dataset"),
        ("sql/arrays/x", "tiny", "no tables"),
    ],
)
def test_what_cannot_be_scaffolded_is_told(
    course: Library, identifier: str, dataset: str, words: str
) -> None:
    with pytest.raises(UsageProblem, match=words):
        scaffold(course, identifier, dataset)
    assert not list((course.root / "exercises").rglob("*"))


def test_recording_writes_one_document_a_line_and_only_once(course: Library, write: Write) -> None:
    folder = write()
    assert record(course) == ["expected.json", "traps/none.json"]
    assert (folder / "expected.json").read_text("utf-8").splitlines() == [
        "{",
        '  "format": 1,',
        '  "documents": {',
        '    "form": "documents",',
        '    "items": [',
        '      {"name": "Oslo", "people": 700},',
        '      {"name": "Bergen", "people": 290}',
        "    ]",
        "  }",
        "}",
    ]
    trap = (folder / "traps" / "none.json").read_text("utf-8")
    assert '      {"_id": {"$oid": "000000000000000000000000"}, "n": {"x": [1]}}\n' in trap
    assert record(course) == []
    assert course.load(ID).expected.documents is not None
    assert problems(course) == ()


def settings(kind: str, more: str = "") -> str:

    return SETTINGS.replace('"query"', f'"{kind}"') + more


STATE = '[state]\nrelations = ["cities"]\n'
KEPT: list[tuple[str, str, dict[str, str], set[str]]] = [
    ("// grow\n", settings("change", STATE), {}, {"collections"}),
    ("// take\n", settings("change", STATE), {}, {"documents", "collections"}),
    ("// index\n", settings("define"), {"planned__mongodb__js": "// large\n"}, {"plan"}),
    ("// count\n", settings("query"), {}, {"documents"}),
]


@pytest.mark.parametrize(("solution", "toml", "more", "keys"), KEPT)
def test_only_what_counts_is_recorded(
    course: Library, write: Write, solution: str, toml: str, more: dict[str, str], keys: set[str]
) -> None:
    folder = write(**{"exercise__toml": toml, "solution__mongodb__js": solution, **more})
    (folder / "traps" / "none.json").unlink()
    record(course)
    raw = json.loads((folder / "expected.json").read_text("utf-8"))
    assert set(raw) == {"format", *keys}
    assert set(raw.get("collections", {"cities": 1})) == {"cities"}


def test_a_reference_that_does_not_run_is_told(course: Library, write: Write) -> None:

    class Failing(Bench):
        def execute(self, *_: Any) -> Any:
            from grader.queries import Rejected

            return Rejected(Verdict.REFUSED, (Finding("syntax", "no such command"),))

    write()
    with pytest.raises(ContentProblem, match=r"solution\.mongodb\.js.*no such"):
        record_exercise(course, cast("Grader", Failing(course)), ID)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def emptied(folder: Path) -> None:
    raw = json.loads((folder / "expected.json").read_text("utf-8"))
    raw["documents"]["items"] = []
    (folder / "expected.json").write_text(json.dumps(raw), "utf-8")


def other_form(folder: Path) -> None:
    edit(folder, "traps/none.json", '"form": "documents"', '"form": "values"')


def policy(text: str, prompt: str = "") -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        (folder / "exercise.toml").write_text(settings("query", f"[compare]\n{text}\n"), "utf-8")
        if prompt:
            edit(folder, "prompt.md", "The documents may come in any order.", prompt)

    return apply


def top(text: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder, "exercise.toml", "level = 1", f"level = 1\n{text}")


def write_file(name: str, text: str = "// x\n") -> Callable[[Path], Any]:
    return lambda folder: (folder / name).write_text(text, "utf-8")


FAULTS: list[tuple[str, Callable[[Path], Any], str | None]] = [
    ("a stray file", write_file("notes.txt"), "notes.txt is no file"),
    ("an answer of SQL", write_file("wrong/x.sql"), "wrong/x.sql is no file"),
    ("no documents expected", emptied, "an answer that finds nothing would pass"),
    ("a trap of another form", other_form, "holds values, expected.json documents"),
    ("a sort key nobody has", policy('order_by = ["peple"]', "Sorted by peple."), "`compare.order_by` names peple"),
    ("an array nobody has", policy('unordered = ["tags"]'), "`compare.unordered` names tags"),
    ("a rounding nobody has", policy("round = { share = 1 }", "In any order, rounded to 1 decimal."), "`compare.round` names share"),
    ("an order not told", policy('order_by = ["people desc"]'), "does not state the order"),
    ("a rounding not told", policy("round = { people = 2 }"), "people is rounded to 2 decimals"),
    ("_id not told", policy("id = false"), "what becomes of _id"),
    ("_id told", policy("id = false", "In any order; the _id does not count."), None),
    ("a field not told", lambda folder: edit(folder, "prompt.md", "people", "souls"), "the output field people"),
    ("any order not told", lambda folder: edit(folder, "prompt.md", "any order", "an order"), "in any order"),
    ("a twin that is not there", top(f'twin = "{TWIN}x"'), "is no exercise"),
    ("a twin of this track", top(f'twin = "{ID}"'), "of the same track"),
    ("a twin", top(f'twin = "{TWIN}"'), None),
    ("a solution that is wrong", write_file("solution.2.mongodb.js", "// all\n"), "solution.2 is wrong"),
    ("a starter that passes", write_file("starter.mongodb.js", "// large\n"), "starter is correct"),
    ("tables in a trap", lambda folder: edit(folder, "traps/none.json", '"why"', '"tables": {"a": {"columns": [], "rows": []}}, "why"'), "has `collections`"),
    ("a query to plan without a plan", write_file("planned.mongodb.js"), "no plan"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "fault", "words"), FAULTS, ids=[what for what, *_ in FAULTS])
def test_a_fault_is_found_and_nothing_else(
    course: Library, write: Write, what: str, fault: Callable[[Path], Any], words: str | None
) -> None:
    assert what
    write(TWIN)
    folder = write()
    record(course)
    fault(folder)
    found = problems(Library(course.root))
    assert (words is None) == (not found), found
    if words is not None:
        assert words in found[0]
        assert len(found) == 1 or fault in (emptied, other_form)


def test_an_exercise_for_servers_is_told_where_it_cannot_be_judged(
    course: Library, write: Write
) -> None:
    folder = write()
    record(course)
    asked = ("// large\n", "// one\n")
    offline = check_exercise(course, bench(course, asked), ID)
    assert "solution is unsupported, not-offline (it is so)" in offline.problems
    assert offline.notes == ()
    top("offline = false")(folder)
    checked = check_exercise(course, bench(course, asked), ID)
    assert checked.problems == ()
    assert checked.notes == (
        "2 answers not judged on mongomock: `offline = false`; see mongodb",
    )  # fmt: skip
    (folder / "wrong" / "all.mongodb.js").write_text("// verdict: wrong, code: no\n// all\n")
    assert "pinned" in check_exercise(course, bench(course, asked), ID).problems[0]


PATHS = [
    ({"a": {"b": 1}}, "a.b", True),
    ({"a": {"b": 1}}, "a.c", False),
    ({"a": [{"b": None}, 3]}, "a.b", True),
    ({"a": [{"b": [1, 2]}]}, "a.0.b.1", True),
    ({"a": [1]}, "a.1", False),
    (None, "a", False),
    ({"a": "b"}, "a.b", False),
]


@pytest.mark.parametrize(("value", "path", "found"), PATHS)
def test_a_path_is_looked_for_as_queries_do(value: Any, path: str, found: bool) -> None:
    assert has_path(value, path.split(".")) is found


def test_every_recorded_file_of_the_repository_has_the_form_it_is_written_in(root: Path) -> None:
    files = [*root.glob("exercises/*/*/*/expected.json"), *root.glob("exercises/*/*/*/traps/*")]
    assert files
    for path in files:
        text = path.read_text("utf-8")
        assert text == format_json(json.loads(text)) + "\n", path


def test_a_new_exercise_is_begun_by_the_command(dojo: Callable[..., Any], course: Library) -> None:
    done = dojo("author", "new", ID, "--dataset", "tiny", "--root", str(course.root))
    assert done.returncode == 0, done.stderr
    assert "solution.mongodb.js" in done.stdout
    listed = json.loads(dojo("list", "--json", "--root", str(course.root)).stdout)
    assert listed[0]["engines"] == ["mongomock", "mongodb"]
