"""Answers are the learner's: begun once, never overwritten, moved aside on demand."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from grader.errors import WorkspaceProblem
from grader.models import Exercise, Kind, Limits, Outcome, Policy, Track
from grader.workspace import Workspace


@pytest.fixture
def exercise() -> Exercise:
    return Exercise(
        id="sql/joins/some-slug",
        folder=Path("nowhere"),
        track=Track.SQL,
        title="Some",
        dataset="shop",
        kind=Kind.QUERY,
        level=1,
        topics=("joins",),
        policy=Policy(),
        limits=Limits(),
        state_relations=(),
        prompt="",
        starter="-- Some\nSELECT\n",
        hints=("a", "b", "c"),
        solutions=("SELECT 1",),
        expected=Outcome(None),
        traps=(),
        wrong_answers=(),
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path)[0]


def test_it_is_found_from_any_folder_below(tmp_path: Path, workspace: Workspace) -> None:
    below = tmp_path / "answers" / "sql" / "deep"
    below.mkdir(parents=True)
    found = Workspace.find(below)
    assert found is not None
    assert found.folder == workspace.folder


def test_it_is_not_found_where_there_is_none(tmp_path: Path) -> None:
    assert Workspace.find(tmp_path) is None


def test_creating_it_again_changes_nothing(workspace: Workspace, exercise: Exercise) -> None:
    path, _ = workspace.ensure_answer(exercise)
    path.write_text("mine")
    again, fresh = Workspace.create(workspace.folder)
    assert not fresh
    assert again.answer_path(exercise.id).read_text() == "mine"


def test_a_file_in_the_way_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceProblem):
        Workspace.create(tmp_path / "file")


def test_an_answer_is_begun_from_the_starter_once(workspace: Workspace, exercise: Exercise) -> None:
    path, begun = workspace.ensure_answer(exercise)
    assert begun
    assert path == workspace.folder / "answers/sql/joins/some-slug.sql"
    assert path.read_text() == exercise.starter
    path.write_text("mine")
    assert workspace.ensure_answer(exercise) == (path, False)
    assert path.read_text() == "mine"


def test_an_emptied_answer_and_a_dangling_link_are_left_alone(
    workspace: Workspace, exercise: Exercise
) -> None:
    path, _ = workspace.ensure_answer(exercise)
    path.write_text("")
    assert not workspace.ensure_answer(exercise)[1]
    path.unlink()
    path.symlink_to(workspace.folder / "elsewhere")
    assert not workspace.ensure_answer(exercise)[1]
    assert path.is_symlink()


def test_where_hard_links_are_unknown_the_file_is_still_begun(
    workspace: Workspace, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    path, begun = workspace.ensure_answer(exercise)
    assert begun
    assert path.read_text() == exercise.starter


def test_many_beginning_at_once_make_one_whole_file(
    workspace: Workspace, exercise: Exercise
) -> None:
    begun: list[bool] = []
    threads = [
        threading.Thread(target=lambda: begun.append(workspace.ensure_answer(exercise)[1]))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert begun.count(True) == 1
    assert workspace.answer_path(exercise.id).read_text() == exercise.starter
    assert sorted(path.name for path in (workspace.folder / ".dojo").iterdir()) == [
        "README",
        "attempts.jsonl",
    ]


def test_a_reset_moves_the_old_answer_aside(workspace: Workspace, exercise: Exercise) -> None:
    path, _ = workspace.ensure_answer(exercise)
    olds = []
    for text in ("first", "second", "third"):
        path.write_text(text)
        done = workspace.reset(exercise)
        assert done.old is not None
        olds.append(done.old)
        assert path.read_text() == exercise.starter
    assert [old.read_text() for old in olds] == ["first", "second", "third"]
    assert len(set(olds)) == 3
    assert all(old.suffix == ".sql" for old in olds)


def test_a_reset_of_an_untouched_or_missing_answer_moves_nothing(
    workspace: Workspace, exercise: Exercise
) -> None:
    assert workspace.reset(exercise).old is None
    assert workspace.reset(exercise).old is None
    assert workspace.answer_path(exercise.id).read_text() == exercise.starter


def test_a_reset_that_cannot_move_leaves_the_answer(
    workspace: Workspace, exercise: Exercise
) -> None:
    path, _ = workspace.ensure_answer(exercise)
    path.write_text("mine")
    (workspace.folder / ".dojo" / "old").write_text("a file in the way")
    with pytest.raises(WorkspaceProblem):
        workspace.reset(exercise)
    assert path.read_text() == "mine"


def test_writability_is_checked_without_leaving_anything(workspace: Workspace) -> None:
    workspace.check_writable()
    assert not list((workspace.folder / ".dojo").glob("probe*"))
    workspace.log.path.unlink()
    workspace.log.path.mkdir()
    with pytest.raises(WorkspaceProblem):
        workspace.check_writable()
