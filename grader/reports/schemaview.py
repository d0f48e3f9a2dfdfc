"""A dataset's schema shown: its tables with their rules, and the diagram of how they refer."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from grader.models import Schema, Table
from grader.reports.diagram import diagram
from grader.reports.text import visible


def show_schema(schema: Schema, console: Console) -> None:
    """Every table, then the entity-relationship diagram."""
    for table in schema.tables:
        _show_table(table, console)
        console.print()
    console.print(Text(f"How the tables of {visible(schema.dataset)} refer", style="bold"))
    console.print()
    for line in diagram(schema, min(console.width, 120)):
        console.print(Text(visible(line)), no_wrap=True, crop=True)


def _show_table(table: Table, console: Console) -> None:
    title = Text(visible(table.name), style="bold cyan")
    if table.comment:
        title.append(f"  {visible(table.comment)}", style="not bold default")
    console.print(title)
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_column()
    grid.add_column(overflow="fold", ratio=1)
    for column in table.columns:
        rules = ["NOT NULL" if column.not_null or column.name in table.primary_key else ""]
        if column.default is not None:
            rules.append(f"DEFAULT {column.default}")
        grid.add_row(
            Text(visible(column.name), style="bold" if column.name in table.primary_key else ""),
            Text(visible(column.type)),
            Text(visible("\n".join(rule for rule in rules if rule), keep="\n"), style="dim"),
            Text(visible(column.comment)),
        )
    console.print(Padding(grid, (0, 0, 0, 2)))
    for rule in _rules(table):
        console.print(Padding(Text(visible(rule), style="dim"), (0, 0, 0, 2)))


def _rules(table: Table) -> list[str]:
    rules = []
    if table.primary_key:
        rules.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    rules += [f"UNIQUE ({', '.join(columns)})" for columns in table.unique]
    for key in table.foreign_keys:
        own, other = ", ".join(key.columns), ", ".join(key.references)
        rules.append(f"FOREIGN KEY ({own}) -> {key.table} ({other})")
    return rules + [f"CHECK ({check.sql})" for check in table.checks]
