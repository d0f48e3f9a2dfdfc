"""What the columns of a query stand for: tables, aliases and types, read off sqlglot's tree.

It serves queries that PostgreSQL accepts; where a name or a type is not understood, the answer is
None or "".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlglot import exp

from grader.models import Schema, Table
from grader.queries.pg_types import MOMENTS, family_of, named

Level = exp.Select | exp.Update | exp.Delete | exp.Merge | exp.Insert
_levels = (exp.Select, exp.Update, exp.Delete, exp.Merge, exp.Insert)


@dataclass(frozen=True, slots=True)
class Known:
    """A column that a relation gives. `table` and `column` name the table's column behind it,
    `type` is its type without length; all are "" where not known. `never_null` is sure where true.
    """

    name: str
    type: str = ""
    table: str = ""
    column: str = ""
    never_null: bool = False

    @property
    def family(self) -> str:
        """number, moment, or the type; arrays keep theirs."""
        return family_of(self.type) or self.type


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, query or function in FROM, by the name it goes by there."""

    name: str
    columns: tuple[Known, ...]
    table: Table | None = None

    def column(self, name: str) -> Known | None:
        """Its column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


class Names:
    """Looks up the columns of one statement's tree."""

    def __init__(self, tree: exp.Expr, schema: Schema) -> None:
        self.tree = tree
        self.schema = schema
        self._relations: dict[int, tuple[Relation, ...]] = {}
        self._busy: set[int] = set()

    def level(self, node: exp.Expr) -> exp.Expr | None:
        """The query or statement whose FROM a node sees first; None above all of them."""
        child, parent = node, node.parent
        while parent is not None:
            if isinstance(parent.parent, exp.When):  # the UPDATE or INSERT of MERGE sees its tables
                child, parent = parent, parent.parent
                continue
            if isinstance(parent, _levels) and child.arg_key not in ("with_", "expression"):
                return parent
            if isinstance(parent, exp.Select):
                return parent if child.arg_key != "with_" else self.level(parent)
            child, parent = parent, parent.parent
        return None

    def levels(self, node: exp.Expr) -> Iterator[exp.Expr]:
        """The queries around a node, from the inside."""
        level = self.level(node)
        while level is not None:
            yield level
            level = self.level(level)

    def relations(self, level: exp.Expr) -> tuple[Relation, ...]:
        """What stands in a query's FROM, or what a statement changes and reads."""
        found = self._relations.get(id(level))
        if found is None:
            found = tuple(self._relation(source) for source in sources(level))
            self._relations[id(level)] = found
        return found

    def resolve(self, column: exp.Column) -> Known | None:
        """The column that is meant, or None."""
        for level in self.levels(column):
            for relation in self.relations(level):
                if column.table in ("", relation.name) and (known := relation.column(column.name)):
                    return known
        return None

    def relation_of(self, column: exp.Column) -> Relation | None:
        """The relation whose column is meant, or None."""
        for level in self.levels(column):
            for relation in self.relations(level):
                if column.table in ("", relation.name) and relation.column(column.name):
                    return relation
        return None

    def never_null(self, node: exp.Expr) -> bool:
        """True for what is surely not NULL: constants, counts, NOT NULL columns that no outer join
        can empty, and what is computed of those.
        """
        if isinstance(node, (exp.Literal, exp.Boolean, *_counts)):
            return True
        if isinstance(node, _null_of_parts):
            return all(
                self.never_null(part)
                for part in node.iter_expressions()
                if not isinstance(part, (exp.DataType, exp.Var))
            )
        if isinstance(node, (exp.Filter, exp.Window)):
            return isinstance(node.this, _counts)
        if isinstance(node, exp.Coalesce):
            return any(self.never_null(part) for part in (node.this, *node.expressions))
        if not isinstance(node, exp.Column):
            return False
        known, relation = self.resolve(node), self.relation_of(node)
        level = next((item for item in self.levels(node) if relation in self.relations(item)), None)
        if known is None or relation is None or level is None or not known.never_null:
            return False
        within = node.find_ancestor(exp.Join, exp.Select)
        joins: list[exp.Join] = level.args.get("joins") or []
        later = False
        for join in reversed(joins):
            own = join.this.alias_or_name == relation.name
            if join is within:
                # ON sees the rows of its own table before any are added
                if own:
                    return True
                later = False
            elif own:
                return not later and join.side not in ("LEFT", "FULL")
            later = later or join.side in ("RIGHT", "FULL")
        return not later

    def outputs(self, query: exp.Expr) -> tuple[Known, ...]:
        """The columns a query gives."""
        if id(query) in self._busy:
            return ()
        self._busy.add(id(query))
        try:
            return tuple(self._outputs(query))
        finally:
            self._busy.discard(id(query))

    def type_of(self, node: exp.Expr) -> str:
        """An expression's type, "" where not worked out."""
        if isinstance(node, exp.Column):
            known = self.resolve(node)
            return known.type if known else ""
        if isinstance(node, exp.Literal):
            return "text" if node.is_string else "numeric" if "." in node.name else "integer"
        if isinstance(node, exp.Cast):
            return named(node.to.sql("postgres"))
        if isinstance(node, exp.Sub) and self.type_of(node.this) == "date":
            return "integer" if self.type_of(node.expression) == "date" else "date"
        for kinds, given in _given:
            if isinstance(node, kinds):
                return given
        if isinstance(node, exp.Case):
            branch = node.args["ifs"][0]
            return self.type_of(branch.args["true"])
        if isinstance(node, exp.Subquery):
            columns = self.outputs(node.this)
            return columns[0].type if columns else ""
        if isinstance(node, _like_this):
            return self.type_of(node.this)
        return ""

    def family(self, node: exp.Expr) -> str:
        """number, moment, text and so on; "" where not worked out."""
        found = self.type_of(node)
        return family_of(found) or found

    def is_moment(self, node: exp.Expr) -> bool:
        """True for a date or timestamp."""
        return self.type_of(node) in MOMENTS

    def _outputs(self, query: exp.Expr) -> Iterator[Known]:
        if isinstance(query, exp.Subquery):
            yield from self._outputs(query.this)
        elif isinstance(query, exp.SetOperation):
            yield from self._arms(query)
        elif isinstance(query, exp.Select):
            for item in query.expressions:
                owner = item.table if isinstance(item, exp.Column) else ""
                if item.is_star:
                    for relation in self.relations(query):
                        if owner in ("", relation.name):
                            for column in relation.columns:
                                yield replace(column, never_null=False)
                    continue
                inner = item.unalias()
                known = self.resolve(inner) if isinstance(inner, exp.Column) else None
                name = item.alias_or_name or _function_name(inner)
                if known is not None:
                    never_null = self.never_null(inner)
                    yield Known(name, known.type, known.table, known.column, never_null)
                else:
                    yield Known(name, self.type_of(inner), never_null=self.never_null(inner))

    def _arms(self, query: exp.SetOperation) -> Iterator[Known]:
        """The first arm's columns; one is never NULL where it is so in both arms."""
        cte = query.parent
        recursive = isinstance(cte, exp.CTE) and any(
            table.name == cte.alias for table in query.expression.find_all(exp.Table)
        )
        left = list(self._outputs(query.this))
        # a recursive arm reads these very columns, which are not known yet
        right = [] if recursive else list(self._outputs(query.expression))
        for at, one in enumerate(left):
            never_null = one.never_null and at < len(right) and right[at].never_null
            yield Known(one.name, one.type, one.table, one.column, never_null)

    def _relation(self, source: exp.Expr) -> Relation:
        name = source.alias_or_name
        alias = source.args.get("alias")
        given = [item.name for item in alias.columns] if isinstance(alias, exp.TableAlias) else []
        table = None
        columns: tuple[Known, ...] = ()
        if isinstance(source, exp.Table) and isinstance(source.this, exp.Identifier):
            query = self._cte(source)
            if query is not None:
                columns = self._cte_columns(query)
            elif (table := self.schema.table(source.name)) is not None:
                columns = tuple(
                    Known(item.name, named(item.type), table.name, item.name, item.not_null)
                    for item in table.columns
                )
        elif isinstance(source, exp.Subquery):
            columns = self.outputs(source.this)
        elif isinstance(source, exp.Lateral) and isinstance(source.this, exp.Subquery):
            columns = self.outputs(source.this.this)
        elif isinstance(source, exp.Values):
            rows = source.expressions
            cells = rows[0].expressions if rows else []
            columns = tuple(
                Known(f"column{at}", self.type_of(cell)) for at, cell in enumerate(cells, 1)
            )
        elif isinstance(source, exp.Table):
            columns = (Known(name, _function_type(source.this, self)),)
        return Relation(name, _renamed(columns, given), table)

    def _cte_columns(self, cte: exp.CTE) -> tuple[Known, ...]:
        alias = cte.args["alias"]
        given = [item.name for item in alias.columns] if isinstance(alias, exp.TableAlias) else []
        return _renamed(self.outputs(cte.this), given)

    def _cte(self, source: exp.Table) -> exp.CTE | None:
        if source.args.get("db"):
            return None
        node: exp.Expr | None = source
        while node is not None:
            clause = node.args.get("with_")
            for cte in clause.expressions if clause is not None else ():
                if cte.alias == source.name:
                    return cte if isinstance(cte, exp.CTE) else None
            node = node.parent
        return None


