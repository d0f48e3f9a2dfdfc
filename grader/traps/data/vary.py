"""Datasets that differ a little from one that is known to be telling.

Where an answer holds several conditions, a row that meets all of them is rare; a change to such a
row that leaves all but one of them met shows the edges of that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from grader.models import Schema, TableRows
from grader.traps.data.plan import TablePlan
from grader.traps.rules import key_of
from grader.traps.states import Database, Rows, State

_MOST_ROWS = 8
_TRIES = 12
_MOST_EDITS = 4


def vary(
    schema: Schema, plans: Mapping[str, TablePlan], tables: Mapping[str, TableRows], random: Random
) -> dict[str, TableRows]:
    """The tables with one to four changes that keep every rule: a cell, a row twice, a row less.

    `plans` are those of all tables that `tables` names. The same rows come back where no change was
    found that keeps the rules.
    """
    database = Database(schema, tables)
    state = database.read(tables)
    for _ in range(random.randint(1, _MOST_EDITS)):
        for _ in range(_TRIES):
            other = _edited(database, plans, state, random)
            if other is not None and database.legal(other, other):
                state = other
                break
    return database.write(state)


def _edited(
    database: Database, plans: Mapping[str, TablePlan], state: State, random: Random
) -> State | None:
    name = random.choice([name for name, rows in state.items() for _ in rows] or [""])
    if not name:
        return None
    rows, plan = state[name], plans[name]
    at = random.randrange(len(rows))
    how = random.random()
    if how < 0.08:
        return database.without(state, [(name, at)])
    row = list(rows[at])
    if how < 0.4:
        if len(rows) >= _MOST_ROWS:
            return None
        if plan.numbered is not None:
            row[plan.numbered] = _new_number(rows, plan.numbered, random)
        if plan.numbered is None or random.random() < 0.7:
            for _ in range(random.randint(1, 2)):
                _change(plan, state, row, len(rows), random)
        return {**state, name: (*rows, tuple(row))}
    _change(plan, state, row, at, random)
    return {**state, name: (*rows[:at], tuple(row), *rows[at + 1 :])}


def _new_number(rows: Rows, place: int, random: Random) -> int:
    numbers = [row[place] for row in rows]
    low, high = int(min(numbers)), int(max(numbers))
    return low - 1 if low > 1 and random.random() < 0.5 else high + 1


def _change(plan: TablePlan, state: State, row: list[Any], at: int, random: Random) -> None:
    """Set one column, or all of one foreign key, to something else; the row stands at `at`."""
    choice = random.choice(plan.choices)
    name = plan.table.name
    if choice.key is not None:
        target = state.get(choice.key.table, ())
        # A row that refers to its own table refers to one that stands before it.
        keys = [
            key_of(other, choice.there)
            for other in target[: at if choice.key.table == name else None]
        ]
        values = (
            random.choice(keys) if keys and random.random() < 0.8 else [None] * len(choice.places)
        )
        for place, value in zip(choice.places, values, strict=True):
            row[place] = value
        return
    (place,) = choice.places
    row[place] = _value(plan, state[name], place, random)


def _value(plan: TablePlan, rows: Rows, place: int, random: Random) -> Any:
    pool = plan.pools[place]
    how = random.random()
    if how < 0.12 and plan.nullable[place]:
        return None
    if how < 0.35:
        return random.choice(rows)[place]
    values = pool.salted if pool.salted and how < 0.85 else pool.all
    return random.choice(values) if values else random.choice(rows)[place]
