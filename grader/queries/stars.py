"""What `*` stands for, where DuckDB would give it other names or another order."""

from __future__ import annotations

from collections.abc import Iterable

from grader.queries.scope import Relation, Visible

Spelt = tuple[str, str, str]
"""A column's relation or "", its name in DuckDB and its name in PostgreSQL."""


def engine_names(names: Iterable[str]) -> list[str]:
    """The names that DuckDB gives columns of a subquery: `x`, `x_1`, `x_2` where they are alike."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        new, count = name, 0
        while new.lower() in taken:
            count += 1
            new = f"{name}_{count}"
        taken.add(new.lower())
        found.append(new)
    return found


def has_twins(relation: Relation) -> bool:
    """True where two columns of a relation have one name."""
    names = [column.name.lower() for column in relation.columns or ()]
    return len(set(names)) < len(names)


def spelt_out(columns: Iterable[Visible]) -> list[Spelt]:
    """The columns, which stand in the order of their relations' own."""
    at: dict[int, int] = {}
    found: list[Spelt] = []
    for column in columns:
        relation = column.relation
        if relation is None or relation.columns is None:
            found.append(("", column.name, column.name))
            continue
        own = [item.name for item in relation.columns]
        place = at.get(id(relation), 0)
        while own[place] != column.name:
            place += 1
        at[id(relation)] = place + 1
        found.append((relation.name, engine_names(own)[place], column.name))
    return found
