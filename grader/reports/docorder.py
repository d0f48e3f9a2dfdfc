"""Where the order of two lists of documents parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from grader.models import ABSENT, DocumentDifference, DocumentOrder, Form, Policy
from grader.reports.columnsview import styles
from grader.reports.folding import brief

_before, _after = 2, 6
_narrow = 70


def order_lines(
    difference: DocumentDifference, order: DocumentOrder, width: int, policy: Policy
) -> list[Text]:
    """The items around the first place at which the sort keys part, the keys first in each."""
    paths = [key.column for key in policy.order_by]
    noun = "value" if difference.expected.form is Form.VALUES else "document"
    lines = [Text(f"The order parts at {noun} {order.index + 1:,}.", style="bold")]
    start = max(0, order.index - _before)
    pairs = list(zip(difference.expected.items, difference.actual.items, strict=False))
    if start:
        lines.append(Text(f"…  {start:,} more {noun}{'' if start == 1 else 's'}", style="dim"))
    beside = width >= _narrow
    shown = [
        (place, left, right)
        for place, (left, right) in enumerate(pairs[start : order.index + _after], start=start + 1)
    ]
    digits = len(f"{shown[-1][0]:,}") if shown else 1
    room = (width - 7 - digits) // 2 if beside else width - 13 - digits
    texts = [
        tuple(brief(_keys_first(side, paths), room) for side in (left, right))
        for _, left, right in shown
    ]
    block = max((cell_len(left) for left, _ in texts), default=0)
    if beside:
        head = f"   {'':>{digits}} {'expected':{block}} │ yours"
        lines.append(Text(head, style="bold", no_wrap=True))
    for (place, expected, actual), (left, right) in zip(shown, texts, strict=True):
        parts = place > order.index and _keys(expected, paths) != _keys(actual, paths)
        sign = "~" if parts else "="
        if beside:
            padding = " " * (block - cell_len(left))
            words = [f"{sign}  {place:>{digits},} {left}{padding} │ {right}"]
        elif parts:
            words = [
                f"{sign}  {place:>{digits},} expected {left}",
                f"   {'':>{digits}} yours    {right}",
            ]
        else:
            words = [f"{sign}  {place:>{digits},} {left}"]
        lines += [Text(word, style=styles[sign], no_wrap=True) for word in words]
    lines.append(Text("= alike  ~ another document" if noun == "document" else "= alike  ~ another",
                      style="dim"))  # fmt: skip
    return lines


def _keys_first(item: Any, paths: Sequence[str]) -> Any:
    """The document with the fields it is sorted by before the others."""
    if not isinstance(item, Mapping):
        return item
    first = [path.partition(".")[0] for path in paths]
    names = dict.fromkeys([name for name in first if name in item] + list(item))
    return {name: item[name] for name in names}


def _keys(item: Any, paths: Sequence[str]) -> Any:
    """The values at the sort keys; the item itself where there are none."""
    return [_at(item, path.split(".")) for path in paths] if paths else item


def _at(item: Any, parts: Sequence[str]) -> Any:
    for part in parts:
        if isinstance(item, Mapping):
            item = item.get(part, ABSENT)
        elif isinstance(item, list) and part.isdigit():
            item = item[int(part)] if int(part) < len(item) else ABSENT
        else:
            return ABSENT
    return item
