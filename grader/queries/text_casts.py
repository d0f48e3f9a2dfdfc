"""Casts of text that is not constant: DuckDB reads more, and less, than PostgreSQL.

What PostgreSQL surely reads is cast, what it surely does not raises in its words, and the rest
raises what the offline engine cannot judge.
"""

from __future__ import annotations

from grader.queries.rewriting import Node
from grader.queries.templates import bound

_true = "'t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1'"
_false = "'f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0'"
_day = r"(0\d\d[1-9]|0\d[1-9]\d|0[1-9]\d\d|[1-9]\d{3})-\d{1,2}-\d{1,2}"
_clock = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?"
_based = r"0[xob][\da-f_]+|\d+(_\d+)+"
_sure = {
    "smallint": r"[+-]?\d+",
    "integer": r"[+-]?\d+",
    "bigint": r"[+-]?\d+",
    "numeric": r"[+-]?(\d{1,27}(\.\d{0,10})?|\.\d{1,10})",
    "double precision": r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?",
    "date": rf"{_day}([ T]{_clock})?",
    "timestamp": rf"{_day}([ T]{_clock})?",
    "time": _clock,
}
"""What PostgreSQL and DuckDB read alike, but for values out of range; blanks around it aside."""
_words = "epoch|[+-]?infinity|now|today|tomorrow|yesterday|allballs"
_perhaps = {
    "smallint": rf"[+-]?({_based})",
    "integer": rf"[+-]?({_based})",
    "bigint": rf"[+-]?({_based})",
    "numeric": rf"[+-]?({_based}|nan|inf(inity)?|(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d+)?)",
    "double precision": r"[+-]?(nan.*|inf(inity)?|0x.*|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)",
    "date": rf".*\d.*|{_words}",
    "timestamp": rf".*\d.*|{_words}",
    "time": rf".*\d.*|{_words}",
}
"""What PostgreSQL may read besides; it reads nothing else."""
_engine = {
    "smallint": "SMALLINT", "integer": "INTEGER", "bigint": "BIGINT", "numeric": "DECIMAL(38,10)",
    "double precision": "DOUBLE", "timestamp": "TIMESTAMP", "time": "TIME",
}  # fmt: skip
_beyond = "error('This text as a value of another type cannot be judged offline')"


def from_text(value: Node, to: str, size: str = "") -> Node | None:
    """A text's value as another type; None where this module has nothing to say.

    `size` is the type to cast to, where it is not the plain one.
    """
    plain = "trim(v.a, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))"
    wrong = f"error('invalid input syntax for type {to}: \"' || v.a || '\"')"
    if to == "boolean":
        word = f"lower({plain})"
        body = (
            f"CASE WHEN v.a IS NULL THEN NULL WHEN {word} IN ({_true}) THEN true "
            f"WHEN {word} IN ({_false}) THEN false ELSE {wrong} END"
        )
        return bound(body, value, gives=to)
    if to not in _sure:
        return None
    made = f"CAST({plain} AS {size or _engine.get(to, to)})"
    if to == "date":
        made = f"CAST(CAST({plain} AS TIMESTAMP) AS DATE)"
    body = (
        f"CASE WHEN v.a IS NULL THEN NULL WHEN regexp_full_match({plain}, '{_sure[to]}') "
        f"THEN {made} WHEN regexp_full_match({plain}, '{_perhaps[to]}', 'is') THEN {_beyond} "
        f"ELSE {wrong} END"
    )
    new = bound(body, value, gives=to)
    if to == "numeric":
        new.meta["size"] = size or _engine[to]
    return new
