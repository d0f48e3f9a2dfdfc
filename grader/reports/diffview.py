"""The lines of a diff drawn: side by side where the width allows, else one column under another."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.models import Column, Difference, Policy, Row, Value
from grader.reports.columnsview import column_lines, styles
from grader.reports.diff import DiffLine, order_lines, row_lines
from grader.reports.grid import (
    Fit,
    cell_text,
    counted,
    fit,
    headings,
    hidden_note,
    lay_out,
    natural_widths,
    right_aligned,
)
from grader.reports.text import cell

_words = {"=": "alike", "~": "changed", "-": "missing", "+": "extra"}
_widest = 32


def difference_lines(difference: Difference, width: int, policy: Policy) -> list[Text]:
    """All that is shown of a difference: columns, then rows or the place where the order parts."""
    keys = {key.column.lower() for key in policy.order_by}
    lines: list[Text] = []
    if difference.columns:
        lines += column_lines(difference)
    if difference.aligned is None or (difference.columns and difference.rows_agree):
        return lines
    if lines:
        lines.append(Text())
    if not difference.rows_agree:
        return lines + _rows(row_lines(difference), difference, width, set())
    if difference.order is not None:
        place = difference.order.index + 1
        lines.append(Text(f"The order parts at row {place}.", style="bold"))
        lines += _rows(order_lines(difference), difference, width, keys)
    return lines


def _rows(
    diff: Sequence[DiffLine], difference: Difference, width: int, keys: set[str]
) -> list[Text]:
    """The lines of rows; columns in `keys` are left out last."""
    aligned = difference.aligned or difference.actual
    expected = difference.expected
    extra_names = []
    if any(line.place is not None for line in diff):
        extra_names.append("row")
    if any(line.copies is not None for line in diff):
        extra_names.append("×")
    added = [Column(name, "integer") for name in extra_names]
    left_columns = (*added, *expected.columns)
    right_columns = (*added, *aligned.columns)
    offset = len(added)
    keep = {
        *range(offset),
        *(place + offset for line in diff for place in line.columns),
        *(place + offset for place, _, _ in difference.columns.renamed),
        *(n for n, column in enumerate(left_columns) if column.name.lower() in keys),
    }
    sides = [
        (
            _cells(line, (line.expected, line.actual), 0, extra_names),
            _cells(line, (line.actual, line.expected), 1, extra_names),
        )
        for line in diff
    ]
    titles = (
        f"expected · {counted(len(expected.rows), 'row')}",
        f"yours · {counted(len(aligned.rows), 'row')}",
    )
    half = (width - 6) // 2
    heads = (headings(left_columns), headings(right_columns))
    rights = (right_aligned(left_columns), right_aligned(right_columns))
    everything = [
        *([text.plain for text in head] for head in heads),
        *([text.plain for text in side] for pair in sides for side in pair if side),
    ]
    natural = natural_widths(everything, len(left_columns), _widest)
    layout = fit(natural, half, keep)
    names = [text.plain for text in heads[0]]
    in_full = not layout.hidden and layout.widths == tuple(natural)
    if in_full or "row" in extra_names:
        lines = _side_by_side(diff, sides, layout, titles, heads, rights)
    else:
        lines, layout = _stacked(diff, sides, titles, heads, rights[0], keep, width)
    lines += hidden_note(layout, names)
    words = _words | ({"~": "another row"} if "row" in extra_names else {})
    legend = "  ".join(
        f"{sign} {word}" for sign, word in words.items() if any(line.sign == sign for line in diff)
    )
    if "×" in extra_names:
        legend += "  × copies"
    return [*lines, Text(legend, style="dim")] if legend else lines


def _side_by_side(
    diff: Sequence[DiffLine],
    sides: Sequence[tuple[list[Text], list[Text]]],
    layout: Fit,
    titles: tuple[str, str],
    heads: tuple[list[Text], list[Text]],
    rights: tuple[list[bool], list[bool]],
) -> list[Text]:
    block = max(layout.width, *(len(title) for title in titles))

    def joined(sign: str, left: Text, right: Text) -> Text:
        left.pad_right(max(0, block - left.cell_len))
        line = Text(f"{sign}  ", style=styles.get(sign, ""), no_wrap=True, overflow="crop")
        line = Text.assemble(line, left, (" │ ", "dim"), right)
        line.rstrip()
        return line

    lines = [
        joined(" ", Text(titles[0], style="bold"), Text(titles[1], style="bold")),
        joined(
            " ", *(lay_out(head, layout, right) for head, right in zip(heads, rights, strict=True))
        ),
    ]
    for line, (left, right) in zip(diff, sides, strict=True):
        if line.sign == "…":
            lines.append(_fold_line(line))
            continue
        blank = Text()
        lines.append(
            joined(
                line.sign,
                lay_out(left, layout, rights[0]) if left else blank.copy(),
                lay_out(right, layout, rights[1]) if right else blank.copy(),
            )
        )
    return lines


def _stacked(
    diff: Sequence[DiffLine],
    sides: Sequence[tuple[list[Text], list[Text]]],
    titles: tuple[str, str],
    heads: tuple[list[Text], list[Text]],
    right: list[bool],
    keep: set[int],
    width: int,
) -> tuple[list[Text], Fit]:
    merged = []
    for expected, actual in sides:
        if expected and actual:
            merged.append(
                [
                    left if left == other else Text.assemble(left, (" → ", "bold"), other)
                    for left, other in zip(expected, actual, strict=True)
                ]
            )
        else:
            merged.append(expected or actual)
    plain = [[text.plain for text in row] for row in (heads[0], *merged) if row]
    layout = fit(natural_widths(plain, len(right), 2 * _widest), width - 3, keep)
    lines = [
        Text(f"   {titles[0]}, {titles[1]}", style="bold"),
        Text.assemble("   ", lay_out(heads[0], layout, right)),
    ]
    for line, row in zip(diff, merged, strict=True):
        if line.sign == "…":
            lines.append(_fold_line(line))
            continue
        shown = Text.assemble((f"{line.sign}  ", styles[line.sign]), lay_out(row, layout, right))
        shown.rstrip()
        lines.append(shown)
    return lines, layout


def _cells(
    line: DiffLine, rows: tuple[Row | None, Row | None], side: int, extra: list[str]
) -> list[Text]:
    """One side of a line, or no cells where the row is not on that side.

    `rows` are this side's row and the other's; `side` is 0 for the expected one.
    """
    own, other = rows
    if own is None:
        return []
    cells = []
    for name in extra:
        if name == "row":
            cells.append(Text(str(line.place), style="dim"))
        else:
            cells.append(_marked(str(line.copies[side])) if line.copies else Text())
    style = "" if line.sign in "=~" or line.copies else styles[line.sign]
    for place, value in enumerate(own):
        if place in line.columns and other is not None:
            cells.append(_marked(_differing(value, other[place])))
        else:
            text = cell_text(value)
            if style and value is not None:
                text.stylize(style)
            cells.append(text)
    return cells


def _marked(text: str) -> Text:
    return Text(f"⟦{text}⟧", style="bold yellow")


def _differing(value: Value, other: Value) -> str:
    """A cell's text beside the cell it differs from, cut so that the difference is in sight."""
    text, against = cell(value, differs=True), cell(other, differs=True)
    if text == against and isinstance(value, str):
        return f"'{text}'"
    common = 0
    for mine, theirs in zip(text, against, strict=False):
        if mine != theirs:
            break
        common += 1
    if common > _widest // 2 and max(len(text), len(against)) > _widest - 2:
        return "…" + text[common - 6 :]
    return text


def _fold_line(line: DiffLine) -> Text:
    if line.signs:
        counts = ", ".join(f"{count:,} {_words[sign]}" for sign, count in line.signs)
        total = sum(count for _, count in line.signs)
        return Text(f"…  {counted(total, 'more differing row')} ({counts})", style="dim")
    return Text(f"…  {counted(line.folded, 'more row')} alike", style="dim")
