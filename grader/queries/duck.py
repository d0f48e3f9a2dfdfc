"""Answers in DuckDB's own dialect: what they may hold. Their names are left to the engine."""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from grader.models import Kind
from grader.queries import functions, statements
from grader.queries.source import Source
from grader.queries.stop import mistake, not_offline, refused
from grader.queries.syntax import misspelt_keyword
from grader.queries.words import words

_tables = words("range generate_series unnest json_each json_tree values generate_subscripts")
_changes: dict[type[exp.Expr], str] = {
    exp.Insert: "INSERT",
    exp.Update: "UPDATE",
    exp.Delete: "DELETE",
    exp.Merge: "MERGE",
}


def prepare(source: Source, kind: Kind, allowed: int) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The statements as they will run, and of each whether it gives rows."""
    statements.check_first_words(source)
    openings = [token.start for token, _ in statements.openings(source)]
    statements.check_count(source, openings, allowed)
    trees = _read(source)
    if len(trees) != len(openings):
        raise not_offline("This way of writing it")
    for tree, start in zip(trees, openings, strict=True):
        _check(tree, kind, source, start)
    sql = []
    for index, start in enumerate(openings):
        end = openings[index + 1] if index + 1 < len(openings) else len(source.text)
        last = max(token.end for token in source.tokens if token.start < end and token.text != ";")
        sql.append(source.text[start:last])
    return tuple(sql), tuple(_gives_rows(tree) for tree in trees)


def _read(source: Source) -> list[exp.Expr]:
    try:
        found = sqlglot.parse(source.text, read="duckdb")
    except ParseError as problem:
        raise _syntax(source, problem) from None
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError, IndexError):
        raise mistake("syntax", "syntax error", source.place(0)) from None
    return [item for item in found if item is not None and not isinstance(item, exp.Semicolon)]


def _syntax(source: Source, problem: ParseError) -> Exception:
    detail = problem.errors[0] if problem.errors else {}
    line, column = int(detail.get("line") or 1), int(detail.get("col") or 1)
    lines = source.text.split("\n")
    offset = sum(len(item) + 1 for item in lines[: line - 1]) + column - 1
    shown = str(detail.get("highlight") or "")
    offset = max(offset - len(shown) + 1, 0) if shown else offset
    near = misspelt_keyword(source, offset)
    what = f'syntax error at or near "{shown}"' if shown else "syntax error at end of input"
    return mistake("syntax", what, source.place(offset), near[1] if near else "")


def _check(tree: exp.Expr, kind: Kind, source: Source, start: int) -> None:
    token = source.token_at(start)
    opening = token.word if token is not None else ""
    if isinstance(tree, exp.Create):
        _check_create(tree, kind, source, start)
    elif type(tree) in _changes:
        if kind is Kind.QUERY:
            raise statements.wrong_statement(_changes[type(tree)], kind, source, start)
    elif not isinstance(tree, (exp.Query, exp.Values)) or isinstance(tree, exp.Command):
        what = opening or "This statement"
        raise refused(
            "statement-not-allowed", f"{what} is not allowed in an answer.", source.place(start)
        )
    for node in tree.walk():
        _check_node(node, tree, kind, source, start)


def _check_create(tree: exp.Create, kind: Kind, source: Source, start: int) -> None:
    what = f"CREATE {tree.kind}"
    if kind is not Kind.DEFINE:
        raise statements.wrong_statement(what, kind, source, start)
    properties = tree.args.get("properties")
    temporary = properties is not None and properties.find(exp.TemporaryProperty)
    if tree.kind not in ("TABLE", "VIEW") or temporary:
        raise refused("statement-not-allowed", f"{what} is not allowed here.", source.place(start))


def _check_node(node: exp.Expr, tree: exp.Expr, kind: Kind, source: Source, start: int) -> None:
    if isinstance(node, (exp.Command, exp.Into, exp.Pragma, exp.Attach, exp.Copy, exp.Set)):
        message = "This is not allowed in an answer."
        raise refused("statement-not-allowed", message, source.place(_offset(node, start)))
    if node is not tree and type(node) in _changes and kind is Kind.QUERY:
        word = _changes[type(node)]
        raise statements.wrong_statement(word, kind, source, _offset(node, start))
    if isinstance(node, exp.Table):
        _check_table(node, source, start)
    elif isinstance(node, (exp.Func, exp.Anonymous)):
        for name in _function_names(node, source):
            code = functions.hostile(name)
            if code:
                message = f"{name}() is out of an answer's reach."
                place = source.place(_offset(node, start))
                raise refused(code, message, place, function=name)


def _function_names(node: exp.Expr, source: Source) -> set[str]:
    names = (
        {str(node.this)}
        if isinstance(node, exp.Anonymous)
        else set(node.sql_names() if isinstance(node, exp.Func) else ())
    )
    first, last = node.meta.get("start"), node.meta.get("end")
    if first is not None and last is not None:
        names.add(source.text[first : last + 1].strip('"'))
    return {name.lower() for name in names if name}


def _check_table(node: exp.Table, source: Source, start: int) -> None:
    inner = node.this
    place = source.place(_offset(node.this, start))
    if isinstance(inner, exp.Func):
        names = _function_names(inner, source)
        if not names & _tables:
            name = min(names, default="this")
            code = functions.hostile(name) or "function-not-allowed"
            message = f"The table function {name}() is not allowed in an answer."
            raise refused(code, message, place, function=name)
        return
    name = node.name
    looks_like_file = any(sign in name for sign in "/\\*?:") or "." in name
    if isinstance(inner, exp.Literal) or looks_like_file:
        raise refused(
            "file-access",
            f"{name} would be read as a file; an answer may only read the exercise's tables.",
            place,
        )
    owner = node.db.lower()
    hidden = name.lower().startswith(("duckdb_", "pragma_", "sqlite_", "pg_"))
    if owner in ("information_schema", "pg_catalog") or (hidden and not owner):
        message = f"{name} tells about the engine and not about the exercise's tables."
        raise refused("function-not-allowed", message, place)


def _offset(node: exp.Expr, start: int) -> int:
    found = [item.meta["start"] for item in node.walk() if "start" in item.meta]
    return min(found, default=start)


def _gives_rows(tree: exp.Expr) -> bool:
    return isinstance(tree, (exp.Query, exp.Values)) or tree.args.get("returning") is not None
