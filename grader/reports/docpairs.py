"""A pair of documents drawn: a line for each path that differs, then both, merged."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from grader.models import DocumentPair, PathDifference, PathFault
from grader.reports.columnsview import styles
from grader.reports.docdiff import FieldLine, differing, field_lines
from grader.reports.folding import cut
from grader.reports.grid import counted
from grader.reports.mongosh import missing, type_name
from grader.reports.text import visible

_most_paths = 8
_most_fields = 30
_signs = {PathFault.MISSING: "-", PathFault.EXTRA: "+"}
_typed = (PathFault.TYPE,)


def pair_lines(pair: DocumentPair, width: int, noun: str, *, numbered: bool) -> list[Text]:
    """All of one pair; `numbered` says where the two stand in their lists, from 1."""
    lines = []
    if numbered:
        places = pair.expected_index + 1, pair.actual_index + 1
        words = f"{noun} {places[0]:,} of the expected, {places[1]:,} of yours"
        lines.append(Text(f"   {words}", style="bold"))
    lines += _path_lines(pair.paths[:_most_paths], width)
    left = len(pair.paths) - _most_paths
    if left > 0:
        lines.append(Text(f"…  {counted(left, 'more differing path')}", style="dim"))
    if pair.paths and all(fault.path == "" for fault in pair.paths):
        return lines  # a value: there is nothing around it to show
    return lines + _merged(field_lines(pair), width)


def _path_lines(faults: Sequence[PathDifference], width: int) -> list[Text]:
    """`items.0.price  expected 12.5  got '12.5' (string)`, one a line or three where narrow."""
    rows = [_told(fault, max(12, (width - 40) // 2)) for fault in faults]
    named = max((cell_len(path) for path, _, _ in rows), default=0)
    first = max((cell_len(left) for _, left, _ in rows), default=0)
    second = max((cell_len(right) for _, _, right in rows), default=0)
    lines: list[Text] = []
    beside = 3 + named + 2 + 9 + first + 2 + 4 + second <= width
    for fault, (path, left, right) in zip(faults, rows, strict=True):
        sign = _signs.get(fault.fault, "~")
        style = styles[sign]
        if beside:
            name = path + " " * (named - cell_len(path)) + "  " if named else ""
            blanks = " " * (first - cell_len(left))
            words = f"{sign}  {name}expected {left}{blanks}  got {right}"
            lines.append(Text(words, style=style, no_wrap=True))
            continue
        if path:
            lines.append(Text(f"{sign}  {cut(path, width - 3)}", style=style, no_wrap=True))
        for word, text in (("expected", left), ("got", right)):
            words = f"   {word:8} {text}"
            lines.append(Text(cut(words, width), style=style, no_wrap=True))
    return lines


def _told(fault: PathDifference, room: int) -> tuple[str, str, str]:
    """The path and what is said of the two values there."""
    left, right = differing(fault.expected, fault.actual, room)
    if fault.fault in _typed:
        right += f" ({type_name(fault.actual)})"
        if left == right.partition(" (")[0]:
            left += f" ({type_name(fault.expected)})"
    elif fault.fault is PathFault.LENGTH:
        left, right = (
            counted(len(side), "element") if isinstance(side, (list, tuple)) else text
            for side, text in ((fault.expected, left), (fault.actual, right))
        )
    elif fault.fault is PathFault.ORDER:
        right += " (another order)"
    return visible(fault.path), left, right


def _merged(lines: Sequence[FieldLine], width: int) -> list[Text]:
    shown = lines[:_most_fields]
    half = (width - 6) // 2
    sides = [(_side(line, 0), _side(line, 1)) for line in shown]
    widest = max(cell_len(text) for pair in sides for text in pair)
    if widest <= half:
        block = max(widest, len("expected"))
        drawn = [_beside(" ", "expected", "yours", block, "bold")]
        drawn += [
            _fold(line)
            if line.sign == "…"
            else _beside(line.sign, left, right, block, styles.get(line.sign, ""))
            for line, (left, right) in zip(shown, sides, strict=True)
        ]
    else:
        drawn = [_stacked(line, width) for line in shown]
    left_out = len(lines) - len(shown)
    if left_out:
        drawn.append(Text(f"…  {counted(left_out, 'more line')}", style="dim"))
    return drawn


def _side(line: FieldLine, side: int) -> str:
    """One side's text; a field that is not there has a mark where it is compared."""
    if line.sign == "…":
        return ""
    value = (line.left, line.right)[side]
    indent = "  " * line.depth
    if line.sign in "~-+":
        value = f"⟦{value}⟧" if value != missing or line.sign == "~" else value
    return f"{indent}{line.label}{value}"


def _beside(sign: str, left: str, right: str, block: int, style: str) -> Text:
    padding = " " * (block - cell_len(left))
    line = Text.assemble((f"{sign}  {left}{padding}", style), (" │ ", "dim"), (right, style))
    line.no_wrap = True
    line.rstrip()
    return line


def _stacked(line: FieldLine, width: int) -> Text:
    """Both sides on one line: once where they are alike, else with an arrow between."""
    if line.sign == "…":
        return _fold(line)
    start = f"{line.sign}  {'  ' * line.depth}{line.label}"
    if line.sign in " =":
        return Text(
            cut(f"{start}{line.left}", width), style=styles.get(line.sign, ""), no_wrap=True
        )
    left, right = (f"⟦{text}⟧" for text in (line.left, line.right))
    room = width - cell_len(start) - 3
    if cell_len(left) + cell_len(right) > room:
        left, right = (f"⟦{cut(text[1:-1], max(2, room // 2 - 2))}⟧" for text in (left, right))
    return Text(cut(f"{start}{left} → {right}", width), style=styles[line.sign], no_wrap=True)


def _fold(line: FieldLine) -> Text:
    return Text(f"…  {'  ' * line.depth}{line.left}", style="dim", no_wrap=True)
