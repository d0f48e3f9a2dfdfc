"""Whether a server's tables hold what the seed files hold: one checksum a table, on both sides.

The server makes both texts: of its own rows, and of the seed file's rows, which it is sent as text
and casts to the columns' own types. So 0.50 and 0.5, or two spellings of one JSON value, cannot
differ by the way in which they are written, and a role that may only read can compute it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import ContentProblem
from grader.servers.seedfile import read_seed

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed


@dataclass(frozen=True, slots=True)
class TableCheck:
    """A table beside its seed file: how many rows each has, and a checksum of each.

    `rows` and `checksum` are None where the table is missing or has other columns.
    """

    dataset: str
    table: str
    rows: int | None
    checksum: str | None
    seed_rows: int
    seed_checksum: str | None

    @property
    def same(self) -> bool:
        """Whether the table holds exactly what its seed file holds."""
        return self.checksum is not None and self.checksum == self.seed_checksum


def check_tables(
    connection: psycopg.Connection[tuple[object, ...]], dataset: str, seed_folder: Path
) -> tuple[TableCheck, ...]:
    """Compare each seed file of a dataset with its table in the database connected to.

    Raises psycopg.Error as the server does, ContentProblem where a seed file cannot be read.
    """
    return tuple(
        _check(connection, dataset, path) for path in sorted(seed_folder.glob("*.csv"))
    )  # fmt: skip


def _check(
    connection: psycopg.Connection[tuple[object, ...]], dataset: str, path: Path
) -> TableCheck:
    import psycopg

    header, rows = read_seed(path)
    types = _types(connection, path.stem)
    if not header or set(header) != set(types):
        return TableCheck(dataset, path.stem, None, None, len(rows), None)
    count, checksum = _one(connection, _of_table(path.stem, header))
    columns = [[row[index] for row in rows] for index in range(len(header))]
    try:
        _, seeded = _one(connection, _of_seed(header, types), columns)
    except psycopg.DataError as problem:
        raise ContentProblem(path, str(problem).partition("\n")[0]) from None
    return TableCheck(dataset, path.stem, int(str(count)), str(checksum), len(rows), str(seeded))


def _types(connection: psycopg.Connection[tuple[object, ...]], table: str) -> dict[str, str]:
    """The columns of a table of schema public, name to type; none where there is no such table."""
    found = connection.execute(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "JOIN pg_class ON pg_class.oid = attrelid "
        "WHERE relname = %s AND relnamespace = 'public'::regnamespace "
        "AND attnum > 0 AND NOT attisdropped",
        [table],
    ).fetchall()
    return {str(name): str(kind) for name, kind in found}


def _of_table(table: str, header: tuple[str, ...]) -> Composed:
    from psycopg.sql import SQL, Identifier

    columns = SQL(", ").join(Identifier(name) for name in header)
    source = SQL("SELECT {} FROM {}").format(columns, Identifier("public", table))
    return _summed(source)


def _of_seed(header: tuple[str, ...], types: dict[str, str]) -> Composed:
    from psycopg.sql import SQL, Composed, Identifier

    casts = SQL(", ").join(
        Composed([Identifier(name), SQL("::"), SQL(types[name])]) for name in header
    )
    names = SQL(", ").join(Identifier(name) for name in header)
    texts = SQL(", ").join(SQL("%s::text[]") for _ in header)
    source = SQL("SELECT {} FROM unnest({}) AS seed ({})").format(casts, texts, names)
    return _summed(source)


def _summed(source: Composed) -> Composed:
    from psycopg.sql import SQL

    return SQL(
        "SELECT count(*), encode(sha256(convert_to("
        "coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE \"C\"), ''), 'UTF8')), 'hex') "
        "FROM (SELECT seed::text AS line FROM ({}) AS seed) AS lines"
    ).format(source)


def _one(
    connection: psycopg.Connection[tuple[object, ...]],
    query: Composed,
    parameters: list[list[str | None]] | None = None,
) -> tuple[object, object]:
    row = connection.execute(query, parameters).fetchone()
    assert row is not None
    return row[0], row[1]
