"""What a rule compares its columns with, for who makes values that keep it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from grader.traps.terms import Term, derived

if TYPE_CHECKING:
    from sqlglot import exp


@dataclass(frozen=True, slots=True)
class Notes:
    """By the place of a column: constants it is compared with (`nearby`), other terms it is
    compared with (`hints`), and texts that patterns or functions take (`texts`).
    """

    nearby: dict[int, list[Any]] = field(default_factory=dict)
    hints: dict[int, list[Term]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)

    def compare(self, column: Term, other: Term) -> None:
        """Remember what a bare column is compared with."""
        if column.place is None or column.place in other.columns:
            return
        if other.constant:
            value = other.value(())
            if value is not None:
                self.nearby.setdefault(column.place, []).append(value)
        else:
            self.hints.setdefault(column.place, []).append(other)

    def year(self, column: Term, other: Term) -> None:
        """Remember a day of the year that a column's year is compared with."""
        self.compare(column, derived("date", lambda year: date(int(year), 1, 1), other))

    def constants(self, node: exp.Expression, term: Term) -> None:
        """Remember texts beside columns inside a function, and texts that hold them."""
        from sqlglot import exp as nodes

        for literal in node.find_all(nodes.Literal):
            if literal.is_string and literal.name:
                for place in term.columns:
                    name = literal.name
                    self.texts.setdefault(place, []).extend((name, f"a{name}b", f"x{name}y"))
