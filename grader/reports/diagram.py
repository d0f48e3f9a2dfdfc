"""An entity-relationship diagram in plain text.

A box stands for a table and names its key columns; tables are laid in ranks, each below those it
refers to. The arrows are listed below, one a foreign key.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from grader.models import ForeignKey, Schema, Table

_gap = 2


def diagram(schema: Schema, width: int) -> list[str]:
    """The diagram's lines, at most `width` wide where names allow."""
    lines: list[str] = []
    for number, rank in enumerate(_ranks(schema)):
        if number:
            lines.append("  ▲ refer to the tables above")
        lines += _shelve([_box(table, width) for table in rank], width)
    arrows = [arrow for table in schema.tables for arrow in _arrows(table)]
    if arrows:
        lines.append("")
        longest = max(cell_len(arrow) for arrow, _ in arrows)
        column = min(longest, width - 2 - max(cell_len(meaning) for _, meaning in arrows))
        for arrow, meaning in arrows:
            joined = f"{arrow}{' ' * (column - cell_len(arrow))}  {meaning}"
            lines += [joined] if cell_len(joined) <= width else [arrow, f"    {meaning}"]
    return lines


def _ranks(schema: Schema) -> list[list[Table]]:
    """Tables by the longest way along foreign keys to a table that refers to nothing."""
    ranks: dict[str, int] = {}
    for table in schema.tables:
        above = [ranks[key.table] + 1 for key in table.foreign_keys if key.table in ranks]
        ranks[table.name] = max(above, default=0)
    count = max(ranks.values(), default=-1) + 1
    return [[table for table in schema.tables if ranks[table.name] == n] for n in range(count)]


def _box(table: Table, width: int) -> list[str]:
    referring = {name: key for key in table.foreign_keys for name in key.columns}
    keys = [*table.primary_key, *(name for name in referring if name not in table.primary_key)]
    rows = []
    for name in keys:
        mark = (
            f"{'PK' if name in table.primary_key else '  '} {'FK' if name in referring else '  '}"
        )
        rows.append(f"{mark} {name}")
    rest = len(table.columns) - len(keys)
    if rest:
        rows.append(f"      +{rest} column{'' if rest == 1 else 's'}")
    inner = min(max(cell_len(text) for text in (*rows, table.name)), width - 4)
    lines = ["┌─" + "─" * inner + "─┐", _filled(table.name, inner), "├─" + "─" * inner + "─┤"]
    return [*lines, *(_filled(row, inner) for row in rows), "└─" + "─" * inner + "─┘"]


def _filled(text: str, inner: int) -> str:
    if len(text) > inner:
        text = text[: inner - 1] + "…"
    return f"│ {text}{' ' * (inner - cell_len(text))} │"


def _shelve(boxes: Sequence[list[str]], width: int) -> list[str]:
    """Boxes beside each other, as many as fit, then the next shelf."""
    lines: list[str] = []
    shelf: list[list[str]] = []
    for box in (*boxes, None):
        used = sum(len(other[0]) + _gap for other in shelf)
        if box is None or (shelf and used + len(box[0]) > width):
            height = max((len(other) for other in shelf), default=0)
            for row in range(height):
                cells = (other[row] if row < len(other) else " " * len(other[0]) for other in shelf)
                lines.append((" " * _gap).join(cells).rstrip())
            shelf = []
        if box is not None:
            shelf.append(box)
    return lines


def _arrows(table: Table) -> list[tuple[str, str]]:
    return [
        (
            f"{_side(table.name, key.columns)} -> {_side(key.table, key.references)}",
            _how(table, key),
        )
        for key in table.foreign_keys
    ]


def _side(table: str, columns: Sequence[str]) -> str:
    return f"{table}.{columns[0]}" if len(columns) == 1 else f"{table}.({', '.join(columns)})"


def _how(table: Table, key: ForeignKey) -> str:
    own = set(key.columns)
    alone = any(set(unique) <= own for unique in (table.primary_key, *table.unique) if unique)
    columns = [table.column(name) for name in key.columns]
    optional = any(
        column is not None and not column.not_null and column.name not in table.primary_key
        for column in columns
    )
    meaning = "one to one" if alone else "many to one"
    return f"{meaning} or none" if optional else meaning
