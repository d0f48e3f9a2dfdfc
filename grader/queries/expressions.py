"""Resolves the names in an expression and works out its type, on PostgreSQL's syntax tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from grader.models import Place, Schema
from grader.queries import functions
from grader.queries.pg_types import (
    family_of,
    of_function,
    of_operation,
    of_type_name,
    unify,
)
from grader.queries.scope import Names, Output, Reference, Relation, Scope
from grader.queries.source import Source
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, children, constant, kind_of, location, nodes, strings
from grader.queries.type_checks import (
    check_arguments,
    check_calculable,
    check_comparable,
    matched,
)
from grader.queries.words import words

Outputs = list[Output] | None
Ctes = dict[str, Outputs]


@dataclass(frozen=True, slots=True)
class At:
    """Where an expression stands: the relations and the WITH queries in reach of it."""

    scope: Scope
    ctes: Ctes


@dataclass(slots=True)
class Reading:
    """What translation needs to know; keys are character offsets in the learner's text.

    `calls` names the functions called (at their name). `types` of columns (at their first word)
    and of function calls (at their name). `freed` are columns that a grouped primary key
    determines, with the number of queries between the column and the grouped one; `freed_stars`
    are the same for `*`, with the (relation, column) pairs. `stars` are `*` whose columns must be
    spelt out, each with the (relation or "", column) pairs that PostgreSQL gives.
    """

    types: dict[int, str] = field(default_factory=dict)
    freed: dict[int, int] = field(default_factory=dict)
    calls: dict[int, str] = field(default_factory=dict)
    freed_stars: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    stars: dict[int, list[tuple[str, str]]] = field(default_factory=dict)


_not_offline = {
    "CollateClause": "COLLATE",
    "XmlExpr": "XML",
    "XmlSerialize": "XML",
    "CurrentOfExpr": "CURRENT OF",
    "MultiAssignRef": "SET (…) = (…)",
    "JsonObjectConstructor": "JSON_OBJECT",
    "JsonArrayConstructor": "JSON_ARRAY",
    "JsonArrayQueryConstructor": "JSON_ARRAY",
    "JsonObjectAgg": "JSON_OBJECTAGG",
    "JsonArrayAgg": "JSON_ARRAYAGG",
    "JsonIsPredicate": "IS JSON",
    "JsonFuncExpr": "The SQL/JSON function",
    "JsonParseExpr": "JSON()",
    "JsonScalarExpr": "JSON_SCALAR",
    "JsonSerializeExpr": "JSON_SERIALIZE",
}
_value_functions = {
    "SVFOP_CURRENT_DATE": "date",
    "SVFOP_CURRENT_TIMESTAMP": "timestamptz",
    "SVFOP_LOCALTIMESTAMP": "timestamp",
}


class Expressions:
    """Resolves expressions; `names.Resolver` adds queries and statements.

    `created` are the relations that earlier statements of the same answer made.
    """

    def __init__(self, schema: Schema, source: Source, reading: Reading) -> None:
        self.schema = schema
        self.source = source
        self.reading = reading
        self.names = Names(schema, source)
        self.created: set[str] = set()
        self.references: dict[int, Reference] = {}
        """What each ColumnRef of the statement stands for, by its character offset."""

    def query(self, body: Node, outer: Scope | None, around: Ctes) -> Outputs:
        """Resolve a query inside an expression."""
        raise NotImplementedError

    def expression(self, node: Node | None, at: At) -> str:
        """Resolve an expression; its type, or "" where unsure."""
        if not node:
            return ""
        kind, body = kind_of(node)
        if kind in _not_offline:
            raise not_offline(_not_offline[kind], self._place_of(node))
        reader = _readers.get(kind)
        if reader is not None:
            return reader(self, body, at)
        for child in children(body):
            if kind_of(child)[0][:1].isupper():
                self.expression(child, at)
        return ""

    def window(self, body: Node, at: At) -> None:
        """Resolve a window's PARTITION BY, ORDER BY and frame."""
        for item in body.get("partitionClause", []):
            self.expression(item, at)
        for item in body.get("orderClause", []):
            self.expression(item["SortBy"]["node"], at)
        for part in ("startOffset", "endOffset"):
            self.expression(body.get(part), at)

    def _many(self, items: list[Node], at: At) -> list[str]:
        return [self.expression(item, at) for item in items]

    def _at(self, body: Node) -> Place:
        return self.source.place(self.source.offset(location(body)))

    def _place_of(self, node: Node) -> Place:
        offsets = [
            location(body)
            for kind, body in nodes(node)
            if body.get("location", -1) >= 0 and kind != "TypeName"
        ]
        return self.source.place(self.source.offset(min(offsets, default=0)))

    def _column(self, body: Node, at: At) -> str:
        fields = strings(body["fields"])
        offset = self.source.offset(location(body))
        if fields[-1] == "":
            return ""
        found: Reference | Relation | None
        if len(fields) == 1:
            found = self.names.plain(at.scope, fields[0], offset)
            if isinstance(found, Relation):
                whole = f"The row {fields[0]} taken as a whole"
                raise not_offline(whole, self.source.place(offset))
        else:
            if len(fields) > 2 and fields[-3] != "public":
                self.names.table(fields[-3], fields[-2], offset)
            found = self.names.qualified(at.scope, fields[-2], fields[-1], offset)
        if found is None:
            return ""
        self.references[offset] = found
        if found.type:
            self.reading.types[offset] = found.type
        return found.type

    def _constant(self, body: Node, _: At) -> str:
        if "ival" in body:
            return "integer"
        if "fval" in body:
            text = body["fval"].get("fval", "")
            return "bigint" if text.isdigit() and len(text) < 19 else "numeric"
        if "boolval" in body:
            return "boolean"
        if "bsval" in body:
            raise not_offline("A bit string", self._at(body))
        return "unknown"

    def _cast(self, body: Node, at: At) -> str:
        self.expression(body["arg"], at)
        to = of_type_name(body["typeName"])
        text = constant(body["arg"])
        if to == "interval" and isinstance(text, str) and not _plain_interval.fullmatch(text):
            place = self.source.place(self.source.offset(location(body["arg"]["A_Const"])))
            raise not_offline(f"The interval {text!r}", place)
        return to

    def _call(self, body: Node, at: At) -> str:
        *schema, name = strings(body["funcname"])
        offset = self.source.offset(location(body))
        functions.check(name, schema[-1] if schema else "", self.source, offset)
        if schema and body.get("funcformat") != "COERCE_SQL_SYNTAX" and schema[-1] != "pg_catalog":
            raise functions.unknown(".".join((*schema, name)), name, self.source, offset)
        token = self.source.token_at(offset)
        if body.get("funcformat", "") == "COERCE_EXPLICIT_CALL" and name not in _made_by_parser:
            if token is None or token.text.strip('"').lower() != name:
                raise not_offline(f"{name}() written with its schema", self.source.place(offset))
            self.reading.calls[offset] = name
        arguments = body.get("args", [])
        if any("NamedArgExpr" in item for item in arguments) and name != "make_interval":
            raise not_offline(f"A named argument of {name}()", self.source.place(offset))
        types = self._many(arguments, at)
        sorted_by = [
            self.expression(item["SortBy"]["node"], at) for item in body.get("agg_order", [])
        ]
        condition = self.expression(body.get("agg_filter"), at)
        if family_of(condition) not in ("", "boolean"):
            message = f"argument of FILTER must be type boolean, not type {condition}"
            raise mistake("type-mismatch", message, self.source.place(offset))
        if "over" in body:
            self.window(body["over"], at)
        if body.get("agg_within_group"):
            types = sorted_by
        if name == "substring" and len(types) > 1 and family_of(types[1]) != "number":
            raise not_offline("substring() by a pattern", self.source.place(offset))
        check_arguments(name, types, self.source.place(offset))
        gives = of_function(name, types, functions.known()[name].gives)
        if gives:
            self.reading.types[offset] = gives
        return gives

    def _operation(self, body: Node, at: At) -> str:
        how = body["kind"]
        left = self.expression(body.get("lexpr"), at)
        right_node = body.get("rexpr", {})
        sign = strings(body["name"])[-1]
        if "List" in right_node:
            rights = self._many(right_node["List"].get("items", []), at)
        else:
            rights = [self.expression(right_node, at)]
        right = rights[0] if rights else ""
        place = self._at(body)
        if how == "AEXPR_NULLIF":
            check_comparable("=", left, right, place)
            return "text" if left == "unknown" else left
        if how == "AEXPR_IN" or "BETWEEN" in how:
            shown = sign if how == "AEXPR_IN" else "<" if "NOT" in how else ">="
            for type_name in rights:
                check_comparable(shown, left, type_name, place)
            return "boolean"
        if how in ("AEXPR_LIKE", "AEXPR_ILIKE", "AEXPR_SIMILAR"):
            if family_of(left) not in ("", "text"):
                message = f"operator does not exist: {left} {sign} {right or 'text'}"
                raise mistake("type-mismatch", message, place)
            return "boolean"
        if how in ("AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT"):
            check_comparable("=", left, right, place)
            return "boolean"
        if how in ("AEXPR_OP_ANY", "AEXPR_OP_ALL"):
            if how == "AEXPR_OP_ALL" and "A_ArrayExpr" not in right_node:
                raise not_offline("ALL (…) over an array that is not written out", place)
            return "boolean"
        if sign not in _signs:
            raise not_offline(f"The operator {sign}", place)
        if "lexpr" not in body:
            return right
        if sign in ("=", "<>", "<", ">", "<=", ">="):
            check_comparable(sign, left, right, place)
        elif sign in ("+", "-", "*", "/", "%"):
            check_calculable(sign, left, right, place)
        return of_operation(sign, left, right)

    def _case(self, body: Node, at: At) -> str:
        self.expression(body.get("arg"), at)
        types = []
        for item in body.get("args", []):
            self.expression(item["CaseWhen"].get("expr"), at)
            types.append(self.expression(item["CaseWhen"].get("result"), at))
        if "defresult" in body:
            types.append(self.expression(body["defresult"], at))
        return matched("CASE", types, self._at(body))

    def _coalesce(self, body: Node, at: At) -> str:
        return matched("COALESCE", self._many(body["args"], at), self._at(body))

    def _extreme(self, body: Node, at: At) -> str:
        word = body["op"].removeprefix("IS_")
        return matched(word, self._many(body["args"], at), self._at(body))

    def _sublink(self, body: Node, at: At) -> str:
        left = self.expression(body.get("testexpr"), at)
        outputs = self.query(kind_of(body["subselect"])[1], at.scope, at.ctes)
        kind = body["subLinkType"]
        place = self._at(body)
        row = "RowExpr" in body.get("testexpr", {})
        if kind in ("EXPR_SUBLINK", "ARRAY_SUBLINK", "ANY_SUBLINK", "ALL_SUBLINK"):
            if outputs is None:
                return "boolean" if kind in ("ANY_SUBLINK", "ALL_SUBLINK") else ""
            if len(outputs) > 1 and not row:
                word = "subquery has too many columns"
                if kind in ("EXPR_SUBLINK", "ARRAY_SUBLINK"):
                    word = "subquery must return only one column"
                raise mistake("syntax", word, place, columns=len(outputs))
            given = outputs[0].type if outputs else ""
            if kind == "EXPR_SUBLINK":
                return given
            if kind == "ARRAY_SUBLINK":
                return f"{given}[]" if given else ""
            if not row:
                check_comparable("=", left, given, place)
        return "boolean"

    def _array(self, body: Node, at: At) -> str:
        given = unify(self._many(body.get("elements", []), at))
        return f"{given}[]" if given else ""

    def _row(self, body: Node, at: At) -> str:
        self._many(body.get("args", []), at)
        if body.get("row_format") == "COERCE_EXPLICIT_CALL":
            place = self._at(body)
            raise not_offline("ROW (…)", place)
        return ""

    def _indirection(self, body: Node, at: At) -> str:
        given = self.expression(body["arg"], at)
        steps = body.get("indirection", [])
        for step in steps:
            self.expression(step, at)
        if any("A_Indices" not in step for step in steps):
            raise not_offline("A field of a composite value", self._place_of(body["arg"]))
        slices = any(step["A_Indices"].get("is_slice") for step in steps)
        return given if slices else given.removesuffix("[]")

    def _boolean(self, body: Node, at: At) -> str:
        if "RowExpr" in body.get("arg", {}):
            raise not_offline("A row that is tested as a whole", self._place_of(body["arg"]))
        for child in children(body):
            given = self.expression(child, at)
            if "boolop" in body and family_of(given) not in ("", "boolean"):
                word = body["boolop"].removesuffix("_EXPR")
                message = f"argument of {word} must be type boolean, not type {given}"
                raise mistake("type-mismatch", message, self._place_of(child))
        return "boolean"

    def _value_function(self, body: Node, _: At) -> str:
        offset = self.source.offset(location(body))
        given = _value_functions.get(body["op"].removesuffix("_N"), "")
        if not given:
            name = body["op"].removeprefix("SVFOP_").removesuffix("_N").lower()
            functions.check(name, "", self.source, offset)
            raise not_offline(name.upper(), self.source.place(offset))
        return given

    def _parameter(self, body: Node, _: At) -> str:
        place = self._at(body)
        raise mistake("syntax", f"there is no parameter ${body.get('number', 0)}", place)

    def _grouping(self, body: Node, at: At) -> str:
        self._many(body.get("args", []), at)
        return "integer"


