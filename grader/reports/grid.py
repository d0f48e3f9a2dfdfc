"""Rows of cells laid out in columns that fit the width, the least telling columns left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from grader.models import Column, Result, Value, family
from grader.reports.text import cell, visible

gap = 2
"""Blanks between columns."""
_floors = (20, 4)
"""Columns narrow to the first before any is left out, to the second before the line is cut."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Which columns are shown (positions, in order), how wide each is, and which are left out."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    hidden: tuple[int, ...]

    @property
    def width(self) -> int:
        """The width of a line."""
        return sum(self.widths) + gap * (len(self.widths) - 1)


def natural_widths(rows: Iterable[Sequence[str]], count: int, widest: int) -> list[int]:
    """How wide each of `count` columns would like to be, at most `widest`."""
    widths = [1] * count
    for row in rows:
        for place, text in enumerate(row):
            widths[place] = max(widths[place], min(cell_len(text), widest))
    return widths


def fit(natural: Sequence[int], width: int, keep: Collection[int] = ()) -> Fit:
    """Choose columns and widths for a line of `width`; those in `keep` are left out last."""
    widths = list(natural)
    shown = list(range(len(widths)))

    def total() -> int:
        return sum(widths[place] for place in shown) + gap * (len(shown) - 1)

    def narrow(floor: int) -> None:
        while total() > width:
            widest = max(shown, key=lambda place: widths[place])
            if widths[widest] <= floor:
                return
            widths[widest] -= 1

    narrow(_floors[0])
    droppable = [place for place in shown if place and place not in keep]
    while total() > width and droppable:
        shown.remove(droppable.pop())
    if total() > width:
        narrow(_floors[1])
    while total() > width and len(shown) > 1:
        shown.pop()
    hidden = tuple(place for place in range(len(widths)) if place not in shown)
    return Fit(tuple(shown), tuple(widths[place] for place in shown), hidden)


def lay_out(cells: Sequence[Text], layout: Fit, right: Sequence[bool]) -> Text:
    """One line of cells; longer ones end in `…`."""
    line = Text(no_wrap=True, overflow="crop")
    for number, (place, width) in enumerate(zip(layout.columns, layout.widths, strict=True)):
        text = cells[place].copy()
        text.truncate(width, overflow="ellipsis")
        text.align("right" if right[place] else "left", width)
        if number:
            line.append(" " * gap)
        line.append_text(text)
    return line


def right_aligned(columns: Iterable[Column]) -> list[bool]:
    """Which columns stand to the right: the numbers."""
    return [family(column.type) == "number" for column in columns]


def cell_text(value: Value) -> Text:
    """A cell as it stands in a table; NULL looks unlike any text."""
    return Text(cell(value), style="dim italic" if value is None else "")


def headings(columns: Iterable[Column]) -> list[Text]:
    """The columns' names."""
    return [Text(visible(column.name) or '""', style="bold") for column in columns]


def table_lines(result: Result, width: int, most_rows: int, *, types: bool = False) -> list[Text]:
    """A whole result as lines: names, perhaps types, rows; what was left out is counted."""
    if not result.columns:
        return [Text("(no columns)", style="dim")]
    head = [headings(result.columns)]
    if types:
        head.append([Text(visible(column.type), style="dim") for column in result.columns])
    body = [[cell_text(value) for value in row] for row in result.rows[:most_rows]]
    natural = natural_widths(
        ([text.plain for text in row] for row in (*head, *body)), len(result.columns), 40
    )
    layout = fit(natural, width)
    right = right_aligned(result.columns)
    lines = [lay_out(row, layout, right) for row in head]
    lines.append(Text("  ".join("─" * size for size in layout.widths), style="dim"))
    lines += [lay_out(row, layout, right) for row in body]
    left = len(result.rows) - len(body)
    if left:
        lines.append(Text(f"… {counted(left, 'more row')}", style="dim"))
    lines += hidden_note(layout, [text.plain for text in head[0]])
    return lines


def hidden_note(layout: Fit, names: Sequence[str]) -> list[Text]:
    """A line that names the columns left out, or none."""
    if not layout.hidden:
        return []
    hidden = [names[place] for place in layout.hidden if names[place]]
    named = ", ".join(hidden[:6]) + (", …" if len(hidden) > 6 else "")
    return [Text(f"… {counted(len(hidden), 'column')} not shown: {named}", style="dim")]


def counted(count: int, noun: str) -> str:
    """A number with its noun, such as "1 row" or "2,000 rows"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
