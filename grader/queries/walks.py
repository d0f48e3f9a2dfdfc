"""SEARCH and CYCLE behind a recursive WITH query: what they name, and what PostgreSQL rules.

See https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-SEARCH
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.models import Place
from grader.queries.expressions import At, Expressions
from grader.queries.scope import Output, Scope
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, kind_of, location, strings

ROWS = "record"
"""The mark (`Output.modifier`) of a column that holds rows, which cannot be shown offline."""


@dataclass(frozen=True, slots=True)
class Search:
    """SEARCH: the columns to go by, the column that sorts, and whether breadth comes first."""

    columns: tuple[str, ...]
    sequence: str
    breadth: bool


@dataclass(frozen=True, slots=True)
class Cycle:
    """CYCLE: the columns to tell rows by, the mark, its two values (SQL) and the path's column."""

    columns: tuple[str, ...]
    mark: str
    value: str
    default: str
    path: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Both clauses of one WITH query, whose own columns are `columns`."""

    columns: tuple[str, ...]
    search: Search | None
    cycle: Cycle | None


def read_walk(reader: Expressions, item: Node, outputs: list[Output] | None) -> list[Output]:
    """Note the clauses of a recursive WITH query; the columns that they add to it."""
    place = _place(reader, item)
    if outputs is None:
        raise not_offline("SEARCH and CYCLE over columns that are not known", place)
    _, body = kind_of(item["ctequery"])
    for side, name in (("larg", "left"), ("rarg", "right")):
        if body[side].get("op", "SETOP_NONE") != "SETOP_NONE":
            message = (
                f"with a SEARCH or CYCLE clause, the {name} side of the UNION must be a SELECT"
            )
            raise mistake("syntax", message, place)
    names = [output.name for output in outputs]
    search = _search(reader, item.get("search_clause"), names)
    cycle, given = _cycle(reader, item.get("cycle_clause"), names)
    added: list[Output] = []
    if search is not None:
        added.append(Output(search.sequence, "", ROWS))
    if cycle is not None:
        added += [Output(cycle.mark, given), Output(cycle.path, "", ROWS)]
    if len({*names, *(output.name for output in added)}) < len(names) + len(added):
        raise not_offline("SEARCH and CYCLE over columns of one name", place)
    offset = reader.source.offset(location(item))
    reader.reading.walks[offset] = Walk(tuple(names), search, cycle)
    return [*outputs, *added]


def check_not_recursive(reader: Expressions, item: Node) -> None:
    """Raise where a WITH query that does not name itself has such a clause."""
    if item.get("search_clause") or item.get("cycle_clause"):
        raise mistake("syntax", "WITH query is not recursive", _place(reader, item))


def _place(reader: Expressions, node: Node) -> Place:
    return reader.source.place(reader.source.offset(location(node)))


def _columns(reader: Expressions, clause: Node, word: str, names: list[str]) -> tuple[str, ...]:
    chosen = strings(clause[f"{word}_col_list"])
    for at, name in enumerate(chosen):
        if name not in names:
            message = f'{word} column "{name}" not in WITH query column list'
            raise mistake("unknown-column", message, _place(reader, clause))
        if name in chosen[:at]:
            message = f'{word} column "{name}" specified more than once'
            raise mistake("syntax", message, _place(reader, clause))
    return tuple(chosen)


def _search(reader: Expressions, clause: Node | None, names: list[str]) -> Search | None:
    if not clause:
        return None
    columns = _columns(reader, clause, "search", names)
    sequence = clause["search_seq_column"]
    _fresh(reader, clause, "search sequence", sequence, names)
    _blank(reader, clause, "SET")
    return Search(columns, sequence, bool(clause.get("search_breadth_first")))


def _cycle(reader: Expressions, clause: Node | None, names: list[str]) -> tuple[Cycle | None, str]:
    if not clause:
        return None, ""
    columns = _columns(reader, clause, "cycle", names)
    mark, path = clause["cycle_mark_column"], clause["cycle_path_column"]
    _fresh(reader, clause, "cycle mark", mark, names)
    _fresh(reader, clause, "cycle path", path, names)
    if mark == path:
        message = "cycle mark column name and cycle path column name are the same"
        raise mistake("syntax", message, _place(reader, clause))
    values = [clause["cycle_mark_value"], clause["cycle_mark_default"]]
    at = At(Scope(), {})
    typed = [(value, reader.expression(value, at)) for value in values]
    given = reader.check.common("CYCLE", typed, _place(reader, clause))
    shown = [_constant(reader, value) for value in values]
    _blank(reader, clause, "USING")
    return Cycle(columns, mark, shown[0], shown[1], path), given


def _fresh(reader: Expressions, clause: Node, what: str, name: str, names: list[str]) -> None:
    if name in names:
        message = f'{what} column name "{name}" already used in WITH query column list'
        raise mistake("syntax", message, _place(reader, clause))


def _constant(reader: Expressions, node: Node) -> str:
    """A mark's value as SQL."""
    body = node.get("A_Const", {})
    if "boolval" in body:
        return str(bool(body["boolval"].get("boolval", False))).lower()
    if "ival" in body:
        return str(body["ival"].get("ival", 0))
    if "sval" in body:
        text = str(body["sval"].get("sval", ""))
        return "'" + text.replace("'", "''") + "'"
    raise not_offline("This mark of CYCLE", reader.place_of(node))


def _blank(reader: Expressions, clause: Node, last: str) -> None:
    """Hide the clause, up to the name behind its last word, from the second reader."""
    start = reader.source.offset(location(clause))
    token = reader.source.token_at(start)
    while token is not None and token.word != last:
        token = reader.source.token_at(token.end)
    name = reader.source.token_at(token.end) if token is not None else None
    if name is None:
        raise not_offline("SEARCH and CYCLE written so", _place(reader, clause))
    reader.reading.blanks.append((start, name.end))
