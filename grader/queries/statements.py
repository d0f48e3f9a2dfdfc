"""Which statements an answer may hold, by the kind of its exercise."""

from __future__ import annotations

from grader.models import Kind
from grader.queries.source import Source, Token
from grader.queries.stop import Stop, mistake, not_offline, refused
from grader.queries.tree import Node, kind_of, location, nodes
from grader.queries.words import words

_changes = {
    "InsertStmt": "INSERT",
    "UpdateStmt": "UPDATE",
    "DeleteStmt": "DELETE",
    "MergeStmt": "MERGE",
}
_definitions = {
    "CreateStmt": "CREATE TABLE",
    "CreateTableAsStmt": "CREATE TABLE AS",
    "ViewStmt": "CREATE VIEW",
}
_expected = {
    Kind.QUERY: "this exercise asks for a query (SELECT, VALUES or WITH)",
    Kind.CHANGE: "this exercise asks for INSERT, UPDATE, DELETE or MERGE",
    Kind.DEFINE: "this exercise asks for CREATE TABLE or CREATE VIEW",
}
_files = words("COPY ATTACH DETACH EXPORT IMPORT INSTALL LOAD FORCE UNINSTALL")
_settings = words(
    "SET RESET PRAGMA SHOW USE DISCARD DEALLOCATE PREPARE EXECUTE LISTEN NOTIFY UNLISTEN"
)
_others = words(
    """ALTER ANALYZE ANALYSE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT DECLARE DESCRIBE DO
    DROP END EXPLAIN FETCH GRANT LOCK MOVE PIVOT REASSIGN REFRESH REINDEX RELEASE REVOKE ROLLBACK
    SAVEPOINT SECURITY START SUMMARIZE TRUNCATE UNPIVOT VACUUM ABORT"""
)
_most_nested = 120
_most_brackets = 200
_most_tokens = 20_000


def check_first_words(source: Source) -> None:
    """Refuse a text one of whose statements opens with a word that no answer may hold.

    It reads tokens only, so that a statement of DuckDB's own, which PostgreSQL's parser would
    call a syntax error, is refused by its name.
    """
    for first, following in openings(source):
        word = first.word
        if word in _files or word in _settings or word in _others:
            raise forbidden(word, source, first)
        if word == "FROM" and following is not None and following.kind == "string":
            raise refused(
                "file-access",
                f"{following.text} would be read as a file; an answer may only read the "
                "exercise's tables.",
                source.place(following.start),
            )
        if word == "CREATE" and following is not None:
            _check_create(source, first)


def check_size(source: Source) -> None:
    """Turn away what would keep the readers busy beyond measure."""
    depth = deepest = brackets = 0
    for token in source.tokens:
        depth += (token.text in "([{") - (token.text in ")]}")
        deepest = max(deepest, depth)
        brackets += token.text == "["
    if deepest > _most_nested or brackets > _most_brackets:
        raise not_offline("An answer nested this deeply")
    if len(source.tokens) > _most_tokens:
        raise not_offline("An answer of this length")


def forbidden(word: str, source: Source, token: Token) -> Stop:
    """The refusal of a statement by its first word."""
    place = source.place(token.start)
    if word in _files:
        message = f"{word} reaches for files or extensions, which no answer may do."
        return refused("file-access", message, place, statement=word)
    if word in _settings:
        message = f"{word} changes or shows the engine's settings, which no answer may do."
        return refused("setting", message, place, statement=word)
    message = f"{word} is not allowed in an answer."
    return refused("statement-not-allowed", message, place, statement=word)


def check_count(source: Source, starts: list[int], allowed: int) -> None:
    """Raise where there are no statements or more than allowed; `starts` are their offsets."""
    if not starts:
        raise mistake(
            "empty-answer",
            "The answer holds no statement yet: it is empty or has only comments.",
        )
    if len(starts) > allowed:
        number = "one statement" if allowed == 1 else f"at most {allowed} statements"
        raise mistake(
            "several-statements",
            f"The answer has {len(starts)} statements where {number} may stand; "
            f"statement {allowed + 1} begins here.",
            source.place(starts[allowed]),
            statements=len(starts),
            allowed=allowed,
        )


def check_postgres(statement: Node, kind: Kind, source: Source, start: int) -> None:
    """Pass a statement of this kind of exercise, or raise the `Stop` it deserves."""
    name, body = kind_of(statement)
    place = source.place(start)
    if name == "SelectStmt":
        _check_reading(body, kind, source, start)
        return
    word = _changes.get(name) or _definitions.get(name)
    if word is None:
        token = source.token_at(start)
        opening = token.word if token is not None else ""
        if token is not None and opening:
            raise forbidden(opening, source, token)
        raise refused("statement-not-allowed", "This statement is not allowed in an answer.", place)
    if kind is Kind.QUERY or (name in _definitions and kind is not Kind.DEFINE):
        raise wrong_statement(word, kind, source, start)
    if name in _definitions:
        _check_definition(name, body, source, start)
    _check_reading(body, kind, source, start)


