"""Gives operators, functions, casts and lists of values their types, or says what PostgreSQL
would not accept; decides what bare strings are.

Types are those of `grader.queries.pg_types`; "" is one that is not known, and never refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.models import Place
from grader.queries import coercion, overloads
from grader.queries.catalog import (
    binary_casts,
    casts,
    code,
    is_type,
    plain,
    shown,
    signatures,
    type_of,
)
from grader.queries.overloads import Choice, Unresolved
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, kind_of, location, nodes

if TYPE_CHECKING:
    from grader.queries.expressions import Reading

Typed = tuple[Node | None, str]
"""An expression and its type."""


class Checker:
    """Types for one answer; what it decides about bare strings goes into `reading.literals`."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self.reading = reading

    # -- places -------------------------------------------------------------------------------

    def place(self, node: Node | None) -> Place | None:
        """Where an expression begins."""
        offsets = [
            location(body)
            for kind, body in nodes(node or {})
            if body.get("location", -1) >= 0 and kind != "TypeName"
        ]
        return self.source.place(self.source.offset(min(offsets))) if offsets else None

    # -- bare strings -------------------------------------------------------------------------

    def coerce(self, node: Node | None, given: str, to: str) -> None:
        """Note that an expression becomes another type; refuses a string that does not read so."""
        kind, body = kind_of(node or {})
        if kind == "A_ArrayExpr" and to.endswith("[]") and given == "unknown[]":
            for item in body.get("elements", []):
                self.coerce(item, "unknown", to[:-2])
        if given != "unknown" or kind != "A_Const" or "sval" not in body or not to:
            return
        from grader.queries import literals

        text = str(body["sval"].get("sval", ""))
        place = self.place(node)
        try:
            value = literals.canonical(text, to)
        except literals.Bad as problem:
            raise mistake("cast", str(problem), place, value=text, type=to) from None
        except literals.Undecided:
            raise not_offline(f"The {to} written {text!r}", place) from None
        self.reading.literals[self.source.offset(location(body))] = (to, value)

    # -- operators ----------------------------------------------------------------------------

    def operator(self, sign: str, operands: Sequence[Typed], place: Place) -> str:
        """The type of an operation; raises where there is no such operator."""
        return plain(self.operation(sign, operands, place).gives)

    def operation(self, sign: str, operands: Sequence[Typed], place: Place) -> Choice:
        """The operator that an operation means; raises where there is none."""
        types = [item for _, item in operands]
        chosen = self._operator(sign, types)
        if isinstance(chosen, Unresolved):
            raise self._no_operator(sign, types, chosen, place)
        for (node, given), wanted in zip(operands, chosen.arguments, strict=True):
            self.coerce(node, given, plain(wanted))
        return chosen

    def _operator(self, sign: str, types: Sequence[str]) -> Choice | Unresolved:
        codes = [code(item) for item in types]
        return overloads.operator(sign, codes)

    def _no_operator(
        self, sign: str, types: Sequence[str], problem: Unresolved, place: Place
    ) -> Stop:
        words = [shown(code(item)) for item in types]
        what = f"{words[0]} {sign} {words[1]}" if len(words) > 1 else f"{sign} {words[0]}"
        message = f"operator does not exist: {what}"
        if problem.problem == "ambiguous":
            message = f"operator is not unique: {what}"
        if problem.problem == "open":
            message = _POLYMORPHIC
        return mistake("type-mismatch", message, place, types=list(types))

    # -- functions ----------------------------------------------------------------------------

    def function(
        self, name: str, operands: Sequence[Typed], place: Place, schema: str = ""
    ) -> Choice | None:
        """The function a call means; None where nothing is known of those of its name."""
        types = [item for _, item in operands]
        if not signatures(name):
            return None
        codes = [code(item) for item in types]
        if len(types) == 1 and self._is_cast(name, codes[0]):
            self.coerce(*operands[0], plain(name))
            return Choice((name,), name)
        chosen = overloads.function(name, codes)
        if isinstance(chosen, Unresolved):
            raise self._no_function(f"{schema}{name}", types, chosen, place)
        for (node, given), wanted in zip(operands, chosen.arguments, strict=True):
            self.coerce(node, given, plain(wanted))
        return chosen

    def _is_cast(self, name: str, given: str) -> bool:
        """Whether a call of one argument is a cast to the type of that name."""
        if not given or not is_type(name) or any(
            item.arguments == (given,) for item in signatures(name)
        ):  # fmt: skip
            return False
        if given == "unknown" or (given, name) in binary_casts():
            return True
        by_text = type_of(name).category == "S" or type_of(given).category == "S"
        return by_text and (given, name) not in casts()

    def _no_function(
        self, name: str, types: Sequence[str], problem: Unresolved, place: Place
    ) -> Stop:
        words = ", ".join(shown(code(item)) for item in types)
        message = f"function {name}({words}) does not exist"
        if problem.problem == "ambiguous":
            message = f"function {name}({words}) is not unique"
        if problem.problem == "open":
            message = _POLYMORPHIC
        return mistake("type-mismatch", message, place, function=name, types=list(types))

    # -- casts, and places that ask for one type ----------------------------------------------

    def cast(self, node: Node, given: str, to: str, place: Place) -> None:
        """Pass an explicit cast."""
        if not given or not to:
            return
        if not coercion.can(code(given), code(to), "e"):
            message = f"cannot cast type {shown(code(given))} to {shown(code(to))}"
            raise mistake("type-mismatch", message, place, types=[given, to])
        self.coerce(node, given, to)

    def must_be(self, wanted: str, clause: str, node: Node | None, given: str) -> None:
        """Pass an expression where a clause takes one type only."""
        if not node or not given:
            return
        if not coercion.can(code(given), code(wanted), "a"):
            message = (
                f"argument of {clause} must be type {shown(code(wanted))}, "
                f"not type {shown(code(given))}"
            )
            raise mistake("type-mismatch", message, self.place(node))
        self.coerce(node, given, wanted)

    def assigned(
        self, column: str, wanted: str, node: Node | None, given: str, what: str = "expression"
    ) -> None:
        """Pass an expression that goes into a column."""
        if not given or not wanted or not node:
            return
        if not coercion.can(code(given), code(wanted), "a"):
            message = (
                f'column "{column}" is of type {shown(code(wanted))} but {what} is of type '
                f"{shown(code(given))}"
            )
            raise mistake("type-mismatch", message, self.place(node), types=[wanted, given])
        self.coerce(node, given, wanted)

    # -- one type of many ---------------------------------------------------------------------

    def common(
        self, word: str, operands: Sequence[Typed], place: Place, parts: Sequence[str] = ()
    ) -> str:
        """The one type of CASE, COALESCE, UNION and the like; raises where there is none.

        `parts` are the names of the single operands, where they have names of their own.
        """
        types = [item for _, item in operands]
        if not types or "" in types:
            return self._known_clash(word, operands, place)
        codes = [code(item) for item in types]
        found = coercion.common(codes)
        if not isinstance(found, str):
            reached, at = found
            message = f"{word} types {shown(reached)} and {shown(codes[at])} cannot be matched"
            where = self.place(operands[at][0]) or place
            raise mistake("type-mismatch", message, where, types=[plain(reached), types[at]])
        names = parts or [word] * len(operands)
        for (node, given), item, part in zip(operands, codes, names, strict=True):
            if not coercion.can(item, found):
                message = f"{part} could not convert type {shown(item)} to {shown(found)}"
                raise mistake("type-mismatch", message, self.place(node) or place)
            self.coerce(node, given, plain(found))
        return plain(found)

    def _known_clash(self, word: str, operands: Sequence[Typed], place: Place) -> str:
        known = [item for item in operands if item[1]]
        if len({type_of(code(kind)).category for _, kind in known} - {"X"}) > 1:
            self.common(word, known, place)
        return ""


_POLYMORPHIC = "could not determine polymorphic type because input has type unknown"
