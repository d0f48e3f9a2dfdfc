"""The types of operations, comparisons, CASE, subqueries in expressions and subscripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.catalog import code, in_words, operators, plain
from grader.queries.checker import Typed
from grader.queries.coercion import can, common
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, children, kind_of, location, nodes, strings
from grader.queries.words import words

if TYPE_CHECKING:
    from grader.models import Place
    from grader.queries.expressions import At, Expressions

_signs = words(
    "= <> < > <= >= + - * / % ^ || ~ ~* !~ !~* -> ->> #> #>> #- ? ?| ?& @> <@ && ~~ !~~ & | # << >>"
)
_between = {
    "AEXPR_BETWEEN": (">=", "<="),
    "AEXPR_NOT_BETWEEN": ("<", ">"),
    "AEXPR_BETWEEN_SYM": (">=", "<="),
    "AEXPR_NOT_BETWEEN_SYM": ("<", ">"),
}


def operation(reader: Expressions, body: Node, at: At) -> str:
    """The type of an operation of any kind; raises where its operands do not go with it."""
    how = body["kind"]
    sign = strings(body["name"])[-1]
    place = reader.source.place(reader.source.offset(location(body)))
    left = _operands(reader, body.get("lexpr"), at)
    right_node = body.get("rexpr", {})
    if how == "AEXPR_IN":
        items = right_node.get("List", {}).get("items", [])
        _among(reader, sign, left, [_operands(reader, item, at) for item in items], place)
        return "boolean"
    if how in _between:
        bounds = [_operands(reader, item, at) for item in right_node["List"].get("items", [])]
        for word, bound in zip(_between[how], bounds, strict=True):
            _compare(reader, word, left, bound, place)
        return "boolean"
    right = _operands(reader, right_node, at)
    if how in ("AEXPR_OP_ANY", "AEXPR_OP_ALL"):
        _over_array(reader, sign, left[0], right[0], place)
        return "boolean"
    if how == "AEXPR_NULLIF":
        chosen = reader.check.operation("=", (left[0], right[0]), place)
        return plain(chosen.arguments[0]) or left[0][1]
    if how in ("AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT"):
        _compare(reader, "=", left, right, place)
        return "boolean"
    if len(left) > 1 or len(right) > 1:
        _compare(reader, sign, left, right, place)
        return "boolean"
    operands = [*(left if "lexpr" in body else []), right[0]]
    if not operators(sign) and "" in [given for _, given in operands]:
        raise not_offline(f"The operator {sign}", place)
    offset = reader.source.offset(location(body))
    if reader.source.text.startswith(sign, offset):
        place = reader.source.place(offset, len(sign))
    gives = reader.check.operator(sign, operands, place)
    if how == "AEXPR_OP" and sign not in _signs:
        reader.later(not_offline(f"The operator {sign}", place))
    return gives


def _operands(reader: Expressions, node: Node | None, at: At) -> list[Typed]:
    """An expression with its type; of a row, each of its fields."""
    kind, body = kind_of(node or {})
    if kind == "RowExpr" and body.get("row_format") != "COERCE_EXPLICIT_CALL":
        return [(item, reader.expression(item, at)) for item in body.get("args", [])]
    return [(node, reader.expression(node, at))]


def _compare(
    reader: Expressions, sign: str, left: list[Typed], right: list[Typed], place: Place
) -> None:
    if len(left) != len(right):
        if 1 in (len(left), len(right)):
            return
        message = "unequal number of entries in row expressions"
        raise mistake("syntax", message, place)
    for pair in zip(left, right, strict=True):
        reader.check.operator(sign, pair, place)


def _among(
    reader: Expressions, sign: str, left: list[Typed], rights: list[list[Typed]], place: Place
) -> None:
    """`left IN (…)`: constants are brought to one type first, if there is one for all."""
    rest = rights
    if len(left) == 1:
        fixed = [
            item for item in rights if not any(kind == "ColumnRef" for kind, _ in nodes(item[0][0]))
        ]
        types = [code(given) for _, given in (left[0], *(item[0] for item in fixed))]
        if len(fixed) > 1 and "" not in types:
            one = common(types)
            if isinstance(one, str) and all(can(item, one) for item in types):
                for item in fixed:
                    reader.check.coerce(*item[0], plain(one))
                reader.check.operator(sign, (left[0], (None, plain(one))), place)
                rest = [item for item in rights if item not in fixed]
    for item in rest:
        _compare(reader, sign, left, item, place)


def _over_array(reader: Expressions, sign: str, left: Typed, right: Typed, place: Place) -> None:
    node, given = right
    if given == "unknown":
        chosen = reader.check.operation(sign, (left, (None, "unknown")), place)
        reader.check.coerce(node, given, f"{plain(chosen.arguments[1])}[]")
    elif given.endswith("[]"):
        reader.check.operator(sign, (left, (None, given[:-2])), place)
    elif given:
        message = "op ANY/ALL (array) requires array on right side"
        raise mistake("type-mismatch", message, place)


def case(reader: Expressions, body: Node, at: At) -> str:
    """The type of CASE; its conditions are true or false, or equal to what stands before WHEN."""
    subject = body.get("arg")
    given = reader.expression(subject, at)
    if subject and given == "unknown":
        given = "text"
    results: list[Typed] = []
    for item in body.get("args", []):
        when = item["CaseWhen"]
        condition = reader.expression(when.get("expr"), at)
        if subject:
            place = reader.check.place(when["expr"])
            assert place is not None
            reader.check.operator("=", ((subject, given), (when["expr"], condition)), place)
        else:
            reader.check.must_be("boolean", "CASE/WHEN", when["expr"], condition)
        results.append((when["result"], reader.expression(when["result"], at)))
    parts = ["CASE/WHEN"] * len(results)
    if "defresult" in body:
        parts.insert(0, "CASE/ELSE")
        results.insert(0, (body["defresult"], reader.expression(body["defresult"], at)))
    place = reader.source.place(reader.source.offset(location(body)))
    return reader.check.common("CASE", results, place, parts)


def sublink(reader: Expressions, body: Node, at: At) -> str:
    """The type of a subquery in an expression."""
    left = _operands(reader, body.get("testexpr"), at)
    outputs = reader.query(kind_of(body["subselect"])[1], at.scope, at.ctes)
    kind = body["subLinkType"]
    place = reader.source.place(reader.source.offset(location(body)))
    if kind in ("EXPR_SUBLINK", "ARRAY_SUBLINK"):
        if outputs is None:
            return ""
        if len(outputs) != 1:
            if kind == "EXPR_SUBLINK":  # beside a row it may be one itself
                reader.later(not_offline("A subquery of several columns", place))
                return ""
            message = "subquery must return only one column"
            raise mistake("syntax", message, place, columns=len(outputs))
        given = "text" if outputs[0].type == "unknown" else outputs[0].type
        return f"{given}[]" if given and kind == "ARRAY_SUBLINK" else given
    if kind in ("ANY_SUBLINK", "ALL_SUBLINK") and outputs is not None:
        if len(outputs) != len(left):
            few = "few" if len(outputs) < len(left) else "many"
            raise mistake("syntax", f"subquery has too {few} columns", place, columns=len(outputs))
        sign = (strings(body.get("operName")) or ["="])[-1]
        for item, output in zip(left, outputs, strict=True):
            given = "text" if output.type == "unknown" else output.type
            reader.check.operator(sign, (item, (None, given)), place)
    return "boolean"


def subscripts(reader: Expressions, body: Node, at: At) -> str:
    """The type of `value[…]`."""
    given = reader.expression(body["arg"], at)
    steps = body.get("indirection", [])
    if any("A_Indices" not in step for step in steps):
        raise not_offline("A field of a composite value", reader.place_of(body["arg"]))
    if given and given != "jsonb" and not given.endswith("[]"):
        message = (
            f"cannot subscript type {in_words(given)} because it does not support subscripting"
        )
        raise mistake("type-mismatch", message, reader.place_of(body["arg"]))
    for step in steps:
        for part in ("lidx", "uidx"):
            index = step["A_Indices"].get(part)
            found = reader.expression(index, at)
            if given.endswith("[]") and found and not can(code(found), "int4", "a"):
                message = "array subscript must have type integer"
                raise mistake("type-mismatch", message, reader.place_of(index))
            if given.endswith("[]"):
                reader.check.coerce(index, found, "integer")
    if given == "jsonb" or any(step["A_Indices"].get("is_slice") for step in steps):
        return given
    return given.removesuffix("[]")


_tests = {
    "IS_TRUE": "IS TRUE", "IS_NOT_TRUE": "IS NOT TRUE", "IS_FALSE": "IS FALSE",
    "IS_NOT_FALSE": "IS NOT FALSE", "IS_UNKNOWN": "IS UNKNOWN", "IS_NOT_UNKNOWN": "IS NOT UNKNOWN",
}  # fmt: skip


def truth(reader: Expressions, body: Node, at: At) -> str:
    """AND, OR, NOT, IS TRUE and IS NULL."""
    row = body.get("arg", {}).get("RowExpr")
    if row and "nulltesttype" in body and row.get("row_format") != "COERCE_EXPLICIT_CALL":
        for item in row.get("args", []):
            reader.expression(item, at)
        return "boolean"
    if row:
        raise not_offline("A row that is tested as a whole", reader.place_of(body["arg"]))
    word = body.get("boolop", "").removesuffix("_EXPR") or _tests.get(body.get("booltesttype", ""))
    for child in children(body):
        given = reader.expression(child, at)
        if word:
            reader.check.must_be("boolean", word, child, given)
    return "boolean"