def wrong_statement(word: str, kind: Kind, source: Source, start: int) -> Stop:
    """The refusal of a statement that another kind of exercise would take."""
    message = f"{word} is not what is asked: {_expected[kind]}."
    return refused("wrong-statement", message, source.place(start), statement=word)


def _check_reading(body: Node, kind: Kind, source: Source, start: int) -> None:
    """What may not stand inside a statement that is allowed as such."""
    if _makes_table(body):
        raise refused(
            "statement-not-allowed",
            "SELECT INTO makes a table; use CREATE TABLE … AS where one is asked for.",
            source.place(start),
            statement="SELECT INTO",
        )
    for name, part in nodes(body):
        if name == "CommonTableExpr":
            inner, _ = kind_of(part.get("ctequery", {}))
            if inner in _changes:
                offset = source.offset(location(part))
                if kind is Kind.QUERY:
                    raise wrong_statement(_changes[inner], kind, source, offset)
                raise not_offline(
                    f"A WITH query that holds {_changes[inner]}", source.place(offset)
                )
        if name == "LockingClause":
            raise not_offline("FOR UPDATE and FOR SHARE", source.place(start))


def _makes_table(body: Node) -> bool:
    """True for SELECT INTO, whose mark stands in the first arm of a set operation."""
    return "intoClause" in body or ("larg" in body and _makes_table(body["larg"]))


def _check_definition(name: str, body: Node, source: Source, start: int) -> None:
    place = source.place(start)
    relation = body.get("into", {}).get("rel") or body.get("relation") or body.get("view") or {}
    persistence = relation.get("relpersistence", "p")
    if persistence == "t":
        raise refused(
            "statement-not-allowed",
            "A temporary table or view is gone before it could be graded; leave TEMP out.",
            place,
            statement="CREATE TEMP",
        )
    if body.get("objtype") == "OBJECT_MATVIEW":
        raise not_offline("CREATE MATERIALIZED VIEW", place)
    unsupported = ("inhRelations", "partspec", "partbound", "options", "tablespacename")
    into = body.get("into", {})
    present = [key for key in (*unsupported, "accessMethod", "ofTypename", "oncommit") if
               body.get(key) or into.get(key)]  # fmt: skip
    if [key for key in present if key != "oncommit"] or persistence == "u":
        raise not_offline("This form of CREATE", place)
    if name == "ViewStmt" and body.get("withCheckOption", "NO_CHECK_OPTION") != "NO_CHECK_OPTION":
        raise not_offline("WITH CHECK OPTION", place)


def _check_create(source: Source, first: Token) -> None:
    rest = [token.word for token in source.tokens if token.start > first.start][:6]
    if rest[:2] == ["OR", "REPLACE"]:
        rest = rest[2:]
    while rest and rest[0] in ("TEMP", "TEMPORARY", "LOCAL", "GLOBAL", "UNLOGGED", "PERSISTENT"):
        rest = rest[1:]
    if rest and rest[0] and rest[0] not in ("TABLE", "VIEW", "RECURSIVE", "MATERIALIZED"):
        what = f"CREATE {rest[0]}"
        code = "setting" if rest[0] == "SECRET" else "statement-not-allowed"
        message = f"{what} is not allowed in an answer."
        raise refused(code, message, source.place(first.start), statement=what)


def check_file_strings(source: Source) -> None:
    """Refuse `FROM 'file.csv'` and `JOIN 'file.csv'`, which PostgreSQL calls syntax errors."""
    before = Token("sign", "", 0)
    for earlier, word, token in zip(
        (before, *source.tokens), source.tokens, source.tokens[1:], strict=False
    ):
        if token.kind != "string" or word.word not in ("FROM", "JOIN"):
            continue
        if earlier.word == "DISTINCT":
            continue
        raise refused(
            "file-access",
            f"{token.text[:60]} would be read as a file; an answer may only read the "
            "exercise's tables.",
            source.place(token.start),
        )


def openings(source: Source) -> list[tuple[Token, Token | None]]:
    """The first token of each statement, with the one behind it."""
    found: list[tuple[Token, Token | None]] = []
    fresh = True
    for index, token in enumerate(source.tokens):
        if token.text == ";":
            fresh = True
        elif fresh:
            following = source.tokens[index + 1 : index + 2]
            found.append((token, following[0] if following else None))
            fresh = False
    return found