_readers = {
    "ColumnRef": Expressions._column,
    "A_Const": Expressions._constant,
    "TypeCast": Expressions._cast,
    "FuncCall": Expressions._call,
    "A_Expr": Expressions._operation,
    "CaseExpr": Expressions._case,
    "CoalesceExpr": Expressions._coalesce,
    "MinMaxExpr": Expressions._extreme,
    "SubLink": Expressions._sublink,
    "A_ArrayExpr": Expressions._array,
    "RowExpr": Expressions._row,
    "A_Indirection": Expressions._indirection,
    "BoolExpr": Expressions._boolean,
    "NullTest": Expressions._boolean,
    "BooleanTest": Expressions._boolean,
    "SQLValueFunction": Expressions._value_function,
    "ParamRef": Expressions._parameter,
    "GroupingFunc": Expressions._grouping,
}
_plain_interval = re.compile(
    r"\s*([+-]?\d+\s*(years?|months?|mons?|weeks?|days?|hours?|minutes?|mins?|seconds?|secs?)?\s*)+",
    re.IGNORECASE,
)
_made_by_parser = ("like_escape", "similar_to_escape", "timezone")
_signs = words("= <> < > <= >= + - * / % ^ || ~ ~* !~ !~* -> ->> @> <@ && ~~ !~~")
