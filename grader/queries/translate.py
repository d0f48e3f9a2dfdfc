"""Turns a statement in PostgreSQL's dialect into DuckDB's, keeping its meaning.

sqlglot reads and writes; between the two, the tree is changed wherever DuckDB would give the same
words another meaning. The names are resolved before, so that the types of columns and functions
are known by their place in the text (`Reading`). What cannot be kept raises not-offline.

The engine is expected to run with integer_division, error_on_division_by_zero, the null order
nulls_last_on_asc_first_on_desc and the time zone UTC.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import ErrorLevel, SqlglotError, UnsupportedError
from sqlglot.generators.duckdb import DuckDBGenerator
from sqlglot.parsers.postgres import PostgresParser
from sqlglot.tokenizer_core import TokenType

from grader.queries import outputs
from grader.queries.decimal_meetings import settle_decimals
from grader.queries.expressions import Reading
from grader.queries.figure import ColumnNames
from grader.queries.interval_twins import decline_twins
from grader.queries.rewrite_arrays import settle_arrays
from grader.queries.rewrite_deletes import delete_once
from grader.queries.rewrite_literals import settle_literals
from grader.queries.rewrite_walks import write_out
from grader.queries.rules import hidden_names, rule_for
from grader.queries.source import Source
from grader.queries.stop import Stop, not_offline
from grader.queries.templates import Template, write
from grader.queries.typing_trees import Types

_INTERVAL_UNITS = ("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")


class _Learner(Postgres):
    """PostgreSQL's dialect, its subscripts left as they are written."""

    INDEX_OFFSET = 0

    class Parser(PostgresParser):
        """PostgreSQL's, where `->` is never a lambda and an interval's text is left whole."""

        LAMBDAS: ClassVar[dict[TokenType, Any]] = {
            sign: reader
            for sign, reader in PostgresParser.LAMBDAS.items()
            if sign is not TokenType.ARROW
        }

        def _parse_interval(self, *_: bool, **__: bool) -> exp.Add | exp.Interval | None:
            """An interval's literal as it is written; sqlglot would keep only its first field."""
            index = self._index
            if not self._match(TokenType.INTERVAL):
                return None
            if not self._match(TokenType.STRING, advance=False):
                self._retreat(index)
                return None
            value = self._parse_primary()
            unit = None
            if self._curr and self._curr.text.upper() in _INTERVAL_UNITS:
                unit = exp.var(self._curr.text.upper())
                self._advance()
            return self.expression(exp.Interval(this=value, unit=unit))


class _Offline(DuckDB):
    """DuckDB as the sandbox sets it up, which decides where NULLS FIRST and LAST are written."""

    NULL_ORDERING = "nulls_are_large"

    class Generator(DuckDBGenerator):
        """DuckDB's, and the templates of this package."""

        TRANSFORMS: ClassVar[dict[type[exp.Expr], Any]] = {
            **DuckDBGenerator.TRANSFORMS,
            Template: write,
        }


def read(source: Source, reading: Reading) -> list[exp.Expr]:
    """The statements of the text as sqlglot reads them; Stop where it cannot."""
    text = source.text
    for offset, number in reading.numbers.items():
        token = source.token_at(offset)
        if token is None or len(number) > token.end - token.start:
            raise not_offline("This number", source.place(offset))
        text = text[:offset] + number.ljust(token.end - token.start) + text[token.end :]
    hidden = hidden_names()
    for offset, name in reading.calls.items():
        if name in hidden and text[offset] != '"':
            text = text[:offset] + "q" * len(name) + text[offset + len(name) :]
    for start, end in reading.blanks:
        text = text[:start] + " " * (end - start) + text[end:]
    try:
        found = sqlglot.parse(text, read=_Learner)
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        raise not_offline("This way of writing it") from None
    return [item for item in found if item is not None and not isinstance(item, exp.Semicolon)]


def translate(
    tree: exp.Expr,
    source: Source,
    reading: Reading,
    names: ColumnNames,
    tables: Collection[str],
) -> str:
    """One statement in DuckDB's dialect. `tree` is used up.

    `tables` are the relations that it may name besides its own WITH queries.
    """
    types = Types(source, reading)
    try:
        _check_again(tree, reading, tables)
        outputs.spell_out_stars(tree, reading)
        outputs.add_group_keys(tree, reading)
        outputs.name_columns(tree, names, source)
        _uncover(tree, reading)
        write_out(tree, reading)
        settle_arrays(tree, reading)
        settle_literals(tree, reading)
        for node in list(tree.walk(bfs=False))[::-1]:
            rule = rule_for(type(node))
            if rule is not None:
                new = rule(node, types)
                if new is not node:
                    if "type" not in new.meta and (given := types.of(node)):
                        new.meta["type"] = given
                    node.replace(new)
        tree = outputs.name_values(tree)
        delete_once(tree)
        settle_decimals(tree, types)
        for column in list(tree.find_all(exp.Column)):
            if column.name.lower() == "default" and not column.this.args.get("quoted"):
                column.replace(exp.var("DEFAULT"))
        for name in tree.find_all(exp.Identifier):
            if not name.args.get("quoted"):
                name.set("this", name.this.lower())
        sql = tree.sql(dialect=_Offline, identify=True, unsupported_level=ErrorLevel.RAISE)
        decline_twins(sql)
        return sql
    except UnsupportedError as problem:
        raise not_offline("This way of writing it", reason=str(problem)[:200]) from None
    except Stop:
        raise
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError, KeyError):
        raise not_offline("This way of writing it") from None


def _uncover(tree: exp.Expr, reading: Reading) -> None:
    """Give the functions that `read` hid their names again."""
    for node in tree.find_all(exp.Anonymous):
        name = reading.calls.get(node.meta.get("start", -1))
        if name is not None and set(str(node.this).lower()) == {"q"}:
            node.set("this", name)


def _check_again(tree: exp.Expr, reading: Reading, tables: Collection[str]) -> None:
    """What runs is what was checked: sqlglot must have read the same tables and functions."""
    known = {*tables, *(item.alias.lower() for item in tree.find_all(exp.CTE))}
    known |= {item.alias for item in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier):
            continue
        name = table.name if table.this.args.get("quoted") else table.name.lower()
        if name not in known or table.catalog or table.db.lower() not in ("", "public"):
            raise not_offline("This way of writing it")
    for node in tree.find_all(exp.Anonymous):
        start = node.meta.get("start")
        if start is not None and start not in reading.calls and node.name.upper() != "ALL":
            raise not_offline("This way of writing it")
