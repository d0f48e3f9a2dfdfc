"""Resolves the names in an expression and works out its type, on PostgreSQL's syntax tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from grader.models import Place, Schema, Verdict
from grader.queries import functions, operations
from grader.queries.catalog import in_words, is_type, plain
from grader.queries.checker import Checker, Typed
from grader.queries.pg_types import of_function, of_type_name, size_of
from grader.queries.scope import Names, Output, Reference, Relation, Scope
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, children, kind_of, location, nodes, strings

if TYPE_CHECKING:
    from grader.queries.walks import Walk

Outputs = list[Output] | None
Ctes = dict[str, Outputs]


@dataclass(frozen=True, slots=True)
class At:
    """Where an expression stands: the relations and the WITH queries in reach of it."""

    scope: Scope
    ctes: Ctes


class Behind(NamedTuple):
    """A column that `*` stands for: its relation or "", its name and type, and its size."""

    owner: str
    name: str
    type: str
    size: tuple[int, int] | None


@dataclass(slots=True)
class Reading:
    """What translation needs to know; keys are character offsets in the learner's text.

    `calls` names the functions called (at their name). `types` of columns (at their first word)
    and of function calls (at their name). `freed` are columns that a grouped primary key
    determines, with the number of queries between the column and the grouped one; `freed_stars`
    are the same for `*`, with the (relation, column) pairs. `stars` are `*` whose columns must be
    spelt out: of each its relation or "", its name in DuckDB, its name in PostgreSQL;
    `behind_stars` are the columns of every `*`. `literals` are bare strings with the type they are
    of and the same value written plainly, `numbers` the plain form of those with underscores or to
    another base. `type_names` is what calls of pg_typeof() give. `walks` are the SEARCH and CYCLE
    clauses of WITH queries (at their name), `blanks` the stretches of text that those stand in;
    `anchors` are the types of DuckDB's, or "", that the columns of a recursive query begin with.
    `placed` are numeric columns whose values have the same places behind the point on both
    engines, `sizes` the precision and scale of those that stand for a table's column or a cast.
    """

    types: dict[int, str] = field(default_factory=dict)
    literals: dict[int, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    type_names: dict[int, str] = field(default_factory=dict)
    freed: dict[int, int] = field(default_factory=dict)
    calls: dict[int, str] = field(default_factory=dict)
    freed_stars: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    stars: dict[int, list[tuple[str, str, str]]] = field(default_factory=dict)
    behind_stars: dict[int, list[Behind]] = field(default_factory=dict)
    walks: dict[int, Walk] = field(default_factory=dict)
    anchors: dict[int, list[str]] = field(default_factory=dict)
    blanks: list[tuple[int, int]] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    sizes: dict[int, tuple[int, int]] = field(default_factory=dict)


_not_offline = {
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
        self.check = Checker(source, reading)
        self.deferred: Stop | None = None
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

    def later(self, stop: Stop) -> None:
        """Keep what cannot be judged offline until the whole answer has been read: PostgreSQL may
        refuse it for another reason.
        """
        self.deferred = self.deferred or stop

    def _many(self, items: list[Node], at: At) -> list[str]:
        return [self.expression(item, at) for item in items]

    def _at(self, body: Node) -> Place:
        return self.source.place(self.source.offset(location(body)))

    def place_of(self, node: Node) -> Place:
        """Where a node begins, by the first of its parts that has a place."""
        return self._place_of(node)

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
        own = found.relation.column(found.name) if found.relation is not None else None
        if own is not None and found.type == "numeric" and (own.modifier or own.places):
            self.reading.placed.add(offset)
            if size := size_of(own.modifier):
                self.reading.sizes[offset] = size
        return found.type

    def _constant(self, body: Node, _: At) -> str:
        plain_number = self._plain_number(body)
        if plain_number:
            return _of_number(plain_number)
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

    def _plain_number(self, body: Node) -> str:
        """A number with underscores or to another base in plain form, or ""."""
        if not body.keys() & {"ival", "fval"}:
            return ""
        offset = self.source.offset(location(body))
        while self.source.text[offset : offset + 1] in ("-", "+", " "):
            offset += 1
        token = self.source.token_at(offset)
        text = token.text if token is not None and token.kind == "number" else ""
        based = text[:1] == "0" and text[1:2].lower() in ("x", "o", "b")
        if not based and "_" not in text:
            return ""
        value = str(int(text, 0)) if based else text.replace("_", "")
        self.reading.numbers[offset] = value
        return value

    def _cast(self, body: Node, at: At) -> str:
        self.check_type(body["typeName"])
        to = of_type_name(body["typeName"])
        kind, inner = kind_of(body["arg"])
        if kind == "A_ArrayExpr" and to.endswith("[]"):
            for item in inner.get("elements", []):
                given = self.expression(item, at)
                wanted = to if given.endswith("[]") else to[:-2]
                self.check.cast(item, given, wanted, self._place_of(item))
            return to
        given = self.expression(body["arg"], at)
        self.check.cast(body["arg"], given, to, self._place_of({"TypeCast": body}))
        return to

    def check_type(self, type_name: Node) -> None:
        """Raise where there is no such type."""
        names = strings(type_name.get("names"))
        if len(names) != 1 or is_type(names[0]) or type_name.get("pct_type"):
            return
        place = self.source.place(self.source.offset(location(type_name)))
        if names[0] in ("serial", "bigserial", "smallserial") or is_type(names[0].lstrip("_")):
            return
        name = names[0] + "[]" * len(type_name.get("arrayBounds", []))
        raise mistake("type-mismatch", f'type "{name}" does not exist', place, type=names[0])

    def _call(self, body: Node, at: At) -> str:
        *schema, name = strings(body["funcname"])
        offset = self.source.offset(location(body))
        try:
            functions.check(name, schema[-1] if schema else "", self.source, offset)
        except Stop as stop:
            if stop.verdict is not Verdict.UNSUPPORTED:
                raise
            self.later(stop)
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
        condition = body.get("agg_filter")
        self.check.must_be("boolean", "FILTER", condition, self.expression(condition, at))
        if "over" in body:
            self.window(body["over"], at)
        operands = list(zip(arguments, types, strict=True))
        if body.get("agg_within_group"):
            keys = [item["SortBy"]["node"] for item in body["agg_order"]]
            operands.extend(zip(keys, sorted_by, strict=True))
        gives = self._function(name, body, operands, self.source.place(offset))
        if name == "pg_typeof":
            self._type_name(offset, operands[0])
        if gives:
            self.reading.types[offset] = gives
        return gives

    def _type_name(self, offset: int, operand: Typed) -> None:
        node, given = operand
        casts = [body["typeName"] for kind, body in nodes(node or {}) if kind == "TypeCast"]
        hidden = any(strings(item["names"])[-1] in _texts for item in casts)
        if given and not (given == "text" and hidden):
            self.reading.type_names[offset] = in_words(given)
        else:
            self.later(not_offline("pg_typeof() of this", self.source.place(offset)))

    def _function(self, name: str, body: Node, operands: list[Typed], place: Place) -> str:
        """The type a call gives."""
        types = [given for _, given in operands]
        declared = functions.known()[name].gives
        loose = body.get("func_variadic") or any("NamedArgExpr" in item for item, _ in operands
                                                 if item)  # fmt: skip
        if loose or (name in _hypothetical and body.get("agg_within_group")):
            return of_function(name, types, declared)
        schema = "pg_catalog." if body.get("funcformat") == "COERCE_SQL_SYNTAX" else ""
        chosen = self.check.function(name, operands, place, schema)
        if chosen is None or not chosen.gives:
            return of_function(name, types, declared)
        return plain(chosen.gives)

    def _coalesce(self, body: Node, at: At) -> str:
        return self._common("COALESCE", body["args"], body, at)

    def _extreme(self, body: Node, at: At) -> str:
        return self._common(body["op"].removeprefix("IS_"), body["args"], body, at)

    def _common(self, word: str, items: list[Node], body: Node, at: At) -> str:
        typed = [(item, self.expression(item, at)) for item in items]
        return self.check.common(word, typed, self._at(body))

    def _array(self, body: Node, at: At) -> str:
        items = body.get("elements", [])
        if not items:
            raise mistake("type-mismatch", "cannot determine type of empty array", self._at(body))
        given = self._common("ARRAY", items, body, at)
        if given.endswith("[]"):
            self.later(not_offline("An array of several dimensions", self._at(body)))
            return given
        return f"{given}[]" if given else ""

    def _row(self, body: Node, at: At) -> str:
        self._many(body.get("args", []), at)
        if body.get("row_format") == "COERCE_EXPLICIT_CALL":
            place = self._at(body)
            raise not_offline("ROW (…)", place)
        return ""

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

    def _collation(self, body: Node, at: At) -> str:
        given = self.expression(body["arg"], at)
        name = strings(body["collname"])[-1]
        if given not in ("text", "unknown", ""):
            message = f"collations are not supported by type {given}"
            raise mistake("type-mismatch", message, self._at(body))
        if not _collations.fullmatch(name):
            message = f'collation "{name}" for encoding "UTF8" does not exist'
            raise mistake("syntax", message, self._at(body))
        if name not in ("C", "POSIX", "ucs_basic"):
            self.later(not_offline(f'COLLATE "{name}"', self._at(body)))
        return "text"

    def _grouping(self, body: Node, at: At) -> str:
        self._many(body.get("args", []), at)
        return "integer"


_collations = re.compile(r"C|POSIX|default|ucs_basic|unicode|pg_.*|und-.*|[a-z]{2,3}([-_].*)?")
_readers = {
    "ColumnRef": Expressions._column,
    "A_Const": Expressions._constant,
    "TypeCast": Expressions._cast,
    "FuncCall": Expressions._call,
    "A_Expr": operations.operation,
    "CaseExpr": operations.case,
    "CoalesceExpr": Expressions._coalesce,
    "MinMaxExpr": Expressions._extreme,
    "SubLink": operations.sublink,
    "A_ArrayExpr": Expressions._array,
    "RowExpr": Expressions._row,
    "A_Indirection": operations.subscripts,
    "BoolExpr": operations.truth,
    "NullTest": operations.truth,
    "BooleanTest": operations.truth,
    "SQLValueFunction": Expressions._value_function,
    "ParamRef": Expressions._parameter,
    "GroupingFunc": Expressions._grouping,
    "CollateClause": Expressions._collation,
}
_texts = ("varchar", "bpchar", "char", "name")
_hypothetical = ("rank", "dense_rank", "percent_rank", "cume_dist")
_made_by_parser = ("like_escape", "similar_to_escape", "timezone")


def _of_number(text: str) -> str:
    if not text.isdigit() or int(text) >= 2**63:
        return "numeric"
    return "integer" if int(text) < 2**31 else "bigint"
