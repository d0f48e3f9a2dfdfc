"""Reading a dataset's `postgres.sql` into a `Schema`.

The file holds CREATE TABLE and COMMENT ON statements; anything else is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.content.files import read_text
from grader.errors import ContentProblem
from grader.models import Check, ForeignKey, Schema, Table, TableColumn

_TYPE_WORDS = {
    "INT": "integer",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "SMALLINT": "smallint",
    "DOUBLE PRECISION": "double precision",
    "REAL": "real",
    "TEXT": "text",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "JSONB": "jsonb",
    "JSON": "json",
}


def read_schema(dataset: str, path: Path) -> Schema:
    """Parse the schema file. Raises ContentProblem naming the statement that does not fit."""
    return parse_schema(dataset, path, read_text(path))


def parse_schema(dataset: str, path: Path, text: str) -> Schema:
    """Parse a schema's text; `path` is only named in complaints."""
    try:
        statements = [item for item in sqlglot.parse(text, read="postgres") if item is not None]
    except SqlglotError as problem:
        raise ContentProblem(path, f"not PostgreSQL: {problem}") from None
    tables: dict[str, Table] = {}
    for statement in statements:
        if isinstance(statement, exp.Create) and isinstance(statement.this, exp.Schema):
            table = _table(statement.this)
            for key in table.foreign_keys:
                if key.table not in tables and key.table != table.name:
                    raise ContentProblem(
                        path, f"table {table.name} refers to {key.table}, which stands after it",
                        "put tables in the order in which they depend on one another",
                    )  # fmt: skip
            tables[table.name] = table
        elif isinstance(statement, exp.Comment):
            _comment(path, statement, tables)
        else:
            raise ContentProblem(
                path,
                "only CREATE TABLE and COMMENT ON are read here, not: "
                f"{statement.sql('postgres')[:60]}",
            )
    if not tables:
        raise ContentProblem(path, "no CREATE TABLE found")
    return Schema(dataset, tuple(tables.values()))


def _table(schema: exp.Schema) -> Table:
    name = schema.this.name
    columns: list[TableColumn] = []
    primary: tuple[str, ...] = ()
    unique: list[tuple[str, ...]] = []
    foreign: list[ForeignKey] = []
    checks: list[Check] = []
    for part in schema.expressions:
        if isinstance(part, exp.ColumnDef):
            column, rules = _column(part)
            columns.append(column)
        else:
            column, rules = None, list(_rules(part))
        for label, rule in rules:
            own = (column.name,) if column else ()
            if isinstance(rule, (exp.PrimaryKeyColumnConstraint, exp.PrimaryKey)):
                primary = own or _names(rule.expressions)
            elif isinstance(rule, exp.UniqueColumnConstraint):
                unique.append(own or _names(rule.this.expressions))
            elif isinstance(rule, (exp.Reference, exp.ForeignKey)):
                columns_here = own or _names(rule.expressions)
                target = rule if isinstance(rule, exp.Reference) else rule.args["reference"]
                foreign.append(_foreign_key(label, name, columns_here, target))
            elif isinstance(rule, (exp.CheckColumnConstraint, exp.Check)):
                predicate = rule.this.sql(dialect="postgres")
                checks.append(Check(label or f"{name}_{'_'.join(own) or 'table'}_check", predicate))
    keyed = [
        replace(column, not_null=True) if column.name in primary else column for column in columns
    ]
    return Table(name, tuple(keyed), primary, tuple(unique), tuple(foreign), tuple(checks))


def _column(definition: exp.ColumnDef) -> tuple[TableColumn, list[tuple[str, exp.Expression]]]:
    not_null, default = False, None
    rules: list[tuple[str, exp.Expression]] = []
    for constraint in definition.args.get("constraints") or []:
        rule = constraint.args.get("kind") or constraint
        label = constraint.this.name if isinstance(constraint.this, exp.Identifier) else ""
        if isinstance(rule, exp.NotNullColumnConstraint):
            not_null = not rule.args.get("allow_null")
        elif isinstance(rule, exp.DefaultColumnConstraint):
            default = rule.this.sql(dialect="postgres")
        else:
            rules.append((label, rule))
    kind = definition.args["kind"]
    return TableColumn(definition.name, _type(kind), not_null, default), rules


def _rules(part: exp.Expression) -> Iterator[tuple[str, exp.Expression]]:
    """A table constraint and its name, if it has one."""
    if isinstance(part, exp.Constraint):
        for rule in part.expressions:
            yield part.this.name, rule
    else:
        yield "", part


def _type(kind: exp.Expression) -> str:
    text = kind.sql(dialect="postgres")
    base, bracket, rest = text.partition("[")
    word, paren, size = base.partition("(")
    name = _TYPE_WORDS.get(word.strip().upper(), word.strip().lower())
    if name == "decimal":
        name = "numeric"
    return name + (paren + size.replace(" ", "") if paren else "") + bracket + rest


def _names(parts: list[exp.Expression]) -> tuple[str, ...]:
    return tuple(part.name or part.this.name for part in parts)


def _foreign_key(
    label: str, table: str, columns: tuple[str, ...], reference: exp.Expression
) -> ForeignKey:
    target = reference.this
    other = target.this if isinstance(target, exp.Schema) else target
    referred = _names(target.expressions) if isinstance(target, exp.Schema) else ()
    return ForeignKey(
        label or f"{table}_{'_'.join(columns)}_fkey", columns, other.name, referred or columns
    )


def _comment(path: Path, statement: exp.Comment, tables: dict[str, Table]) -> None:
    text = statement.expression.name
    target = statement.this
    table_name = target.table if isinstance(target, exp.Column) else target.name
    table = tables.get(table_name)
    if table is None:
        raise ContentProblem(
            path, f"COMMENT ON names no table of this file: {statement.sql('postgres')}"
        )
    if isinstance(target, exp.Column):
        columns = tuple(
            replace(column, comment=text) if column.name == target.name else column
            for column in table.columns
        )
        tables[table_name] = replace(table, columns=columns)
    else:
        tables[table_name] = replace(table, comment=text)
