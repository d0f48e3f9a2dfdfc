"""A table's rules in the order in which a row is made: what is chosen when, and checked when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from grader.models import ForeignKey, Schema, Table
from grader.traps.columns import ColumnType
from grader.traps.data.pools import Pool, pool
from grader.traps.data.salt import Salt
from grader.traps.predicates import Predicate, column_types, predicates
from grader.traps.problems import Unfillable
from grader.traps.rules import places_of
from grader.traps.terms import Term


@dataclass(slots=True)
class Choice:
    """One step in making a row: a column, or all columns of a foreign key at once.

    `checks` and `unique` are the rules that can be asked once the step is done; `hints` give
    values of columns chosen before that the rules compare this one with.
    """

    places: tuple[int, ...]
    key: ForeignKey | None = None
    there: tuple[int, ...] = ()
    """Where the columns referred to stand in their table."""
    checks: list[Predicate] = field(default_factory=list)
    unique: list[tuple[int, ...]] = field(default_factory=list)
    hints: list[Term] = field(default_factory=list)


@dataclass(slots=True)
class TablePlan:
    """All that is needed to make rows of one table."""

    table: Table
    types: tuple[ColumnType, ...]
    nullable: tuple[bool, ...]
    choices: list[Choice]
    pools: dict[int, Pool]
    numbered: int | None
    """The place of an integer that is the whole primary key and refers to nothing."""
    referred: bool
    """Whether another table refers to this one."""


def wanted(schema: Schema, names: Sequence[str] | None) -> list[Table]:
    """The tables asked for and all that they refer to, each after those it needs.

    Where tables refer to one another in a circle, one that may do without comes first.
    """
    todo = list(names if names is not None else (table.name for table in schema.tables))
    chosen: dict[str, Table] = {}
    while todo:
        name = todo.pop()
        table = schema.table(name)
        if table is None:
            raise Unfillable(name, f"the dataset {schema.dataset} has no such table")
        if name not in chosen:
            chosen[name] = table
            todo += [key.table for key in table.foreign_keys]
    left = [table for table in schema.tables if table.name in chosen]
    ordered: list[Table] = []
    while left:
        done = {table.name for table in ordered}
        ready = next((one for one in left if not _needs(one, nullable=True) - done), None)
        ready = ready or next((one for one in left if not _needs(one, nullable=False) - done), None)
        ready = ready or left[0]
        ordered.append(ready)
        left.remove(ready)
    return ordered


def inherited(salt: Salt, tables: Sequence[Table]) -> Salt:
    """The salt, where a column that is referred to takes over what those that refer to it have."""
    columns = dict(salt.columns)
    for table in reversed(tables):
        for key in table.foreign_keys:
            for here, there in zip(key.columns, key.references, strict=True):
                mine = columns.get((table.name, here), ())
                if mine:
                    known = columns.get((key.table, there), ())
                    more = tuple(value for value in mine if value not in known)
                    columns[key.table, there] = known + more
    return replace(salt, columns=columns)


def plan(schema: Schema, table: Table, salt: Salt) -> TablePlan:
    """Plan one table. Raises UnknownRule, and Unfillable where a column can hold nothing."""
    types = column_types(table)
    rules = predicates(table)
    choices = _choices(schema, table)
    keyed = {place for choice in choices if choice.key for place in choice.places}
    order = {
        place: at for at, choice in reversed(list(enumerate(choices))) for place in choice.places
    }
    for rule in rules:
        if rule.columns:
            choices[max(order[place] for place in rule.columns)].checks.append(rule)
    for columns in (table.primary_key, *table.unique):
        if columns:
            places = places_of(table, columns)
            choices[max(order[place] for place in places)].unique.append(places)
    pools = {}
    for choice in choices:
        for place in choice.places:
            at = order[place]
            if choice.key is None:
                choice.hints += [
                    term
                    for rule in rules
                    for term in rule.notes.hints.get(place, ())
                    if all(order[other] < at for other in term.columns)
                ]
            key = place in keyed or table.columns[place].name in table.primary_key
            pools[place] = pool(table, place, types[place], rules, salt, key)
            if place not in keyed and table.columns[place].not_null and not pools[place].all:
                column = table.columns[place].name
                raise Unfillable(
                    table.name, f"no value was found for {column} that keeps its rules"
                )
    return TablePlan(
        table, types, tuple(not column.not_null for column in table.columns), choices, pools,
        _numbered(table, types, keyed),
        any(key.table == table.name for other in schema.tables for key in other.foreign_keys
            if other.name != table.name),
    )  # fmt: skip


def _needs(table: Table, *, nullable: bool) -> set[str]:
    """The other tables that must stand before; those behind nullable keys count if `nullable`."""
    return {
        key.table
        for key in table.foreign_keys
        if key.table != table.name
        and (nullable or all(_not_null(table, name) for name in key.columns))
    }


def _not_null(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.not_null


def _choices(schema: Schema, table: Table) -> list[Choice]:
    """Own keys first, then foreign keys, the widest first, then the other columns."""
    referring = {name for key in table.foreign_keys for name in key.columns}
    names = [column.name for column in table.columns]
    own = [name for name in names if name in table.primary_key and name not in referring]
    rest = [name for name in names if name not in own and name not in referring]
    keys = sorted(table.foreign_keys, key=lambda key: -len(key.columns))
    return [
        *(Choice((names.index(name),)) for name in own if len(table.primary_key) == 1),
        *(Choice(places_of(table, key.columns), key, _there(schema, key)) for key in keys),
        *(Choice((names.index(name),)) for name in own if len(table.primary_key) > 1),
        *(Choice((names.index(name),)) for name in rest),
    ]


def _there(schema: Schema, key: ForeignKey) -> tuple[int, ...]:
    table = schema.table(key.table)
    if table is None:
        raise Unfillable(key.table, f"{key.name} refers to a table that is not there")
    return places_of(table, key.references)


def _numbered(table: Table, types: Sequence[ColumnType], keyed: set[int]) -> int | None:
    if len(table.primary_key) != 1:
        return None
    (place,) = places_of(table, table.primary_key)
    whole = types[place].kind in ("smallint", "integer", "bigint")
    return place if whole and place not in keyed else None
