"""Findings about single fields of paired documents: missing ones, other types, other values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from grader.compare.values import kind_of
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_homes import Home, find_homes
from grader.feedback.document_words import numeric, paired_evidence, without_indexes
from grader.feedback.rounding import only_rounded
from grader.feedback.words import form, listed
from grader.models import DocumentPair, Finding, PathDifference, PathFault

Fault = tuple[DocumentPair, PathDifference]
"""One place at which a pair differs."""

ORDER = (
    "lookup-array", "nested-field", "renamed-field", "text-for-date", "text-for-number",
    "text-for-id", "number-for-text", "array-for-value", "value-for-array", "missing-field",
    "extra-field", "null-for-missing", "missing-for-null", "null-for-value", "value-for-null",
    "wrong-type", "off-by-rounding", "letter-case", "blanks", "array-order", "array-length",
)  # fmt: skip
"""The codes told of single fields but for `wrong-value`, the most telling first."""

VALUE = "wrong-value"

_TEXTS = {"date": "text-for-date", "id": "text-for-id", "number": "text-for-number"}


def faults_by_code(context: DocumentContext) -> dict[str, list[Fault]]:
    """All places at which pairs differ, by the code they get; `nested-field` and so on solved."""
    homes = find_homes(context)
    solved = {home.missing: home for home in homes}
    extras = {home.extra for home in homes}
    found: dict[str, list[Fault]] = defaultdict(list)
    numbers: dict[str, list[Fault]] = defaultdict(list)
    for pair, path in context.faults():
        name = without_indexes(path.path)
        if path.fault is PathFault.MISSING and name in solved:
            found["renamed-field" if solved[name].renamed else "nested-field"].append((pair, path))
        elif path.fault is PathFault.EXTRA and name in extras:
            continue
        elif path.fault is PathFault.VALUE and numeric(path.expected) is not None:
            numbers[name].append((pair, path))
        else:
            found[_code(context, path)].append((pair, path))
    for name, differing in numbers.items():
        found["off-by-rounding" if _rounded(context, name, differing) else VALUE] += differing
    return found


def _rounded(context: DocumentContext, name: str, differing: Sequence[Fault]) -> bool:
    values = []
    for _, path in differing:
        wanted, given = numeric(path.expected), numeric(path.actual)
        if wanted is None or given is None:
            return False
        values.append((wanted, given))
    return only_rounded(values, context.policy.round.get(name))


def _code(context: DocumentContext, path: PathDifference) -> str:
    if path.fault is PathFault.TYPE:
        return _type_code(context, path)
    if path.fault is PathFault.VALUE:
        return _value_code(path)
    return {
        PathFault.MISSING: "missing-field",
        PathFault.EXTRA: "extra-field",
        PathFault.LENGTH: "array-length",
        PathFault.ORDER: "array-order",
    }.get(path.fault, str(path.fault))


def _value_code(path: PathDifference) -> str:
    one, other = path.expected, path.actual
    if isinstance(one, str) and isinstance(other, str):
        if one.split() == other.split():
            return "blanks"
        if one.casefold().split() == other.casefold().split():
            return "letter-case"
    return VALUE


def _type_code(context: DocumentContext, path: PathDifference) -> str:
    wanted, given = kind_of(path.expected), kind_of(path.actual)
    if given == "array":
        root = without_indexes(path.path)
        arrays = context.facts.lookup_arrays
        from_lookup = any(root == name or root.startswith(f"{name}.") for name in arrays)
        return "lookup-array" if from_lookup else "array-for-value"
    if wanted == "null" or given == "null":
        return "null-for-value" if given == "null" else "value-for-null"
    if wanted == "array":
        return "value-for-array"
    if _holds(context, path.actual, path.expected) or _holds(context, path.expected, path.actual):
        return "nested-field"
    if given == "text" and wanted in _TEXTS:
        return _TEXTS[wanted]
    if (wanted, given) == ("text", "number"):
        return "number-for-text"
    return "wrong-type"


def _holds(context: DocumentContext, outer: object, inner: object) -> bool:
    return isinstance(outer, dict) and any(context.agree(value, inner) for value in outer.values())


def field_finding(context: DocumentContext, code: str, differing: Sequence[Fault]) -> Finding:
    """One finding about all places that differ in one way."""
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in differing))
    pairs = list({pair.expected_index: pair for pair, _ in differing}.values())
    evidence: dict[str, object] = {
        "paths": names,
        **paired_evidence(pairs, [path for _, path in differing]),
    }
    homes = {home.missing: home for home in find_homes(context) if home.missing in names}
    if code in ("renamed-field", "nested-field") and homes:
        evidence["found"] = {name: home.found for name, home in homes.items()}
    if code == "off-by-rounding":
        asked = context.policy.round
        evidence["decimals"] = {name: asked[name] for name in names if name in asked}
    return Finding(code, _sentence(context, code, names, len(pairs), homes, differing), evidence)


def _sentence(
    context: DocumentContext,
    code: str,
    names: Sequence[str],
    count: int,
    homes: dict[str, Home],
    differing: Sequence[Fault],
) -> str:
    what = listed([name or "the value" for name in names])
    where = context.things(count)
    are, has = form(len(names), "is", "are"), form(len(names), "has", "have")
    home = listed([home.found for home in homes.values()]) if homes else "another level"
    sentences = {
        "lookup-array": (
            f"{what} {are} an array in {where}: how many documents can the other collection have "
            "for one of yours, and which shape does that ask for?"
        ),
        "nested-field": (
            f"What belongs at {what} stands at {home} in {where}: which braces does a value stand "
            "in, and is a dot in a name a level or a letter?"
        ),
        "renamed-field": (
            f"The value of {what} is right in {where} but stands under {home}: under which name "
            "does the prompt ask for it?"
        ),
        "missing-field": (
            f"{what} {are} missing from {where}: which stage of your answer should keep or make "
            f"{form(len(names), 'it', 'them')}?"
        ),
        "extra-field": (
            f"{where} {form(count, 'has', 'have')} {what} besides what is asked for: "
            f"what keeps {form(len(names), 'it', 'them')} in?"
        ),
        "null-for-missing": (
            f"{what} {are} null in {where} that should not have "
            f"{form(len(names), 'the field', 'the fields')} at all: is a field without a value "
            "the same as no field?"
        ),
        "missing-for-null": (
            f"{what} {are} not there in {where} where null belongs: what should stand there when "
            "nothing is found?"
        ),
        "null-for-value": (
            f"{what} {are} null in {where} where a value belongs: does every path that you read "
            "lead to a field?"
        ),
        "value-for-null": (
            f"{what} {has} a value in {where} where null belongs: is “not known” the same as a "
            "value that says so?"
        ),
        "text-for-date": (
            f"{what} {are} text in {where} where a date belongs: does it look like a moment, or is "
            "it one?"
        ),
        "text-for-number": (
            f"{what} {are} text in {where} where a number belongs: what would a sum make of it?"
        ),
        "text-for-id": (
            f"{what} {are} text in {where} where an ObjectId belongs: do equal digits make equal "
            "values?"
        ),
        "number-for-text": (
            f"{what} {are} a number in {where} where text belongs: what becomes of a leading zero?"
        ),
        "array-for-value": (
            f"{what} {are} an array in {where} where one value belongs: which of its elements is "
            "meant?"
        ),
        "value-for-array": (
            f"{what} {are} one value in {where} where an array belongs: what should stand there "
            "for none, and for two?"
        ),
        "off-by-rounding": (
            f"{what} {are} right but for rounding in {where}: to how many decimals, and at which "
            "step, should it be rounded?"
        ),
        "letter-case": (
            f"{what} {are} right but for upper and lower case in {where}: which spelling does the "
            "prompt ask for?"
        ),
        "blanks": (
            f"{what} {are} right but for blanks in {where}: what stands before, after or between "
            "the words?"
        ),
        "array-order": (
            f"{what} {has} the right elements in another order in {where}: in which order do they "
            "arrive where you collect them?"
        ),
        VALUE: _value_sentence(context, names, count, differing),
    }
    if code in sentences:
        return sentences[code]
    if code == "array-length":
        return _length_sentence(what, where, has, differing)
    wanted, given = kind_of(differing[0][1].expected), kind_of(differing[0][1].actual)
    return (
        f"{what} {has} the type {given} in {where} where {wanted} belongs: what does the operator "
        "that makes it give?"
    )


def _length_sentence(what: str, where: str, has: str, differing: Sequence[Fault]) -> str:
    longer = sum(len(path.actual) > len(path.expected) for _, path in differing)
    if longer == len(differing):
        return f"{what} {has} too many elements in {where}: what lets the others in?"
    if not longer:
        return f"{what} {has} too few elements in {where}: what takes the others out?"
    return (
        f"{what} {has} another number of elements in {where}: what decides whether an element "
        "belongs to it?"
    )


def _value_sentence(
    context: DocumentContext, names: Sequence[str], count: int, differing: Sequence[Fault]
) -> str:
    if list(names) == [""]:
        return (
            f"{context.where[0].upper()}{context.where[1:]} "
            f"{form(count, 'is another value', 'has other values')} than asked for: "
            f"which documents does {form(count, 'it', 'each')} come from?"
        )
    text = (
        f"{listed([name or 'the value' for name in names])} {form(len(names), 'differs', 'differ')}"
        f" in {context.things(count)}"
    )
    if len(differing) == sum(len(pair.paths) for pair in {id(p): p for p, _ in differing}.values()):
        text += " whose other fields are right"
    return f"{text}: how does {form(count, 'the value', 'each value')} come about?"
