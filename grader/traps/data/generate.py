"""Small databases from a schema alone, which keep all of its rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from grader.models import Schema, Table, TableRows
from grader.traps.data.plan import TablePlan, inherited, plan, wanted
from grader.traps.data.rows import Filling
from grader.traps.data.salt import Salt
from grader.traps.data.shape import Shape, shape_of
from grader.traps.data.vary import vary
from grader.traps.problems import Unfillable

_KEPT = 8
_PROBES = 24


class Generator:
    """Makes datasets for one schema and salt; the rules are read once.

    `tables` are those wanted; all that they refer to come with them. Raises UnknownRule for a
    rule or type of these tables that cannot be evaluated, Unfillable where one can hold no row.
    """

    def __init__(self, schema: Schema, salt: Salt, tables: Sequence[str] | None = None) -> None:
        self._schema = schema
        self._tables = wanted(schema, tables)
        salt = inherited(salt, self._tables)
        self._plans = [plan(schema, table, salt) for table in self._tables]
        self._asked = set(tables) if tables is not None else {one.name for one in self._tables}
        self._fillable: set[str] = set()

    def dataset(self, seed: int, shape: Shape | None = None) -> dict[str, TableRows]:
        """One dataset, tables in the order in which they can be loaded; the same for a seed.

        Seeds that follow one another go through all shapes. A row stands after the rows of its
        own table that it refers to. A key to a table that comes later in a circle is NULL.
        """
        filling = self._filled(seed, shape or shape_of(seed))
        for number, one in enumerate(self._plans):
            name = one.table.name
            if filling.rows[name]:
                self._fillable.add(name)
            elif name not in self._fillable:
                self._probe(number)
        return {one.table.name: _written(one, filling) for one in self._plans}

    def varied(self, tables: Mapping[str, TableRows], seed: int) -> dict[str, TableRows]:
        """One of these datasets with a few changes; the same for a seed. See `vary`."""
        plans = {one.table.name: one for one in self._plans}
        return vary(self._schema, plans, tables, Random(seed))

    def _filled(self, seed: int, shape: Shape, upto: int | None = None) -> Filling:
        random = Random(seed)
        filling = Filling(random, shape)
        empty: set[str] = set()
        if shape is Shape.EMPTY:
            names = [table.name for table in self._tables if table.name in self._asked]
            empty = set(random.sample(names, random.randint(1, max(1, len(names) // 2))))
        for one in self._plans[:upto]:
            filling.fill(one, empty=one.table.name in empty)
        return filling

    def _probe(self, number: int) -> None:
        """Raise Unfillable where no seed gives a row of this table."""
        table = self._plans[number].table
        shapes = (Shape.PLAIN, Shape.MANY_GROUPS, Shape.CROWD, Shape.FULL)
        for seed in range(_PROBES):
            if self._filled(seed, shapes[seed % 4], number + 1).rows[table.name]:
                self._fillable.add(table.name)
                return
        raise Unfillable(table.name, f"no row was found that keeps its rules: {_rules(table)}")


def generate(
    schema: Schema,
    salt: Salt,
    *,
    seed: int,
    shape: Shape | None = None,
    tables: Sequence[str] | None = None,
) -> Mapping[str, TableRows]:
    """One small database, at most 8 rows a table; see `Generator`, which it keeps for next time."""
    key = (id(schema), id(salt), tuple(tables) if tables is not None else None)
    found = _generators.get(key)
    if found is None:
        if len(_generators) >= _KEPT:
            _generators.clear()
        # The schema and the salt are kept with it, so that their ids stay theirs.
        found = _generators[key] = (Generator(schema, salt, tables), schema, salt)
    return found[0].dataset(seed, shape)


_generators: dict[
    tuple[int, int, tuple[str, ...] | None], tuple[Generator, Schema, Salt]
] = {}  # fmt: skip


def _written(plan: TablePlan, filling: Filling) -> TableRows:
    writers = [kind.write for kind in plan.types]
    rows = (
        tuple(
            None if cell is None else write(cell) for write, cell in zip(writers, row, strict=True)
        )
        for row in filling.rows[plan.table.name]
    )
    return TableRows(tuple(column.name for column in plan.table.columns), tuple(rows))


def _rules(table: Table) -> str:
    return "; ".join(check.sql for check in table.checks) or "its keys"
