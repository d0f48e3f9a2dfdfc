"""The PostgreSQL types of expressions in sqlglot's tree, from what resolving the names found."""

from __future__ import annotations

from sqlglot import exp

from grader.models import Place
from grader.queries import pg_types
from grader.queries.expressions import Reading
from grader.queries.source import Source

_signs: dict[type[exp.Expr], str] = {
    exp.Add: "+",
    exp.Sub: "-",
    exp.Mul: "*",
    exp.Div: "/",
    exp.Mod: "%",
    exp.Pow: "^",
    exp.DPipe: "||",
    exp.BitwiseAnd: "&",
    exp.BitwiseOr: "|",
    exp.BitwiseXor: "#",
    exp.BitwiseLeftShift: "<<",
    exp.BitwiseRightShift: ">>",
    exp.JSONExtract: "->",
    exp.JSONExtractScalar: "->>",
}


_texts = (exp.Trim, exp.Substring, exp.Concat, exp.ConcatWs, exp.GroupConcat, exp.Overlay)
"""Functions of which sqlglot does not keep the place."""


class Types:
    """Answers what type an expression has in PostgreSQL; "" where it is not known."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self._reading = reading

    def placed(self, column: exp.Column) -> bool:
        """Whether a numeric column's values have the same places on both engines."""
        return column.parts[0].meta.get("start", -1) in self._reading.placed

    def size(self, column: exp.Column) -> tuple[int, int] | None:
        """Precision and scale of a numeric column, where it was declared with them."""
        behind: tuple[int, int] | None = column.meta.get("behind")
        return behind or self._reading.sizes.get(column.parts[0].meta.get("start", -1))

    def behind(self, item: exp.Expr) -> list[exp.Expr]:
        """An output of a query, or the columns that it stands for where it is `*` or `t.*`.

        The columns of `*` are marked `behind` in their meta: they are not in the tree.
        """
        if not item.is_star:
            return [item]
        first = item.parts[0] if isinstance(item, exp.Column) else item
        columns: list[exp.Expr] = []
        for owner, name, given, size in self._reading.behind_stars.get(
            first.meta.get("start", -1), ()
        ):
            column = exp.column(name, owner or None, quoted=True)
            column.meta.update(type=given, behind=size)
            column.parent = item.parent
            columns.append(column)
        return columns

    def place(self, node: exp.Expr) -> Place | None:
        """Where a node stands in the learner's text, if sqlglot kept it."""
        starts = [item.meta["start"] for item in node.walk() if "start" in item.meta]
        return self.source.place(min(starts)) if starts else None

    def type_name(self, call: exp.Expr) -> str | None:
        """What a call of pg_typeof() gives."""
        return self._reading.type_names.get(call.meta.get("start", -1))

    def of(self, node: exp.Expr | None) -> str:
        """The type of a node."""
        if node is None:
            return ""
        known = node.meta.get("type")
        if known:
            return str(known)
        if isinstance(node, exp.Column):
            return self._at(node.parts[0])
        if isinstance(node, exp.Cast):
            return pg_types.named(node.to.sql(dialect="postgres"))
        if isinstance(node, exp.Literal):
            if node.is_string:
                return "unknown"
            return _of_number(node.this)
        if isinstance(node, exp.Boolean):
            return "boolean"
        if isinstance(node, exp.Null):
            return "unknown"
        if isinstance(node, (exp.Paren, exp.Neg, exp.Alias, exp.Filter, exp.Window,
                             exp.Distinct, exp.Order, exp.Ordered)):  # fmt: skip
            return self.of(node.this or next(iter(node.expressions), None))
        if isinstance(node, exp.Interval):
            return "interval"
        if isinstance(node, exp.WithinGroup):
            return self._at(node.this)
        if isinstance(node, (exp.JSONExtract, exp.JSONBExtract)):
            return self.of(node.this)
        if isinstance(node, (exp.JSONExtractScalar, exp.JSONBExtractScalar)):
            return "text"
        if type(node) in _signs:
            return pg_types.of_operation(
                _signs[type(node)], self.of(node.this), self.of(node.expression)
            )
        if isinstance(node, (exp.Predicate, exp.Connector, exp.Not)):
            return "boolean"
        return self._compound(node)

    def _compound(self, node: exp.Expr) -> str:
        if isinstance(node, exp.Case):
            results = [item.args.get("true") for item in node.args.get("ifs", [])]
            return pg_types.unify(
                self.of(item) for item in (*results, node.args.get("default")) if item is not None
            )
        if isinstance(node, (exp.Coalesce, exp.Greatest, exp.Least)):
            return pg_types.unify(self.of(item) for item in (node.this, *node.expressions))
        if isinstance(node, exp.Nullif):
            return self.of(node.this)
        if isinstance(node, exp.Subquery):
            inner = node.this
            while isinstance(inner, exp.SetOperation):
                inner = inner.this
            selected = inner.selects[0] if isinstance(inner, exp.Select) and inner.selects else None
            return self.of(selected)
        if isinstance(node, exp.AtTimeZone):
            return "timestamptz" if self.of(node.this) == "timestamp" else "timestamp"
        if isinstance(node, exp.Extract):
            return "numeric"
        if isinstance(node, _texts):
            return "text"
        if isinstance(node, (exp.Ceil, exp.Floor)):
            return pg_types.of_function("ceil", [self.of(node.this)], "")
        if isinstance(node, exp.StrPosition):
            return "integer"
        if isinstance(node, exp.CurrentDate):
            return "date"
        first = next(iter(node.expressions), None) if isinstance(node, exp.Array) else None
        if isinstance(first, exp.Query):
            element = self.of(exp.Subquery(this=node.expressions[0].copy()))
            return f"{element}[]" if element and not element.endswith("[]") else ""
        if isinstance(node, exp.Array):
            element = pg_types.unify(self.of(item) for item in node.expressions)
            return f"{element}[]" if element else ""
        return self._at(node)

    def _at(self, node: exp.Expr) -> str:
        start = node.meta.get("start")
        return self._reading.types.get(start, "") if start is not None else ""


def _of_number(text: str) -> str:
    if not text.isdigit() or int(text) >= 2**63:
        return "numeric"
    return "integer" if int(text) < 2**31 else "bigint"
