"""Compare what a MongoDB command gave with what was expected, by the grading contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from grader.compare.bags import compare_keys
from grader.compare.cells import Key
from grader.compare.values import Unordered, canonical, has_float, unordered_tree
from grader.models import Documents, Form, Policy
from grader.models.document_difference import CountedDocument, DocumentDifference

_WITH_IDS = (Form.DOCUMENTS, Form.DOCUMENT)


def difference_of(
    expected: Documents, actual: Documents, policy: Policy, state: bool
) -> DocumentDifference | None:
    """See `grader.compare.compare_documents`."""
    if expected.form is not actual.form:
        return DocumentDifference(expected, actual, forms=(expected.form, actual.form))
    if expected.form is Form.CHANGE:
        return None
    bags = unordered_tree(policy.unordered)
    counts_id = id_counts(policy, state) or expected.form not in _WITH_IDS
    if len(expected.items) != len(actual.items) or not _surely_equal(
        expected.items, actual.items, counts_id, bags
    ):
        difference = _difference(expected, actual, policy, counts_id, bags)
        if difference is not None:
            return difference
    if policy.order_by and expected.form is Form.DOCUMENTS and not state:
        from grader.compare.document_order import first_misplaced_document

        order = first_misplaced_document(expected.items, actual.items, policy)
        if order is not None:
            return DocumentDifference(expected, actual, order=order)
    return None


def id_counts(policy: Policy, state: bool) -> bool:
    """Whether the `_id` of documents is compared."""
    return state if policy.id is None else policy.id


def item_key(item: Any, counts_id: bool, bags: Unordered | None) -> Hashable:
    """The canonical form of one item; without its `_id` where that does not count."""
    return canonical(item if counts_id else _without_id(item), bags)


def _without_id(item: Any) -> Any:
    if isinstance(item, dict) and "_id" in item:
        return {name: value for name, value in item.items() if name != "_id"}
    return item


def _surely_equal(
    expected: Sequence[Any], actual: Sequence[Any], counts_id: bool, bags: Unordered | None
) -> bool:
    """Whether two bags are equal without any tolerance, for the most part by their BSON.

    Items of the same bytes agree, and to encode one is several times as fast as to look at each
    of its values; only the rest, such as those with fields in another order, are looked at.
    """
    wanted, given = _encoded(expected, counts_id), _encoded(actual, counts_id)
    if not wanted or not given:
        return False
    short, over = Counter(wanted), Counter(given)
    short, over = short - over, over - short
    return Counter(_keys(expected, wanted, short, counts_id, bags)) == Counter(
        _keys(actual, given, over, counts_id, bags)
    )


def _keys(
    items: Sequence[Any],
    codes: Sequence[bytes],
    left: Counter[bytes],
    counts_id: bool,
    bags: Unordered | None,
) -> Iterator[Hashable]:
    for item, code in zip(items, codes, strict=True):
        if left[code] > 0:
            left[code] -= 1
            yield item_key(item, counts_id, bags)


def _encoded(items: Sequence[Any], counts_id: bool) -> list[bytes]:
    """The items as BSON; empty where one cannot be encoded."""
    import bson

    try:
        return [bson.encode({"": item if counts_id else _without_id(item)}) for item in items]
    except (bson.errors.BSONError, OverflowError, TypeError, ValueError):
        return []


def _difference(
    expected: Documents,
    actual: Documents,
    policy: Policy,
    counts_id: bool,
    bags: Unordered | None,
) -> DocumentDifference | None:
    """How the bags differ, or None where they agree within the tolerance."""
    wanted, given = expected.items, actual.items
    keys = [(item_key(item, counts_id, bags),) for item in wanted]
    others = [(item_key(item, counts_id, bags),) for item in given]
    found = compare_keys(
        keys, others, lambda: [0] if any(map(has_float, (*keys, *others))) else [], policy.tolerance
    )
    if found is None:
        return None
    from grader.compare.document_pairs import pair_documents  # only a wrong answer waits for it

    miscounted = [
        (place, CountedDocument(items[place], copies, other))
        for items, counted in ((wanted, found.fewer), (given, found.more))
        for place, copies, other in counted
    ]
    return DocumentDifference(
        expected,
        actual,
        missing=tuple(CountedDocument(wanted[at], count, 0) for at, count, _ in found.missing),
        extra=tuple(CountedDocument(given[at], 0, count) for at, _, count in found.extra),
        miscounted=tuple(item for _, item in sorted(miscounted, key=lambda item: item[0])),
        pairs=pair_documents(
            wanted,
            given,
            _copies(keys, found.missing),
            _copies(others, found.extra),
            counts_id=counts_id,
            bags=bags,
            tolerance=policy.tolerance,
        ),
    )


def _copies(keys: Sequence[Key], firsts: Sequence[tuple[int, int, int]]) -> list[int]:
    """The places of all copies of some items; what does not count may still tell them apart."""
    chosen = {keys[place] for place, _, _ in firsts}
    return [place for place, key in enumerate(keys) if key in chosen]
