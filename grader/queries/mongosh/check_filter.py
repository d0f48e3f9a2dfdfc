"""Filters and projections: the first two arguments of `find`."""

from __future__ import annotations

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.check_expression import check_expression
from grader.queries.mongosh.checking import Checking, first_key
from grader.queries.mongosh.datum import Datum, Field
from grader.queries.mongosh.script import Path

JOINING = ("$and", "$or", "$nor")
_top = frozenset((*JOINING, "$expr", "$where", "$text", "$comment", "$jsonSchema", "$alwaysTrue",
                  "$alwaysFalse", "$sampleRate", "$rand"))  # fmt: skip
_listed = frozenset(("$in", "$nin", "$all"))
_opaque = frozenset(
    ("$geoWithin", "$geoIntersects", "$near", "$nearSphere", "$text", "$jsonSchema")
)
_bare = frozenset(
    ["gt", "gte", "lt", "lte", "ne", "eq", "in", "nin", "exists", "elemMatch", "regex", "expr"]
)
"""Names that are no fields of a subdocument."""

_NOT_OPERATORS = "$not takes operators, as in { $not: { $gt: 5 } }; for a value there is $ne."


def check_filter(check: Checking, datum: Datum, path: Path, what: str = "A filter") -> None:
    """A whole filter."""
    for name, entry in check.document(datum, what).items():
        here = (*path, name)
        if not name.startswith("$"):
            _condition(check, entry, here)
        elif name in _top:
            check.use("query", name, here)
            _top_operator(check, entry, here)
        else:
            raise _not_at_top(check, entry)


def _top_operator(check: Checking, entry: Field, path: Path) -> None:
    if entry.name in JOINING:
        items = check.array(entry.datum, entry.name)
        if not items:
            message = f"{entry.name} needs at least one filter in its array."
            raise check.mistake("wrong-value", message, entry)
        for index, item in enumerate(items):
            check_filter(check, item, (*path, index), f"Each part of {entry.name}")
    elif entry.name == "$expr":
        check_expression(check, entry.datum, path)


def _not_at_top(check: Checking, entry: Field) -> Exception:
    name = entry.name
    if name in catalogue.names("query"):
        message = (
            f"{name} belongs behind a field's name, as in {{ total: {{ {name}: … }} }}, "
            "not at the top of a filter."
        )
        return check.mistake("misplaced-operator", message, entry)
    if not catalogue.group_of(name, "query") and (
        "." in name or not catalogue.nearest_name(name, "query")
    ):
        bare = name.lstrip("$")
        message = f"A filter names its fields without $: {bare}, not {name}."
        return check.mistake("unknown-operator", message, entry, bare)
    return check.unknown("query", entry)


def _condition(check: Checking, entry: Field, path: Path) -> None:
    """What a field is compared with."""
    name, datum = entry.name, entry.datum
    if name in ("and", "or", "nor") and datum.items and datum.items[0].fields is not None:
        raise check.dollar(entry)
    if not datum.fields:
        return
    if first_key(datum).startswith("$"):
        check_operators(check, datum, path)
    elif set(datum.fields) <= _bare:
        raise check.dollar(next(iter(datum.fields.values())))


def check_operators(check: Checking, datum: Datum, path: Path) -> None:
    """A document of operators: `{ $gt: 5, $lt: 9 }`."""
    for name, entry in (datum.fields or {}).items():
        here = (*path, name)
        if not name.startswith("$"):
            guess = f"${name}" if f"${name}" in catalogue.names("query") else ""
            code = "missing-dollar" if guess else "mixed-operators"
            message = f"{name} stands among operators and is none" + (
                f"; did you mean {guess}?" if guess else "; close the braces before it."
            )
            raise check.mistake(code, message, entry, guess)
        if name not in catalogue.names("query"):
            raise check.unknown("query", entry)
        if name in JOINING or name in ("$expr", "$where"):
            message = f"{name} stands at the top of a filter, not behind a field's name."
            raise check.mistake("misplaced-operator", message, entry)
        check.use("query", name, here)
        if name not in _opaque:
            _operand(check, entry, here)


def _operand(check: Checking, entry: Field, path: Path) -> None:
    name, datum = entry.name, entry.datum
    if name in _listed:
        for index, item in enumerate(check.array(datum, name)):
            if name == "$all" and first_key(item) == "$elemMatch":
                check_operators(check, item, (*path, index))
    elif name == "$elemMatch":
        check.document(datum, name)
        if first_key(datum).startswith("$") and first_key(datum) not in (*JOINING, "$expr"):
            check_operators(check, datum, path)
        else:
            check_filter(check, datum, path)
    elif name == "$not":
        if datum.fields:
            if not first_key(datum).startswith("$"):
                raise check.mistake("wrong-value", _NOT_OPERATORS, datum, "$ne")
            check_operators(check, datum, path)
        elif type(datum.value).__name__ != "Regex":
            raise check.mistake("wrong-value", _NOT_OPERATORS, datum, "$ne")
    elif name == "$mod" and len(check.array(datum, name)) != 2:
        raise check.mistake("wrong-value", "$mod takes two numbers: divisor and rest.", datum)
    elif name == "$size" and not datum.is_number:
        message = f"$size takes a number, and this is {datum.kind}; for a range use $expr."
        raise check.mistake("wrong-value", message, datum)


def check_projection(check: Checking, datum: Datum, path: Path) -> None:
    """Which fields `find` hands out."""
    kept: Field | None = None
    dropped: Field | None = None
    for name, entry in check.document(datum, "A projection").items():
        here = (*path, name)
        inside = first_key(entry.datum)
        if name.startswith("$"):
            message = f"A projection names its fields without $: {name.lstrip('$')}, not {name}."
            raise check.mistake("unknown-operator", message, entry, name.lstrip("$"))
        if isinstance(entry.datum.value, bool) or entry.datum.is_number:
            if name != "_id" and entry.datum.value:
                kept = entry
            elif name != "_id":
                dropped = entry
        elif inside in catalogue.names("projection") and len(entry.datum.fields or ()) == 1:
            check.use("projection", inside, (*here, inside))
            if inside == "$elemMatch":
                check_operators(check, entry.datum, here)
        else:
            check_expression(check, entry.datum, here)
    if kept is not None and dropped is not None:
        message = f"Either keep fields or drop them; {dropped.name} and {kept.name} do both."
        raise check.mistake("mixed-projection", message, dropped)


def check_sort(
    check: Checking, datum: Datum, path: Path, what: str, *, words: bool = False
) -> None:
    """Sort keys: 1 or -1 behind each field. With `words`, "asc" and "desc" will do."""
    for name, entry in check.document(datum, what).items():
        value = entry.datum.value
        if name.startswith("$"):
            message = f"Sort keys are field names without $: {name.lstrip('$')}, not {name}."
            raise check.mistake("unknown-operator", message, entry, name.lstrip("$"))
        if first_key(entry.datum) == "$meta":
            check.use("projection", "$meta", (*path, name, "$meta"))
        elif words and isinstance(value, str) and value.lower() in SORT_WORDS:
            continue
        elif not check.is_direction(entry.datum):
            message = f"{what} takes 1 for ascending or -1 for descending behind each field."
            guess = SORT_WORDS.get(str(value).lower(), 0)
            raise check.mistake("wrong-value", message, entry.datum, str(guess) if guess else "")


SORT_WORDS = {"asc": 1, "ascending": 1, "1": 1, "desc": -1, "descending": -1, "-1": -1}
"""What `.sort()` takes for a direction besides 1 and -1."""
