"""What a query under WITH RECURSIVE must look like, as PostgreSQL's parse_cte.c rules it."""

from __future__ import annotations

from typing import Any

from grader.queries import functions
from grader.queries.expressions import Expressions, Outputs
from grader.queries.scope import Output
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, kind_of, location, nodes, strings

_places = {
    "left": "within its non-recursive term",
    "subquery": "within a subquery",
    "outer": "within an outer join",
    "INTERSECT": "within INTERSECT",
    "EXCEPT": "within EXCEPT",
}
_tops = (
    ("sortClause", "ORDER BY"),
    ("limitOffset", "OFFSET"),
    ("limitCount", "LIMIT"),
    ("lockingClause", "FOR UPDATE/SHARE"),
)


def refers_to(name: str, node: Any) -> bool:
    """True where a query names a relation so; WITH queries in it are not told apart."""
    return any(
        kind == "RangeVar" and body["relname"] == name and not body.get("schemaname")
        for kind, body in nodes(node)
    )


def check_order_of(reader: Expressions, items: list[Node]) -> None:
    """Queries under WITH RECURSIVE that name each other, or one that comes later."""
    for at, item in enumerate(items):
        for other in items[at + 1 :]:
            if not refers_to(other["ctename"], item["ctequery"]):
                continue
            place = reader.source.place(reader.source.offset(location(item)))
            if refers_to(item["ctename"], other["ctequery"]):
                message = "mutual recursion between WITH items is not implemented"
                raise mistake("syntax", message, place)
            raise not_offline("A WITH query that names a later one", place)


def check_form(reader: Expressions, item: Node) -> bool:
    """Check a WITH query under RECURSIVE; True where it is a recursive one."""
    name = item["ctename"]
    kind, body = kind_of(item["ctequery"])
    check = _Form(reader, name)
    if kind != "SelectStmt" or not check.names(item["ctequery"]):
        return False
    if body.get("op") != "SETOP_UNION":
        message = (
            f'recursive query "{name}" does not have the form non-recursive-term '
            "UNION [ALL] recursive-term"
        )
        raise check.wrong(message, item)
    check.walk({"SelectStmt": body["larg"]}, "left")
    check.walk({"SelectStmt": body["rarg"]}, "")
    check.walk(body.get("withClause", {}), "subquery")
    for key, word in _tops:
        if key in body:
            raise check.wrong(f"{word} in a recursive query is not implemented", item)
    return True


class _Form:
    """The walk through one recursive query, which counts where it names itself."""

    def __init__(self, reader: Expressions, name: str) -> None:
        self.reader = reader
        self.name = name
        self.count = 0

    def wrong(self, message: str, node: Node) -> Stop:
        """The mistake, at a node's place."""
        return mistake("syntax", message, self.reader.place_of({"": node}), name=self.name)

    def names(self, node: Any) -> bool:
        """True where a query names itself."""
        try:
            self.walk(node, "left")
        except Stop:
            return True
        return False

    def walk(self, node: Any, where: str) -> None:
        """Raise where the query names itself in a place that PostgreSQL does not allow."""
        if isinstance(node, list):
            for item in node:
                self.walk(item, where)
            return
        if not isinstance(node, dict):
            return
        for kind, body in node.items():
            if kind == "RangeVar":
                self._relation(body, where)
            elif kind in ("SelectStmt", "larg", "rarg") and "limitOption" in body:
                self._select(body, where)
            elif kind == "JoinExpr":
                self._join(body, where)
            elif kind == "SubLink":
                self.walk(body.get("testexpr"), where)
                self.walk(body["subselect"], where or "subquery")
            elif isinstance(body, (dict, list)):
                self.walk(body, where)

    def _relation(self, body: Node, where: str) -> None:
        if body["relname"] != self.name or body.get("schemaname"):
            return
        self.count += not where
        if where or self.count > 1:
            what = f'recursive reference to query "{self.name}" must not appear'
            raise self.wrong(f"{what} {_places.get(where, 'more than once')}", body)

    def _select(self, body: Node, where: str) -> None:
        inner = body.get("withClause", {})
        if any(item["CommonTableExpr"]["ctename"] == self.name for item in inner.get("ctes", [])):
            raise not_offline("A WITH query in another of the same name")
        left = right = where
        if not where and body.get("op") == "SETOP_INTERSECT" and body.get("all"):
            left = right = "INTERSECT"
        if not where and body.get("op") == "SETOP_EXCEPT":
            left, right = ("EXCEPT" if body.get("all") else ""), "EXCEPT"
        for key, part in body.items():
            if key in ("larg", "rarg"):
                self._select(part, left if key == "larg" else right)
            else:
                self.walk(part, where)
        if not where and any(map(self._is_own, body.get("fromClause", []))):
            self._refuse_aggregates(body)

    def _is_own(self, item: Node) -> bool:
        join = item.get("JoinExpr")
        if join:
            return self._is_own(join["larg"]) or self._is_own(join["rarg"])
        table = item.get("RangeVar", {})
        return table.get("relname") == self.name and not table.get("schemaname")

    def _refuse_aggregates(self, body: Node) -> None:
        parts = [body.get(key) for key in ("targetList", "havingClause", "sortClause")]
        for call in _calls(parts):
            if "over" not in call and functions.is_aggregate(strings(call["funcname"])[-1]):
                term = "in a recursive query's recursive term"
                message = f"aggregate functions are not allowed {term}"
                place = self.reader.source.place(self.reader.source.offset(location(call)))
                raise mistake("aggregate-misplaced", message, place)

    def _join(self, body: Node, where: str) -> None:
        kind = body["jointype"]
        left = "outer" if kind in ("JOIN_RIGHT", "JOIN_FULL") else ""
        right = "outer" if kind in ("JOIN_LEFT", "JOIN_FULL") else ""
        self.walk(body["larg"], where or left)
        self.walk(body["rarg"], where or right)
        self.walk(body.get("quals"), where)


