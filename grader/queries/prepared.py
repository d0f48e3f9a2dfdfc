"""The way of an answer from text to statements that are ready to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from grader.models import Finding, Kind, QueryFacts, Schema, Verdict
from grader.queries import statements
from grader.queries.facts import facts_of
from grader.queries.figure import column_names
from grader.queries.names import Resolver
from grader.queries.rejected import Rejected
from grader.queries.rewrite_literals import check_settled
from grader.queries.same_shape import check_same_shape
from grader.queries.source import Source, control_character
from grader.queries.statements import check_size
from grader.queries.stop import Stop, not_offline
from grader.queries.syntax import parse_postgres
from grader.queries.translate import read, translate
from grader.queries.tree import Node, kind_of

Dialect = Literal["postgres", "duckdb"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that may run. `sql` holds its statements in DuckDB's dialect; `returns_rows`
    tells of each whether rows come out of it. For a server they stand in PostgreSQL's, and `starts`
    says at which character of `text` each begins.
    """

    text: str
    sql: tuple[str, ...]
    dialect: Dialect
    schema: Schema
    returns_rows: tuple[bool, ...]
    starts: tuple[int, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """What the engine is given."""
        return self.sql

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What to tell first where the answer turns out wrong; of SQL nothing."""
        return ()

    def facts(self) -> QueryFacts:
        """What the answer's text shows about its shape; worked out at each call."""
        return facts_of(self.text, self.dialect)


def prepare(
    text: str,
    schema: Schema,
    *,
    dialect: Dialect = "postgres",
    kind: Kind = Kind.QUERY,
    statements: int = 1,
) -> Prepared | Rejected:
    """Check an answer and translate it. Never raises, whatever the text."""
    try:
        check_characters(text)
        source = Source(text)
        check_size(source)
        if dialect == "duckdb":
            from grader.queries import duck

            sql, rows = duck.prepare(source, kind, statements)
        else:
            sql, rows = _postgres(source, schema, kind, statements)
    except Stop as stop:
        return Rejected(stop.verdict, (stop.finding,))
    except RecursionError:
        deep = not_offline("An answer nested this deeply")
        return Rejected(deep.verdict, (deep.finding,))
    return Prepared(text, sql, dialect, schema, rows)


def check_characters(text: str) -> None:
    """Refuse control characters, which no editor shows."""
    at = control_character(text)
    if at is not None:
        line = text.count("\n", 0, at) + 1
        message = f"Line {line} holds the control character U+{ord(text[at]):04X}."
        raise Stop(Verdict.REFUSED, "not-text", message, None, "", line=line)


def _postgres(
    source: Source, schema: Schema, kind: Kind, allowed: int
) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    statements.check_first_words(source)
    try:
        parsed = parse_postgres(source)
    except Stop as stop:
        if stop.verdict is Verdict.ERROR:
            statements.check_file_strings(source)
        raise
    starts = [start_of(source, item) for item in parsed]
    statements.check_count(source, starts, allowed)
    for item, start in zip(parsed, starts, strict=True):
        statements.check_postgres(item["stmt"], kind, source, start)
    resolver = Resolver(schema, source)
    for item in parsed:
        resolver.statement(item["stmt"])
    trees = read(source, resolver.reading)
    if len(trees) != len(parsed):
        raise not_offline("This way of writing it")
    for tree, item in zip(trees, parsed, strict=True):
        _check_same_kind(tree, kind_of(item["stmt"])[0])
        check_same_shape(tree, item["stmt"], source)
    tables = {*(table.name for table in schema.tables), *resolver.created}
    sql = tuple(
        translate(tree, source, resolver.reading, column_names(item["stmt"], source), tables)
        for tree, item in zip(trees, parsed, strict=True)
    )
    check_settled(source, resolver.reading)
    return sql, tuple(gives_rows(item["stmt"]) for item in parsed)


def start_of(source: Source, item: Node) -> int:
    """The offset of a statement's first token."""
    token = source.token_at(source.offset(int(item.get("stmt_location", 0))))
    while token is not None and token.text == ";":
        token = source.token_at(token.end)
    return token.start if token is not None else 0


_kinds: dict[str, tuple[type[exp.Expr], ...]] = {
    "SelectStmt": (exp.Query, exp.Values),
    "InsertStmt": (exp.Insert,),
    "UpdateStmt": (exp.Update,),
    "DeleteStmt": (exp.Delete,),
    "MergeStmt": (exp.Merge,),
    "CreateStmt": (exp.Create,),
    "CreateTableAsStmt": (exp.Create,),
    "ViewStmt": (exp.Create,),
}


def _check_same_kind(tree: exp.Expr, name: str) -> None:
    """What runs is what PostgreSQL's parser read; the two readers must agree on what it is."""
    if not isinstance(tree, _kinds[name]) or tree.find(exp.Command):
        raise not_offline("This way of writing it")


def gives_rows(node: Node) -> bool:
    """Whether a statement gives rows back."""
    kind, body = kind_of(node)
    return kind == "SelectStmt" or bool(body.get("returningList") or body.get("returningClause"))
