"""Diagnoses that need a look at the answer's commands: what kept documents out, or let them in."""

from __future__ import annotations

from typing import Any

from grader.compare.document_order import values_at
from grader.compare.values import kind_of
from grader.feedback.document_context import DocumentContext, reached
from grader.feedback.document_words import counted_evidence, numeric
from grader.feedback.words import form
from grader.models import ABSENT, Finding, TextLiteral


def text_compared(context: DocumentContext) -> Finding | None:
    """Nothing that belongs there came out, and a text is compared with what is none.

    Where the expected documents show the path, its values must be of the type that the text looks
    like; where they do not, a text of digits is no witness, as codes and numbers look alike.
    """
    missing = len(context.difference.missing)
    if not context.nothing and not (missing and missing >= len(context.expected)):
        return None
    for literal in context.facts.texts:
        if _borne_out(context, literal):
            what = {"date": "a date", "number": "a number", "id": "an ObjectId", "null": "null",
                    "boolean": "true or false"}  # fmt: skip
            return Finding(
                f"text-compared-with-{literal.looks_like}",
                f"{literal.path} is compared with a text that looks like "
                f"{what[literal.looks_like]}, and nothing that belongs in {context.where} meets "
                "that: of which type are the values that are stored there?",
                {
                    "path": literal.path,
                    "text": literal.text,
                    **counted_evidence(context.difference.missing),
                },
            )
    return None


def document_compared(context: DocumentContext) -> Finding | None:
    """Nothing came out, and a path is compared with a document as a whole."""
    if not (context.expected and not context.actual):
        return None
    for path in context.facts.whole_documents:
        return Finding(
            "whole-document-compared",
            f"{path} is compared with a whole document, and {context.where} is empty: which "
            "fields would a value have to have, and which may it not?",
            {"path": path, **counted_evidence(context.difference.missing)},
        )
    return None


def _borne_out(context: DocumentContext, literal: TextLiteral) -> bool:
    kinds = {
        kind_of(value)
        for item in context.expected[:100]
        for value in reached(item, literal.path)
        if value is not None
    }
    if kinds:
        return literal.looks_like in kinds and "text" not in kinds
    return literal.looks_like != "number" or len(context.facts.compared) == 1


def unwind_drops_empty(context: DocumentContext) -> Finding | None:
    """Only documents are missing whose array is empty, and an `$unwind` drops those.

    The witness is a field that is empty, null, 0 or not there in nine of ten missing documents at
    least and in none that came.
    """
    if not (context.facts.unwound and context.only_lacking):
        return None
    missing = [item.item for item in context.lacking]
    if not all(isinstance(item, dict) for item in missing):
        return None
    names = dict.fromkeys(name for item in (*missing, *context.actual[:1000]) for name in item)
    for name in names:
        empty = sum(_empty(item.get(name, ABSENT)) for item in missing)
        if name == "_id" or 10 * empty < 9 * len(missing):
            continue
        if any(_empty(item.get(name, ABSENT)) for item in context.actual):
            continue
        count = len(missing)
        return Finding(
            "unwind-drops-empty",
            f"{context.things(count)} {form(count, 'is', 'are')} missing from {context.where}, "
            f"{form(count, 'one', 'all of them' if empty == count else 'nearly all of them')} with "
            f"nothing in {name}: what does unwinding make "
            "of an array without elements?",
            {
                "path": name,
                "unwound": list(context.facts.unwound),
                **counted_evidence(context.lacking),
            },
        )
    return None


def _empty(value: Any) -> bool:
    return value is ABSENT or value is None or value == [] or numeric(value) == 0


def elemmatch_needed(context: DocumentContext) -> Finding | None:
    """Too many documents, and several conditions on one array may each hold of another element."""
    if not context.only_surplus:
        return None
    items = [item.item for item in context.surplus]
    for path in context.facts.shared_arrays:
        shapes = [_array_at(item, path) for item in items]
        spread = path in context.facts.compared
        if False in shapes or (spread and None in shapes):
            continue
        return Finding(
            "elemmatch-needed",
            f"{context.things(len(items))} too many in {context.where}: must all conditions on "
            f"{path} hold of one and the same element, and do yours say so?",
            {"path": path, **counted_evidence(context.surplus)},
        )
    return None


def _array_at(item: Any, path: str) -> bool | None:
    """Whether a path leads through or to an array; None where the item does not show it."""
    value = item
    for step in path.split("."):
        if isinstance(value, list):
            return True
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return isinstance(value, list)


def equals_null(context: DocumentContext) -> Finding | None:
    """Too many documents, without the field that is compared with null.

    Where no document shows the field, the answer's own condition says that none has a value there.
    """
    extra = context.surplus
    for path in context.facts.null_paths if context.surplus_first else ():
        if _shown(context, path):
            if any(_at(item.item, path) != {"missing"} for item in extra):
                continue
        elif path not in context.facts.required_null:
            continue
        question = (
            "to have null and not to have the field: does your comparison tell one from the other?"
        )
        return _too_many(context, "equals-null-matches-missing", path, "a value", question)
    return None


def negation(context: DocumentContext) -> Finding | None:
    """Too many documents, without the field of which a negated condition is asked, or an empty one.

    Other documents must show a value there: the field may be none of the result's.
    """
    extra = context.surplus
    for path in context.facts.negated if context.surplus_first else ():
        if not _valued(context, path):
            continue
        found = [_at(item.item, path) for item in extra]
        if all(kinds == {"empty"} for kinds in found):
            question = "does an array without elements hold what you shut out?"
            return _too_many(context, "ne-matches-empty", path, "an element", question)
        if all(kinds <= {"missing", "null", "empty"} for kinds in found):
            question = "is a field that is not there different from the value you compare it with?"
            return _too_many(context, "ne-matches-missing", path, "a value", question)
    return None


def _at(item: Any, path: str) -> set[str]:
    """What a path leads to in an item: "missing", "null", "empty" for an array, or "value"."""
    found = set()
    for value in values_at(item, path.split(".")):
        if value is ABSENT:
            found.add("missing")
        elif value is None:
            found.add("null")
        else:
            found.add("empty" if value == [] else "value")
    return found or {"missing"}


def _shown(context: DocumentContext, path: str) -> bool:
    """Whether any document of either result has the field, be it null."""
    return any(
        _at(item, path) != {"missing"}
        for item in (*context.expected[:1000], *context.actual[:1000])
    )


def _valued(context: DocumentContext, path: str) -> bool:
    return any(
        "value" in _at(item, path) for item in (*context.expected[:1000], *context.actual[:1000])
    )


def _too_many(context: DocumentContext, code: str, path: str, what: str, question: str) -> Finding:
    count = len(context.surplus)
    return Finding(
        code,
        f"{context.things(count)} too many in {context.where}, "
        f"{form(count, 'without', 'none with')} {what} in {path}: {question}",
        {"path": path, **counted_evidence(context.surplus)},
    )