def _calls(node: Any) -> list[Node]:
    """The function calls in a node, without those in subqueries."""
    found: list[Node] = []
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, dict):
            for kind, body in item.items():
                if kind == "FuncCall":
                    found.append(body)
                if kind != "SubLink":
                    stack.append(body)
    return found


def check_types(reader: Expressions, item: Node, base: Outputs, whole: Outputs) -> None:
    """The types of a recursive query are those of its first part."""
    if base is None or whole is None:
        return
    name = item["ctename"]
    place = reader.source.place(reader.source.offset(location(item)))
    for at, (first, both) in enumerate(zip(base, whole, strict=False), 1):
        one, other = _spelt(first), _spelt(both)
        if not both.type and first.type:
            raise not_offline("A recursive column whose type is not known", place)
        if first.type and one != other:
            message = (
                f'recursive query "{name}" column {at} has type {one} in non-recursive term '
                f"but type {other} overall"
            )
            raise mistake("type-mismatch", message, place, name=name)


def note_anchor(reader: Expressions, item: Node, first: Outputs, whole: Outputs) -> None:
    """DuckDB gives a recursive column its first part's type, however narrow; note a wider one."""
    if first is None or whole is None:
        return
    number = _wide(reader, kind_of(item["ctequery"])[1])
    casts = [
        "TEXT" if one.type == "unknown" else number if both.type == "numeric" else ""
        for one, both in zip(first, whole, strict=True)
    ]
    if any(casts):
        reader.reading.anchors[reader.source.offset(location(item))] = casts


def _wide(reader: Expressions, body: Node) -> str:
    """A type for the numbers that grow: exact where they are only added up."""
    parts = [body["larg"], body["rarg"].get("targetList", [])]
    found = list(nodes(parts))
    signs = {strings(part["name"])[-1] for kind, part in found if kind == "A_Expr"}
    fraction = any(kind == "A_Const" and "fval" in part for kind, part in found)
    for kind, part in found:
        known = reader.references.get(reader.source.offset(location(part)))
        if kind == "ColumnRef" and known is not None and known.relation is not None:
            fraction = fraction or (known.type == "numeric" and known.relation.table is not None)
    calls = any(kind == "FuncCall" for kind, _ in found)
    if calls or "/" in signs or (fraction and "*" in signs):
        return "DOUBLE"
    return "DECIMAL(38,16)" if fraction else "DECIMAL(38,0)"


def _spelt(output: Output) -> str:
    return output.modifier or output.type
