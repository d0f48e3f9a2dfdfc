"""Mutants of a pipeline's stages and of the commands around it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from grader.traps.pipelines.edits import Edit, exchanged, moved, show, stage_name, without
from grader.traps.pipelines.statement import Statement

_shaping = ("$group", "$unwind", "$limit", "$skip", "$lookup", "$setWindowFields", "$bucket",
            "$facet", "$sort")  # fmt: skip


def stage_dropped(statement: Statement) -> Iterator[Edit]:
    """Each stage left out."""
    for spot in statement.all("pipeline"):
        whole = spot.path[-2:] == ("arguments", "pipeline")
        for index, stage in enumerate(spot.value):
            if whole or len(spot.value) > 1:
                edit = spot.drop(index, f"the stage {show(stage)} was dropped")
                yield Edit(edit.what, stage_name(stage), edit.path, edit.change)


def stages_swapped(statement: Statement) -> Iterator[Edit]:
    """Each stage and the next exchanged."""
    for spot in statement.all("pipeline"):
        for at in range(len(spot.value) - 1):
            one, two = spot.value[at : at + 2]
            what = f"{stage_name(two)} came before {stage_name(one)}"
            yield Edit(
                what, stage_name(one), spot.path,
                partial(exchanged, one=at, two=at + 1),
            )  # fmt: skip


def match_moved(statement: Statement) -> Iterator[Edit]:
    """A filter before or behind a stage that groups, unwinds, joins or limits."""
    for spot in statement.all("pipeline"):
        names = [stage_name(stage) for stage in spot.value]
        for start, name in enumerate(names):
            for end, other in enumerate(names if name == "$match" else ()):
                if start != end and other in _shaping:
                    side = "behind" if end > start else "before"
                    what = f"$match {show(spot.value[start]['$match'])} came {side} {other}"
                    yield Edit(
                        what, name, spot.path,
                        partial(moved, start=start, end=end),
                    )  # fmt: skip


def limit_moved(statement: Statement) -> Iterator[Edit]:
    """A limit or skip at the start of its pipeline, or at the end."""
    for spot in statement.all("pipeline"):
        for start, stage in enumerate(spot.value):
            name = stage_name(stage)
            for end in (0, len(spot.value) - 1) if name in ("$limit", "$skip") else ():
                place = "first" if end == 0 else "last"
                yield Edit(
                    f"{show(stage)} came {place}", name, spot.path,
                    partial(moved, start=start, end=end),
                )  # fmt: skip


def branch_changed(statement: Statement) -> Iterator[Edit]:
    """A branch of `$facet` left out, or two exchanged."""
    for spot in statement.all("facet"):
        names = list(spot.value)
        for at, name in enumerate(names):
            if len(names) > 1:
                yield spot.drop(name, f"the branch {name} was dropped")
            for other in names[at + 1 :]:
                yield spot.change(
                    f"the branches {name} and {other} were exchanged",
                    partial(exchanged, one=name, two=other),
                )


def command_dropped(statement: Statement) -> Iterator[Edit]:
    """One of several commands left out, or two exchanged; the same for a bulk write's parts."""
    count = len(statement.root)
    for at in range(count if count > 1 else 0):
        what = f"the command {statement.root[at]['operation']} was dropped"
        yield Edit(what, "command", (), partial(without, step=at))
    for spot in statement.all("operations"):
        for at in range(len(spot.value)):
            if len(spot.value) > 1:
                yield spot.drop(at)
            if at:
                yield spot.change(
                    f"operations {at} and {at + 1} were exchanged",
                    partial(exchanged, one=at - 1, two=at),
                )


operators = {
    "stage-dropped": stage_dropped,
    "stages-swapped": stages_swapped,
    "match-moved": match_moved,
    "limit-moved": limit_moved,
    "facet-branch": branch_changed,
    "command-dropped": command_dropped,
}
