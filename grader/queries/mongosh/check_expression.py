"""Expressions: what stands in `$project`, `$group`, `$expr` and their like."""

from __future__ import annotations

import re

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.checking import Checking, first_key
from grader.queries.mongosh.datum import Datum, Field
from grader.queries.mongosh.script import Path

_exact = {
    "$cmp": 2, "$eq": 2, "$ne": 2, "$gt": 2, "$gte": 2, "$lt": 2, "$lte": 2, "$divide": 2,
    "$subtract": 2, "$mod": 2, "$pow": 2, "$log": 2, "$atan2": 2, "$arrayElemAt": 2, "$in": 2,
    "$strcasecmp": 2, "$split": 2, "$setDifference": 2, "$setIsSubset": 2, "$substr": 3,
    "$substrBytes": 3, "$substrCP": 3,
}  # fmt: skip
_calculating = frozenset(
    [
        "$sum",
        "$avg",
        "$add",
        "$subtract",
        "$multiply",
        "$divide",
        "$mod",
        "$abs",
        "$round",
        "$floor",
        "$ceil",
        "$sqrt",
        "$stdDevPop",
        "$stdDevSamp",
        "$trunc",
        "$pow",
        "$median",
    ]
)
_paths = frozenset(
    [
        "$first",
        "$last",
        "$push",
        "$addToSet",
        "$max",
        "$min",
        "$sum",
        "$avg",
        "$stdDevPop",
        "$stdDevSamp",
    ]
)
_word = re.compile(r"[A-Za-z_][\w.]*")
_bare = frozenset(
    [
        "sum",
        "avg",
        "multiply",
        "divide",
        "subtract",
        "concat",
        "cond",
        "ifNull",
        "toUpper",
        "toLower",
        "arrayElemAt",
        "dateToString",
        "concatArrays",
        "mergeObjects",
        "strLenCP",
        "substrCP",
        "toString",
        "toInt",
        "toDouble",
        "toDate",
    ]
)
"""Operators whose names hardly ever are fields of a subdocument."""


def check_expression(check: Checking, datum: Datum, path: Path) -> None:
    """An expression, whatever it is."""
    if isinstance(datum.value, str):
        _string(check, datum)
    elif datum.items is not None:
        for index, item in enumerate(datum.items):
            check_expression(check, item, (*path, index))
    elif datum.fields:
        keys = [name for name in datum.fields if name.startswith("$")]
        if not keys:
            _document(check, datum, path)
            return
        if len(datum.fields) > 1:
            other = next(name for name in datum.fields if name != keys[0])
            message = f"{keys[0]} must be alone in its braces; {other} stands next to it."
            raise check.mistake("two-operators", message, datum.fields[other])
        _operator(check, datum.fields[keys[0]], (*path, keys[0]))


def _string(check: Checking, datum: Datum) -> None:
    value = datum.value
    if value.startswith("$$"):
        name = value[2:].partition(".")[0]
        known = catalogue.names("variables")
        if name.isupper() and name not in known:
            message = f"$${name} is no variable of MongoDB."
            raise check.mistake("unknown-name", message, datum)
    elif value == "$" or value.startswith("$.") or (value.startswith("$") and value.endswith(".")):
        raise check.mistake("wrong-value", "This is no path to a field.", datum)


def _document(check: Checking, datum: Datum, path: Path) -> None:
    for name, entry in (datum.fields or {}).items():
        if name in _bare and len(datum.fields or ()) == 1:
            message = f"{name} needs a $ in front; without it, this makes a field of that name."
            check.note("missing-dollar", message, entry, f"${name}")
        check_expression(check, entry.datum, (*path, name))


def _operator(check: Checking, entry: Field, path: Path) -> None:
    name, datum = entry.name, entry.datum
    if name not in catalogue.names("expressions"):
        raise check.unknown("expressions", entry)
    check.use("expressions", name, path)
    if name in ("$literal", "$const", "$meta"):
        return
    bare_path(check, entry)
    count = _exact.get(name)
    if count is not None and datum.items is not None and len(datum.items) != count:
        message = f"{name} takes {count} values in brackets, and there are {len(datum.items)}."
        raise check.mistake("wrong-value", message, entry)
    if count is not None and datum.items is None:
        message = f"{name} takes {count} values in brackets: {{ {name}: [ …, … ] }}."
        raise check.mistake("wrong-value", message, entry)
    check_arguments(check, entry, path)


def check_arguments(check: Checking, entry: Field, path: Path) -> None:
    """The operand of an operator that the catalogue knows."""
    name, datum = entry.name, entry.datum
    if name == "$cond":
        _cond(check, entry, path)
    elif name == "$getField" and datum.fields and not first_key(datum).startswith("$"):
        check.keys(name, dict(datum.fields), frozenset(("field", "input")))
        _values(check, dict(datum.fields), path)
    elif catalogue.shape(name) is None:
        check_expression(check, datum, path)
    else:
        fields = check.shape(name, datum)
        special = {"$switch": "branches", "$sortArray": "sortBy", "$let": "vars"}.get(name, "")
        _values(check, {key: item for key, item in fields.items() if key != special}, path)
        if name == "$switch":
            _branches(check, fields["branches"], (*path, "branches"))
        elif name == "$let":
            inside = check.document(fields["vars"].datum, "vars")
            _values(check, inside, (*path, "vars"))


def _values(check: Checking, fields: dict[str, Field], path: Path) -> None:
    for key, item in fields.items():
        check_expression(check, item.datum, (*path, key))


def _cond(check: Checking, entry: Field, path: Path) -> None:
    datum = entry.datum
    if datum.items is not None:
        if len(datum.items) != 3:
            message = "$cond takes three values in brackets: condition, then, else."
            raise check.mistake("wrong-value", message, entry)
        check_expression(check, datum, path)
        return
    fields = check.document(datum, "$cond")
    check.keys("$cond", fields, frozenset(("if", "then", "else")))
    for part in ("if", "then", "else"):
        if part not in fields:
            raise check.mistake("missing-argument", f"$cond needs the field {part}.", entry, part)
    _values(check, fields, path)


def _branches(check: Checking, entry: Field, path: Path) -> None:
    for index, branch in enumerate(check.array(entry.datum, "branches")):
        fields = check.document(branch, "A branch of $switch")
        check.keys("A branch of $switch", fields, frozenset(("case", "then")))
        for part in ("case", "then"):
            if part not in fields:
                message = f"A branch of $switch needs the field {part}."
                raise check.mistake("missing-argument", message, branch, part)
        _values(check, fields, (*path, index))


def bare_path(check: Checking, entry: Field) -> None:
    """Remark on `{ $sum: "price" }`, which adds up a text."""
    operands = entry.datum.items if entry.datum.items is not None else (entry.datum,)
    known = _calculating if entry.datum.items is not None else _calculating | _paths
    for operand in operands:
        value = operand.value
        if entry.name in known and isinstance(value, str) and _word.fullmatch(value):
            message = f'"{value}" is a text here; a field is written "${value}".'
            check.note("missing-dollar", message, operand, f"${value}")
