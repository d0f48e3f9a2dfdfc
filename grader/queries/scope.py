"""What the names of a query can stand for at one place in it, and what to say where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from grader.models import Schema, Table
from grader.queries.nearest import nearest
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node

SYSTEM_COLUMNS = frozenset(("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"))
CATALOGS = frozenset(("pg_catalog", "information_schema", "pg_toast"))


@dataclass(frozen=True, slots=True)
class Output:
    """A column that a query or relation gives: its name and its type ("" where not known).

    `modifier` spells the type out where it has a length or precision: `numeric(10,2)`. `node` is
    the expression, where the query that gives it is the one at hand. `places` tells of a numeric
    whether its values have the same places behind the point on both engines.
    """

    name: str
    type: str
    modifier: str = ""
    node: Node | None = field(default=None, compare=False, repr=False)
    places: bool = field(default=False, compare=False, repr=False)


@dataclass(eq=False, slots=True)
class Relation:
    """A table, query or function in FROM under the name it goes by there.

    `columns` is None where they are not known; nothing is then said about its columns.
    `table` is the base table it is, which decides what its primary key determines.
    """

    name: str
    columns: list[Output] | None
    table: Table | None = None

    def column(self, name: str) -> Output | None:
        """Its column of that name, or None."""
        return next((column for column in self.columns or () if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Visible:
    """A column that can be named without its relation; `relation` is None for one that a USING
    or NATURAL join merged.
    """

    name: str
    type: str
    relation: Relation | None


@dataclass(eq=False, slots=True)
class Scope:
    """The relations in reach at one level of a query; `parent` is the query around it.

    `hidden` are relations of the same FROM that cannot be named from here.
    """

    relations: list[Relation] = field(default_factory=list)
    visible: list[Visible] = field(default_factory=list)
    parent: Scope | None = None
    hidden: list[Relation] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """True where all columns of all relations here are known."""
        return all(relation.columns is not None for relation in self.relations)

    def levels(self) -> Iterator[Scope]:
        """The scope and those around it, from the inside."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


@dataclass(frozen=True, slots=True)
class Reference:
    """What a column's name stands for; `relation` is None for a merged column."""

    scope: Scope
    relation: Relation | None
    name: str
    type: str


class Names:
    """Looks names up in scopes and words what is wrong with those that are not found."""

    def __init__(self, schema: Schema, source: Source) -> None:
        self.schema = schema
        self.source = source

    def table(self, schema: str, name: str, offset: int) -> Table:
        """The base table of that name, or the mistake of naming one that is not there."""
        found = self.schema.table(name) if schema in ("", "public") else None
        if found is not None:
            return found
        place = self.source.place(offset)
        if schema in CATALOGS or (not schema and name.startswith("pg_")):
            raise not_offline(f"The system catalog {schema or 'pg_catalog'}", place)
        full = f"{schema}.{name}" if schema else name
        known = [table.name for table in self.schema.tables]
        close = name if name in known else nearest(name, known)
        raise mistake("unknown-table", f'relation "{full}" does not exist', place, close, name=full)

    def plain(self, scope: Scope, name: str, offset: int) -> Reference | Relation | None:
        """What a column name without a relation stands for, or a relation taken as a whole.

        None where a relation whose columns are not known may hold it.
        """
        for level in scope.levels():
            matches = [column for column in level.visible if column.name == name]
            if len(matches) > 1:
                raise self._ambiguous(name, matches, offset)
            if matches:
                return Reference(level, matches[0].relation, name, matches[0].type)
            if not level.known:
                return None
        for level in scope.levels():
            for relation in level.relations:
                if relation.name == name:
                    return relation
        if name in SYSTEM_COLUMNS and any(level.relations for level in scope.levels()):
            raise not_offline(f"The system column {name}", self.source.place(offset))
        raise self._no_column(scope, name, offset)

    def qualified(self, scope: Scope, owner: str, name: str, offset: int) -> Reference | None:
        """What `owner.name` stands for; None where the owner's columns are not known."""
        level, relation = self.relation(scope, owner, offset)
        if relation.columns is None:
            return None
        found = [column for column in relation.columns if column.name == name]
        place = self.source.place(offset, self._length(offset, 3))
        if len(found) > 1:
            message = f'column reference "{name}" is ambiguous'
            raise mistake("ambiguous-column", message, place)
        if found:
            return Reference(level, relation, name, found[0].type)
        if name in SYSTEM_COLUMNS:
            raise not_offline(f"The system column {name}", place)
        close = nearest(name, (column.name for column in relation.columns))
        others = [] if close else _owners(scope, name)
        hint = close or (f"{others[0]}.{name}" if others else "")
        raise mistake(
            "unknown-column",
            f"column {owner}.{name} does not exist",
            place,
            hint,
            name=f"{owner}.{name}",
            **({"tables": others} if others else {}),
        )

    def relation(self, scope: Scope, name: str, offset: int) -> tuple[Scope, Relation]:
        """The relation a qualifier names."""
        for level in scope.levels():
            for relation in level.relations:
                if relation.name == name:
                    return level, relation
        raise self._no_relation(scope, name, offset)

    def _no_relation(self, scope: Scope, name: str, offset: int) -> Stop:
        place = self.source.place(offset)
        within = [relation for level in scope.levels() for relation in level.relations]
        hidden = [relation for level in scope.levels() for relation in level.hidden]
        renamed = [item for item in within if item.table is not None and item.table.name == name]
        if renamed or any(relation.name == name for relation in hidden):
            return mistake(
                "unknown-table",
                f'invalid reference to FROM-clause entry for table "{name}"',
                place,
                renamed[0].name if renamed else "",
                name=name,
            )
        close = nearest(name, (relation.name for relation in within))
        return mistake(
            "unknown-table",
            f'missing FROM-clause entry for table "{name}"',
            place,
            close,
            name=name,
        )

    def _no_column(self, scope: Scope, name: str, offset: int) -> Stop:
        known = [column.name for level in scope.levels() for column in level.visible]
        close = nearest(name, known)
        evidence: dict[str, object] = {"name": name}
        if not close and any(level.relations for level in scope.levels()):
            owners = [table.name for table in self.schema.tables if table.column(name)]
            if owners:
                evidence["tables"] = owners
                close = f"{owners[0]}.{name}"
        return mistake(
            "unknown-column",
            f'column "{name}" does not exist',
            self.source.place(offset),
            close,
            **evidence,
        )

    def _ambiguous(self, name: str, matches: Iterable[Visible], offset: int) -> Stop:
        owners = [column.relation.name for column in matches if column.relation is not None]
        return mistake(
            "ambiguous-column",
            f'column reference "{name}" is ambiguous',
            self.source.place(offset),
            f"{owners[0]}.{name}" if owners else "",
            name=name,
            tables=owners,
        )

    def _length(self, offset: int, count: int) -> int:
        tokens = [token for token in self.source.tokens if token.start >= offset][:count]
        return tokens[-1].end - offset if len(tokens) == count and tokens[1].text == "." else 0


def _owners(scope: Scope, name: str) -> list[str]:
    return [
        relation.name
        for level in scope.levels()
        for relation in level.relations
        if relation.column(name) is not None
    ]
