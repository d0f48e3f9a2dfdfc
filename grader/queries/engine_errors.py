"""Puts an error that DuckDB raised while running an answer into PostgreSQL's words.

A finding with the code `not-offline` means that the engine, not the learner, is at its limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from grader.models import Finding, Place
from grader.queries.nearest import nearest
from grader.queries.pg_types import named
from grader.queries.source import Source

if TYPE_CHECKING:
    from grader.queries.prepared import Prepared

Reader = Callable[[re.Match[str], "Prepared"], Finding]

_engine_types = {
    "INT8": "smallint", "INT16": "smallint", "INT32": "integer", "INT64": "bigint",
    "INT128": "numeric", "VARCHAR": "text", "DOUBLE": "double precision", "FLOAT": "real",
    "TINYINT": "smallint", "HUGEINT": "numeric", "BOOL": "boolean", "TIMESTAMP_S": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz", "INTEGER_LITERAL": "integer",
    "STRING_LITERAL": "unknown", "DECIMAL": "numeric",
}  # fmt: skip


def explain_error(error_type: str, message: str, prepared: Prepared) -> Finding:
    """The finding for an exception of DuckDB's, by its type's name and its message."""
    text = message.strip()
    for pattern, reader in _readers:
        match = pattern.search(text)
        if match is not None:
            return reader(match, prepared)
    name = error_type.rpartition(".")[2]
    first = re.sub(r"^\w[\w ]* Error: ", "", text.split("\n", 1)[0])[:300]
    code = _by_type.get(name, "runtime")
    if code == "binder":
        code = "not-offline" if prepared.dialect == "postgres" else "runtime"
    if code == "not-offline":
        return _limits(first)
    if code == "syntax" and prepared.dialect == "postgres":
        return _limits(first)
    return Finding(code, _sentences.get(code, first), {"engine": first})


_by_type = {
    "OutOfMemoryException": "memory-limit",
    "ConversionException": "cast",
    "ConstraintException": "constraint",
    "OutOfRangeException": "runtime",
    "TypeMismatchException": "type-mismatch",
    "BinderException": "binder",
    "CatalogException": "binder",
    "ParserException": "syntax",
    "SyntaxException": "syntax",
    "NotImplementedException": "not-offline",
    "NotSupportedError": "not-offline",
    "PermissionException": "file-access",
    "IOException": "file-access",
    "HTTPException": "file-access",
    "InternalException": "engine-crash",
    "FatalException": "engine-crash",
    "InterruptException": "time-limit",
}
_sentences = {
    "memory-limit": "The answer needs more memory than it may use.",
    "file-access": "An answer may only read the exercise's tables.",
    "engine-crash": "The engine broke down over this answer.",
    "time-limit": "The answer ran longer than it may.",
}


def _limits(detail: str) -> Finding:
    return Finding(
        "not-offline",
        "The offline engine cannot judge this answer; check it with --live.",
        {"engine": detail},
    )


def _beyond(match: re.Match[str], _: Prepared) -> Finding:
    message = f"{match.group(0).strip()}; check this answer with --live."
    return Finding("not-offline", message)


def _own_fault(match: re.Match[str], _: Prepared) -> Finding:
    """DuckDB 2.0 raises it for DELETE … USING that finds a row twice, new in its transaction."""
    return _limits(match.group(0))


def _place(prepared: Prepared, *words: str) -> Place | None:
    """Where the words stand next to each other in the learner's text, if they stand only once
    or the first is as good as any.
    """
    source = Source(prepared.text)
    wanted = [word.strip('"').lower() for word in words if word]
    plain = [token for token in source.tokens if token.text != "."]
    for index in range(len(plain) - len(wanted) + 1):
        run = plain[index : index + len(wanted)]
        if wanted and [token.text.strip('"').strip("'").lower() for token in run] == wanted:
            return source.place(run[0].start, run[-1].end - run[0].start)
    return None


def _postgres_type(name: str) -> str:
    plain = re.sub(r"\(.*?\)", "", name).strip().upper()
    return _engine_types.get(plain) or named(plain) or plain.lower()


def _zero(_: re.Match[str], prepared: Prepared) -> Finding:
    source = Source(prepared.text)
    signs = [token for token in source.tokens if token.text in "/%" and token.kind == "sign"]
    place = source.place(signs[0].start) if len(signs) == 1 else None
    return Finding("division-by-zero", "division by zero", {}, place)


def _bad_text(match: re.Match[str], prepared: Prepared) -> Finding:
    value, to = match.group("value"), _postgres_type(match.group("to"))
    message = f'invalid input syntax for type {to}: "{value}"'
    return Finding("cast", message, {"value": value, "type": to}, _place(prepared, value))


def _bad_moment(match: re.Match[str], prepared: Prepared) -> Finding:
    value, to = match.group("value"), match.group("to")
    message = f'invalid input syntax for type {to}: "{value}"'
    if re.match(r"\d{4}-\d{1,2}-\d{1,2}", value):
        message = f'date/time field value out of range: "{value}"'
    return Finding("cast", message, {"value": value, "type": to}, _place(prepared, value))


def _overflow(match: re.Match[str], _: Prepared) -> Finding:
    to = _postgres_type(match.group("to"))
    message = "numeric field overflow" if to == "numeric" else f"{to} out of range"
    return Finding("runtime", message, {"type": to})


def _duplicate_key(match: re.Match[str], _: Prepared) -> Finding:
    key = match.group("key")
    message = f"duplicate key value violates unique constraint ({key} is there already)"
    return Finding("constraint", message, {"key": key, "constraint": "unique"})


def _null_in_column(match: re.Match[str], prepared: Prepared) -> Finding:
    table, column = match.group("table"), match.group("column")
    message = f'null value in column "{column}" of relation "{table}" violates not-null constraint'
    evidence = {"table": table, "column": column, "constraint": "not null"}
    return Finding("constraint", message, evidence, _place(prepared, column))


def _check(match: re.Match[str], _: Prepared) -> Finding:
    table = match.group("table")
    message = f'new row for relation "{table}" violates check constraint'
    return Finding("constraint", message, {"table": table, "constraint": "check"})


def _foreign_key(match: re.Match[str], _: Prepared) -> Finding:
    # The engine checks foreign keys itself and already speaks as PostgreSQL does.
    return Finding("constraint", match.group(0), {"constraint": match.group("name") or ""})


def _unknown_column(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    known = {column.name for table in prepared.schema.tables for column in table.columns}
    message = f'column "{name}" does not exist'
    place = _place(prepared, *name.split("."))
    close = nearest(name.rpartition(".")[2], known)
    return Finding("unknown-column", message, {"name": name}, place, close)


def _unknown_table(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    close = nearest(name, (table.name for table in prepared.schema.tables))
    message = f'relation "{name}" does not exist'
    return Finding("unknown-table", message, {"name": name}, _place(prepared, name), close)


def _missing_from(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    message = f'missing FROM-clause entry for table "{name}"'
    return Finding("unknown-table", message, {"name": name}, _place(prepared, name))


def _unknown_function(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name").lower()
    if prepared.dialect == "postgres":
        return _limits(f"{name}()")
    close = re.search(r'Did you mean "(\w+)"', match.string)
    suggestion = close.group(1) if close else ""
    message = f"function {name}() does not exist"
    evidence = {"function": name}
    return Finding("unknown-function", message, evidence, _place(prepared, name), suggestion)


def _ambiguous(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    message = f'column reference "{name}" is ambiguous'
    return Finding("ambiguous-column", message, {"name": name}, _place(prepared, name))


def _ungrouped(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    message = (
        f'column "{name}" must appear in the GROUP BY clause or be used in an aggregate function'
    )
    return Finding("ungrouped-column", message, {"column": name}, _place(prepared, name))


def _aggregate(match: re.Match[str], _: Prepared) -> Finding:
    clause = match.group("clause").upper()
    what = "window" if "window" in match.group("what") else "aggregate"
    return Finding("aggregate-misplaced", f"{what} functions are not allowed in {clause}")


def _nested(_: re.Match[str], __: Prepared) -> Finding:
    return Finding("aggregate-misplaced", "aggregate function calls cannot be nested")


def _no_match(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    inner = re.split(r",\s*(?![^(]*\))", match.group("types"))
    types = [_postgres_type(item) for item in inner if item]
    if prepared.dialect == "postgres":
        return _limits(f"{name}({', '.join(types)})")
    if re.fullmatch(r"\W+", name) and len(types) == 2:
        message = f"operator does not exist: {types[0]} {name} {types[1]}"
    else:
        message = f"function {name}({', '.join(types)}) does not exist"
    return Finding("type-mismatch", message, {"types": types}, _place(prepared, name))


def _incomparable(match: re.Match[str], _: Prepared) -> Finding:
    left, right = _postgres_type(match.group("left")), _postgres_type(match.group("right"))
    message = f"operator does not exist: {left} = {right}"
    return Finding("type-mismatch", message, {"types": [left, right]})


def _many_rows(_: re.Match[str], __: Prepared) -> Finding:
    return Finding("runtime", "more than one row returned by a subquery used as an expression")


def _exists(match: re.Match[str], prepared: Prepared) -> Finding:
    name = match.group("name")
    message = f'relation "{name}" already exists'
    return Finding("runtime", message, {"name": name}, _place(prepared, name))


def _raised(match: re.Match[str], _: Prepared) -> Finding:
    return Finding("runtime", match.group(0).strip())


def _unknown_zone(match: re.Match[str], prepared: Prepared) -> Finding:
    zone = match.group("zone")
    message = f'time zone "{zone}" not recognized'
    return Finding("runtime", message, {"zone": zone}, _place(prepared, zone))


def _conflict(_: re.Match[str], prepared: Prepared) -> Finding:
    message = "there is no unique or exclusion constraint matching the ON CONFLICT specification"
    return Finding("constraint", message, {}, _place(prepared, "conflict"))


_readers: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"[^\n:]* cannot be judged offline", _beyond),
        (r"Failed to delete all rows from index", _own_fault),
        (r"Unknown TimeZone '(?P<zone>[^']*)'", _unknown_zone),
        (r"invalid input syntax for type (?P<to>[a-z ]+): \"(?P<value>[^\"]*)\"", _bad_text),
        (r"division by zero", _zero),
        (r"negative substring length not allowed", _raised),
        (r"cannot take (?:square root|logarithm) of [\w ]+", _raised),
        (r"Could not convert string '(?P<value>[^']*)' to (?P<to>[\w ]+)", _bad_text),
        (
            r"invalid (?P<to>date|timestamp|time|interval)\b[^\"]*\"(?P<value>[^\"]*)\"",
            _bad_moment,
        ),
        (
            r"(?P<to>date|timestamp|time)(?: field)? value out of range: \"(?P<value>[^\"]*)\"",
            _bad_moment,
        ),
        (r"out of range for the destination type (?P<to>[\w(),]+)", _overflow),
        (r"Failed to cast (?:decimal )?value \S+ to type (?P<to>\w+)", _overflow),
        (r"Overflow in \w+ of (?P<to>\w+)", _overflow),
        (r"Duplicate key \"(?P<key>[^\"]*)\" violates", _duplicate_key),
        (r"NOT NULL constraint failed: \"?(?P<table>\w+)\"?\.\"?(?P<column>\w+)", _null_in_column),
        (r"CHECK constraint failed on table \"?(?P<table>\w+)", _check),
        (r".*violates foreign key constraint(?: \"(?P<name>[^\"]*)\")?.*", _foreign_key),
        (r"not referenced by a UNIQUE/PRIMARY KEY", _conflict),
        (r"Referenced column \"(?P<name>[^\"]+)\"", _unknown_column),
        (r"does not have a column named \"(?P<name>[^\"]+)\"", _unknown_column),
        (r"Referenced table \"(?P<name>[^\"]+)\" not found", _missing_from),
        (r"Table with name \"?(?P<name>[^\" !]+)\"? does not exist", _unknown_table),
        (r"Function with name \"?(?P<name>\w+)\"? does not exist", _unknown_function),
        (r"(?:Table|View) with name \"(?P<name>[^\"]+)\" already exists", _exists),
        (r"Ambiguous reference to column name \"(?P<name>[^\"]+)\"", _ambiguous),
        (r"column \"(?P<name>[^\"]+)\" must appear in the GROUP BY", _ungrouped),
        (
            r"(?P<clause>\w+(?: BY)?) clause cannot contain (?P<what>aggregates|window)",
            _aggregate,
        ),
        (r"aggregate function calls cannot be nested", _nested),
        (r"argument types '(?P<name>[^(']+)\((?P<types>.*?)\)'", _no_match),
        (
            r"Cannot compare values of type (?P<left>[\w() ,]+?) and (?:values of )?type "
            r"(?P<right>[\w() ,]+?)(?: in|\s*-|$)",
            _incomparable,
        ),
        (r"More than one row returned by a subquery", _many_rows),
    )
]
