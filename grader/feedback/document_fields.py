"""Findings about single fields of paired documents: missing ones, other types, other values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from grader.compare.values import kind_of
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_homes import Home, find_homes
from grader.feedback.document_sentences import sentence
from grader.feedback.document_words import numeric, paired_evidence, without_indexes
from grader.feedback.rounding import only_rounded
from grader.models import DocumentPair, Finding, PathDifference, PathFault

Fault = tuple[DocumentPair, PathDifference]
"""One place at which a pair differs."""

ORDER = (
    "lookup-array", "swapped-fields", "nested-field", "renamed-field", "text-for-date",
    "text-for-number", "text-for-id", "number-for-text", "array-for-value", "value-for-array",
    "missing-field", "extra-field", "null-for-missing", "missing-for-null", "null-for-value",
    "value-for-null", "wrong-type", "off-by-rounding", "letter-case", "blanks", "array-order",
    "array-length",
)  # fmt: skip
"""The codes told of single fields but for `wrong-value`, the most telling first."""

VALUE = "wrong-value"

_TEXTS = {"date": "text-for-date", "id": "text-for-id", "number": "text-for-number"}


@dataclass(frozen=True, slots=True)
class FieldFaults:
    """All places at which pairs differ, by the code they get; `homes` by missing path."""

    by_code: dict[str, list[Fault]]
    homes: dict[str, Home]


def field_faults(context: DocumentContext) -> FieldFaults:
    """Sort the places at which pairs differ; a missing field that stands elsewhere is moved."""
    homes = find_homes(context)
    solved = {home.missing: home for home in homes}
    extras = {extra for home in homes for extra in home.extras}
    swapped = _swapped(context)
    too_many = {
        without_indexes(path.path) for _, path in context.faults() if path.fault is PathFault.EXTRA
    } - extras
    found: dict[str, list[Fault]] = defaultdict(list)
    numbers: dict[str, list[Fault]] = defaultdict(list)
    for pair, path in context.faults():
        name = without_indexes(path.path)
        if path.fault is PathFault.MISSING and name in solved:
            found["renamed-field" if solved[name].renamed else "nested-field"].append((pair, path))
        elif path.fault in (PathFault.EXTRA, PathFault.NULL_FOR_MISSING) and name in extras:
            continue
        elif name in swapped:
            found["swapped-fields"].append((pair, path))
        elif path.fault is PathFault.NULL_FOR_MISSING and name in too_many:
            found["extra-field"].append((pair, path))
        elif _other_thing(pair, path):
            found[VALUE].append((pair, path))
        elif path.fault is PathFault.VALUE and numeric(path.expected) is not None:
            numbers[name].append((pair, path))
        else:
            found[_code(context, path)].append((pair, path))
    for name, differing in numbers.items():
        found["off-by-rounding" if _rounded(context, name, differing) else VALUE] += differing
    return FieldFaults(found, solved)


def _swapped(context: DocumentContext) -> set[str]:
    """Two fields each of which has the other's value wherever a pair differs."""
    wrong = [
        {path.path: path for path in pair.paths if path.fault is PathFault.VALUE}
        for pair in context.pairs
    ]
    names = {name for paths in wrong for name in paths}
    if len(names) != 2 or not all(len(paths) == 2 for paths in wrong):
        return set()
    one, other = sorted(names)
    crossed = all(
        context.agree(paths[one].expected, paths[other].actual)
        and context.agree(paths[other].expected, paths[one].actual)
        for paths in wrong
    )
    return names if crossed else set()


def _other_thing(pair: DocumentPair, path: PathDifference) -> bool:
    """Whether a text differs only in its spelling, but what is beside it shows another thing."""
    if path.fault is not PathFault.VALUE or _value_code(path) == VALUE:
        return False
    parent = path.path.rpartition(".")[0]
    return any(
        other.fault is PathFault.VALUE
        and other.path.rpartition(".")[0] == parent
        and _value_code(other) == VALUE
        for other in pair.paths
    )


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


def field_finding(context: DocumentContext, code: str, faults: FieldFaults) -> Finding:
    """One finding about all places that differ in one way."""
    differing = faults.by_code[code]
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in differing))
    pairs = list({pair.expected_index: pair for pair, _ in differing}.values())
    evidence: dict[str, object] = {
        "paths": names,
        **paired_evidence(pairs, [path for _, path in differing]),
    }
    homes = {name: faults.homes[name] for name in names if name in faults.homes}
    if code in ("renamed-field", "nested-field") and homes:
        evidence["found"] = {name: home.found for name, home in homes.items()}
    if code == "off-by-rounding":
        asked = context.policy.round
        evidence["decimals"] = {name: asked[name] for name in names if name in asked}
    return Finding(code, sentence(context, code, differing, list(homes.values())), evidence)
