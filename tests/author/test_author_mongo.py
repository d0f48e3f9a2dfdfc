"""MongoDB exercises made, recorded and checked."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from author.bench import ALL, COUNT, DECLINED, GROW, ID, INDEX, LARGE, SETTINGS, TAKE, TWIN
from grader.author import check_exercise, format_json, scaffold
from grader.author import record as record_exercise
from grader.author.documents import has_path
from grader.content import Library
from grader.errors import ContentProblem, UsageProblem
from grader.grade import Grader

Write = Callable[..., Path]


def record(library: Library, grader: Grader) -> list[str]:
    folder = library.folder(ID)
    written = record_exercise(library, grader, ID)
    return [str(path.relative_to(folder)) for path in written]


def problems(library: Library, grader: Grader) -> tuple[str, ...]:
    return check_exercise(library, grader, ID).problems


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


def test_recording_writes_one_document_a_line_and_only_once(
    course: Library, write: Write, offline: Grader
) -> None:
    folder = write()
    assert record(course, offline) == ["expected.json", "traps/none.json"]
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
    assert record(course, offline) == []
    assert course.load(ID).expected.documents is not None
    assert problems(course, offline) == ()


def settings(kind: str, more: str = "") -> str:
    return SETTINGS.replace('"query"', f'"{kind}"') + more


STATE = '[state]\nrelations = ["cities"]\n'
KEPT: list[tuple[str, str, set[str]]] = [
    (GROW, settings("change", STATE), {"collections"}),
    (TAKE, settings("change", STATE), {"documents", "collections"}),
    (COUNT, settings("query"), {"documents"}),
]


@pytest.mark.parametrize(("solution", "toml", "keys"), KEPT)
def test_only_what_counts_is_recorded(
    course: Library, write: Write, offline: Grader, solution: str, toml: str, keys: set[str]
) -> None:
    folder = write(exercise__toml=toml, solution__mongodb__js=solution)
    (folder / "traps" / "none.json").unlink()
    record(course, offline)
    raw = json.loads((folder / "expected.json").read_text("utf-8"))
    assert set(raw) == {"format", *keys}
    assert set(raw.get("collections", {"cities": 1})) == {"cities"}


NOT_RUN = [
    (LARGE.replace("find", "finde"), "query", "finde is not a method"),
    (
        'db.cities.aggregate([{ $project: { n: { $divide: ["$people", 0] } } }])',
        "query",
        "on shipped: error",
    ),
    (DECLINED, "query", r"on shipped: declined: \$redact"),
    (INDEX, "define", "on shipped: declined: createIndex"),
]


@pytest.mark.parametrize(("solution", "kind", "words"), NOT_RUN)
def test_a_reference_that_does_not_run_is_told(
    course: Library, write: Write, offline: Grader, solution: str, kind: str, words: str
) -> None:
    folder = write(
        exercise__toml=settings(kind),
        solution__mongodb__js=solution,
        planned__mongodb__js=LARGE if kind == "define" else "",
    )
    with pytest.raises(ContentProblem, match=rf"solution\.mongodb\.js.*{words}"):
        record(course, offline)
    assert not (folder / "expected.json").exists()


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
    ("a solution that is wrong", write_file("solution.2.mongodb.js", ALL), "solution.2 is wrong"),
    ("a starter that passes", write_file("starter.mongodb.js", LARGE), "starter is correct"),
    ("tables in a trap", lambda folder: edit(folder, "traps/none.json", '"why"', '"tables": {"a": {"columns": [], "rows": []}}, "why"'), "has `collections`"),
    ("a query to plan without a plan", write_file("planned.mongodb.js", LARGE), "no plan"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "fault", "words"), FAULTS, ids=[what for what, *_ in FAULTS])
def test_a_fault_is_found_and_nothing_else(
    course: Library, write: Write, offline: Grader,
    what: str, fault: Callable[[Path], Any], words: str | None,
) -> None:  # fmt: skip
    assert what
    write(TWIN)
    folder = write()
    record(course, offline)
    fault(folder)
    found = problems(Library(course.root), offline)
    assert (words is None) == (not found), found
    if words is not None:
        assert words in found[0]
        assert len(found) == 1 or fault in (emptied, other_form)


def test_an_answer_for_servers_is_told_where_it_cannot_be_judged(
    course: Library, write: Write, offline: Grader
) -> None:
    folder = write()
    record(course, offline)
    (folder / "solution.mongodb.js").write_text(DECLINED, "utf-8")
    edit(
        folder,
        "wrong/one.mongodb.js",
        "db.cities.findOne",
        "db.cities.aggregate([{ $redact: 1 }]); //",
    )
    checked = check_exercise(course, offline, ID)
    (problem,) = checked.problems
    assert problem.startswith("solution is unsupported, not-offline ($redact cannot be judged")
    assert checked.notes == ("1 answer not judged on mongomock; see mongodb",)
    top("offline = false")(folder)
    checked = check_exercise(course, offline, ID)
    assert checked.problems == ()
    assert checked.notes == ("2 answers not judged on mongomock; see mongodb",)
    edit(folder, "wrong/all.mongodb.js", "extra-documents", "no")
    assert "pinned" in problems(course, offline)[0]


def test_an_exercise_of_indexes_is_left_to_a_server_that_tells_plans(
    course: Library, write: Write, offline: Grader
) -> None:
    folder = write(
        exercise__toml=settings("define"),
        solution__mongodb__js=INDEX,
        planned__mongodb__js=LARGE,
        starter__mongodb__js=INDEX.replace("people", "area"),
        **{
            f"wrong/{name}__mongodb__js": f"// verdict: wrong, code: {code}\n{text}"
            for name, code, text in (
                ("all", "collection-scan", INDEX.replace("people", "name")),
                ("none", "collection-scan", INDEX.replace("people", "tags")),
                ("one", "method-not-allowed", INDEX.replace("createIndex", "drop")),
            )
        },
    )
    (folder / "traps" / "none.json").unlink()
    plan = {
        "scan": "IXSCAN",
        "sorts": False,
        "fetches": True,
        "keys": 2,
        "documents": 2,
        "returned": 2,
    }
    (folder / "expected.json").write_text(json.dumps({"format": 1, "plan": plan}), "utf-8")
    assert problems(course, offline)[0].startswith(
        "solution is unsupported, not-offline (createIndex"
    )
    top("offline = false")(folder)
    checked = check_exercise(course, offline, ID)
    assert "is refused, method-not-allowed" in checked.problems[0]
    edit(folder, "wrong/one.mongodb.js", "verdict: wrong", "verdict: refused")
    checked = check_exercise(course, offline, ID)
    assert checked.problems == ()
    assert checked.notes == ("4 answers not judged on mongomock; see mongodb",)


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