def sources(level: exp.Expr) -> list[exp.Expr]:
    """The items of a query's FROM and joins in their order, or the tables of a statement."""
    found: list[exp.Expr] = []
    if isinstance(level, (exp.Update, exp.Delete, exp.Merge, exp.Insert)):
        target = level.this.this if isinstance(level.this, exp.Schema) else level.this
        found += [target] if isinstance(target, exp.Expr) else []
        using = level.args.get("using") or []
        found += using if isinstance(using, list) else [using]
    start = level.args.get("from_")
    if start is not None:
        found.append(start.this)
    for outer in list(found):
        found += [join.this for join in outer.args.get("joins") or ()]
    return found + [join.this for join in level.args.get("joins") or ()]


def _renamed(columns: tuple[Known, ...], given: list[str]) -> tuple[Known, ...]:
    if not columns and given:
        return tuple(Known(name) for name in given)
    names = given + [column.name for column in columns[len(given) :]]
    return tuple(replace(column, name=name) for name, column in zip(names, columns, strict=False))


def _function_name(node: exp.Expr) -> str:
    if isinstance(node, exp.Cast):
        return node.this.name or _function_name(node.this)
    return node.sql_name().lower() if isinstance(node, exp.Func) else ""


def _function_type(node: exp.Expr, names: Names) -> str:
    if isinstance(node, exp.GenerateSeries):
        first = names.type_of(node.args["start"])
        return "timestamp" if first in MOMENTS else first
    return ""


