"""Documents and values shown, by themselves and where they differ from what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from grader.models import (
    CountedDocument,
    DocumentDifference,
    Documents,
    Form,
    Plan,
    Policy,
)
from grader.reports.columnsview import styles
from grader.reports.docorder import order_lines
from grader.reports.docpairs import pair_lines
from grader.reports.folding import packed_lines, value_lines
from grader.reports.grid import counted
from grader.reports.mongosh import beginning

_most_pairs = 3
_most_unpaired = 4
_most_lines = 12
"""Lines of a document that is missing or extra."""
_most_run_lines = 30
"""Lines of a document where documents are shown for their own sake."""
_gist_length = 1000
_words = {"=": "alike", "~": "changed", "-": "missing", "+": "extra"}
_forms = {
    Form.DOCUMENTS: "a list of documents",
    Form.DOCUMENT: "one document or null",
    Form.VALUES: "a list of values",
    Form.VALUE: "one value",
    Form.CHANGE: "the counts of a change",
}


def documents_lines(documents: Documents, width: int, most: int) -> list[Text]:
    """What a command gave, at most `most` documents; what was left out is counted."""
    lines = items_lines(documents.items, width, most)
    if documents.form in (Form.DOCUMENTS, Form.VALUES) and not documents.items:
        return [Text(f"(no {noun(documents)}s)", style="dim")]
    left = len(documents.items) - most
    if left > 0:
        lines.append(Text(f"… {counted(left, f'more {noun(documents)}')}", style="dim"))
    return lines


def items_lines(items: Sequence[Any], width: int, most: int) -> list[Text]:
    """The first `most` of the documents, folded to the width."""
    return [
        Text(line) for item in items[:most] for line in value_lines(item, width, _most_run_lines)
    ]


def tiny_lines(items: Sequence[Any], width: int, most: int) -> list[Text]:
    """The first `most` documents of a tiny dataset, in as few lines as they take."""
    lines = [Text(line) for item in items[:most] for line in packed_lines(item, width)]
    if len(items) > most:
        lines.append(Text(f"… {counted(len(items) - most, 'more document')}", style="dim"))
    return lines or [Text("(no documents)", style="dim")]


def noun(documents: Documents) -> str:
    """What one item is called."""
    return "value" if documents.form in (Form.VALUES, Form.VALUE) else "document"


def document_difference_lines(
    difference: DocumentDifference, width: int, policy: Policy
) -> list[Text]:
    """All that is shown of a difference: the form, the items, or where the order parts."""
    if difference.forms is not None:
        return _form_lines(difference, width)
    if difference.order is not None:
        return order_lines(difference, difference.order, width, policy)
    single = difference.expected.form not in (Form.DOCUMENTS, Form.VALUES)
    lines = [] if single else [_title(difference)]
    for pair in difference.pairs[:_most_pairs]:
        lines += pair_lines(pair, width, noun(difference.expected), numbered=not single)
    paired = (
        [pair.expected for pair in difference.pairs],
        [pair.actual for pair in difference.pairs],
    )
    missing = _unpaired(difference.missing, paired[0])
    extra = _unpaired(difference.extra, paired[1])
    for sign, unpaired in (("-", missing), ("+", extra)):
        for found in unpaired[:_most_unpaired]:
            lines += _item_lines(sign, found, width)
    for found in difference.miscounted[:_most_unpaired]:
        lines += _item_lines("-" if found.actual < found.expected else "+", found, width)
    lines += _rest_lines(difference, len(missing), len(extra))
    signs = {line.plain[:1] for line in lines}
    legend = "  ".join(f"{sign} {word}" for sign, word in _words.items() if sign in signs)
    return [*lines, Text(legend, style="dim")] if legend else lines


def plan_lines(expected: Plan, actual: Plan) -> list[Text]:
    """How a query runs with the expected indexes and with the learner's, a line a fact."""
    facts = (
        ("scan", "scan"), ("sorts", "sorts in memory"), ("fetches", "reads documents"),
        ("keys", "keys looked at"), ("documents", "documents looked at"), ("returned", "returned"),
    )  # fmt: skip
    rows = [(words, getattr(expected, name), getattr(actual, name)) for name, words in facts]
    lines = [Text(f"   {'how the query runs':20} {'expected':>10}  {'yours':>10}", style="bold")]
    for words, left, right in rows:
        sign = "=" if left == right else "~"
        marked = _fact(right) if left == right else f"⟦{_fact(right)}⟧"
        lines.append(
            Text(f"{sign}  {words:20} {_fact(left):>10}  {marked:>10}", style=styles[sign])
        )
    return lines


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _title(difference: DocumentDifference) -> Text:
    counts = [
        f"{name} · {counted(len(side.items), noun(side))}"
        for name, side in (("expected", difference.expected), ("yours", difference.actual))
    ]
    return Text("   " + ", ".join(counts), style="bold")


def _form_lines(difference: DocumentDifference, width: int) -> list[Text]:
    assert difference.forms is not None
    lines = []
    sides = (("expected", difference.expected, "-"), ("yours", difference.actual, "+"))
    for form, (name, side, sign) in zip(difference.forms, sides, strict=True):
        lines.append(Text(f"   {name} · {_forms[form]}", style="bold"))
        for line in documents_lines(side, width - 3, 2):
            lines.append(_signed(sign, line.plain))
    return lines


def _unpaired(found: Sequence[CountedDocument], paired: Sequence[Any]) -> list[CountedDocument]:
    """Those of which not every copy is shown in a pair."""
    places = {id(item) for item in paired}
    several = any(_copies(one) > 1 for one in found)
    shown = Counter(map(_gist, paired if several else ()))
    return [
        one
        for one in found
        if id(one.item) not in places
        or (_copies(one) > 1 and shown[_gist(one.item)] < _copies(one))
    ]


def _copies(found: CountedDocument) -> int:
    return max(found.expected, found.actual)


def _gist(item: Any) -> str:
    """What tells an item from others; copies may differ in an `_id` that does not count."""
    if isinstance(item, Mapping):
        item = {name: value for name, value in item.items() if name != "_id"}
    return beginning(item, _gist_length)[0]


def _item_lines(sign: str, found: CountedDocument, width: int) -> list[Text]:
    """A document that is on one side only, or too often on one."""
    lines = [_signed(sign, line) for line in value_lines(found.item, width - 3, _most_lines)]
    if _copies(found) > 1:
        copies = f"   × copies: expected ⟦{found.expected}⟧, yours ⟦{found.actual}⟧"
        lines.append(Text(copies, style="bold yellow"))
    return lines


def _signed(sign: str, line: str) -> Text:
    return Text(f"{sign}  {line}", style=styles[sign], no_wrap=True)


def _rest_lines(difference: DocumentDifference, missing: int, extra: int) -> list[Text]:
    """Counts of what was not shown, and of what is alike."""
    hidden = {
        "changed": len(difference.pairs) - _most_pairs,
        "missing": missing - _most_unpaired,
        "extra": extra - _most_unpaired,
        "miscounted": len(difference.miscounted) - _most_unpaired,
    }
    words = [f"{count:,} {word}" for word, count in hidden.items() if count > 0]
    item = noun(difference.expected)
    lines = []
    if words:
        total = sum(count for count in hidden.values() if count > 0)
        told = f"…  {counted(total, f'more differing {item}')} ({', '.join(words)})"
        lines.append(Text(told, style="dim"))
    differing = sum(found.expected for found in (*difference.missing, *difference.miscounted))
    alike = len(difference.expected.items) - differing
    if alike > 0:
        lines.append(Text(f"…  {counted(alike, item)} alike", style="dim"))
    return lines
