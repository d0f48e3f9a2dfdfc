"""The columns of two results against each other."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from grader.models import Column, Difference, family
from grader.reports.text import visible

styles = {"=": "dim", "~": "yellow", "-": "red", "+": "magenta", "…": "dim"}
"""The colour of each sign; it says nothing that the sign does not."""
_most = 24


def column_lines(difference: Difference) -> list[Text]:
    """The two lists of columns, a sign before each."""
    rows = _by_place(difference) if difference.columns.reordered else _by_name(difference)
    if len(rows) > _most:
        rows = [row for row in rows if row[0] != "="]
    shown = rows[:_most]
    widest = max(len("expected columns"), *(cell_len(left) for _, left, _ in shown))
    lines = [Text(f"   {'expected columns':{widest}} │ your columns", style="bold")]
    for sign, left, right in shown:
        padding = " " * (widest - cell_len(left))
        line = Text(f"{sign}  {left}{padding} │ {right}", style=styles[sign], no_wrap=True)
        line.rstrip()
        lines.append(line)
    if len(rows) > len(shown):
        lines.append(Text(f"…  {len(rows) - len(shown)} more differing columns", style="dim"))
    return lines


def _by_place(difference: Difference) -> list[tuple[str, str, str]]:
    expected, actual = difference.expected.columns, difference.actual.columns
    rows = []
    for place in range(max(len(expected), len(actual))):
        left = expected[place] if place < len(expected) else None
        right = actual[place] if place < len(actual) else None
        if left is None or right is None:
            sign = "+" if left is None else "-"
        else:
            sign = "=" if left.name.lower() == right.name.lower() else "~"
        rows.append((sign, _described(left), _described(right)))
    return rows


def _by_name(difference: Difference) -> list[tuple[str, str, str]]:
    columns = difference.columns
    renamed = {place: new for place, _, new in columns.renamed}
    clashing = {clash.column.lower() for clash in columns.clashes}
    left_over = list(difference.actual.columns)
    rows = []
    for place, column in enumerate(difference.expected.columns):
        name = renamed.get(place, column.name).lower()
        partner = next((other for other in left_over if other.name.lower() == name), None)
        if partner is None:
            rows.append(("-", _described(column), ""))
            continue
        left_over.remove(partner)
        differs = place in renamed or column.name.lower() in clashing or _clash(column, partner)
        sign = "~" if differs else "="
        rows.append((sign, _described(column), _described(partner)))
    return rows + [("+", "", _described(column)) for column in left_over]


def _clash(expected: Column, actual: Column) -> bool:
    families = {family(expected.type), family(actual.type)} - {"unknown"}
    return len(families) > 1


def _described(column: Column | None) -> str:
    return "" if column is None else f"{visible(column.name)} {visible(column.type)}"