_given: tuple[tuple[tuple[type[exp.Expr], ...], str], ...] = (
    ((exp.Count, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile, exp.Length), "bigint"),
    ((exp.Avg, exp.Extract, exp.Round, exp.PercentRank, exp.CumeDist), "numeric"),
    ((exp.Predicate, exp.Connector, exp.Not, exp.Boolean), "boolean"),
    ((exp.Lower, exp.Upper, exp.Trim, exp.Substring, exp.Concat, exp.DPipe, exp.Replace), "text"),
    ((exp.GroupConcat, exp.Initcap, exp.ToChar), "text"),
    ((exp.Interval,), "interval"),
    ((exp.TimestampTrunc, exp.CurrentTimestamp), "timestamp"),
    ((exp.CurrentDate,), "date"),
)
_counts = (exp.Count, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Exists)
_null_of_parts = (
    exp.Cast, exp.Paren, exp.Neg, exp.Add, exp.Sub, exp.Mul, exp.Lower, exp.Upper, exp.Trim,
    exp.TimestampTrunc, exp.Extract, exp.Round, exp.Abs,
)  # fmt: skip
_like_this = (
    exp.Alias, exp.Paren, exp.Sum, exp.Min, exp.Max, exp.Filter, exp.Window, exp.Lag, exp.Lead,
    exp.FirstValue, exp.LastValue, exp.Coalesce, exp.Nullif, exp.Abs, exp.Neg, exp.Binary,
    exp.Greatest, exp.Least, exp.Floor, exp.Ceil,
)  # fmt: skip
