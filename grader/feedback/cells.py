"""Diagnoses from single cells: NULL, the empty string, rounding, case and blanks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from grader.compare import number
from grader.feedback.context import Context
from grader.feedback.rounding import cut_to_whole, only_rounded
from grader.feedback.words import form, listed, pair_evidence, rows
from grader.models import Finding, RowPair, Value

CODES = (
    "null-for-value",
    "value-for-null",
    "null-vs-empty",
    "integer-division",
    "rounding",
    "letter-case",
    "blanks",
)
"""The kinds of difference told apart here, the most telling first."""

VALUE = "value"
"""The kind of a difference that is none of `CODES`."""

Cell = tuple[RowPair, int]
"""A pair of rows and the place of a column in which they differ."""


@dataclass(frozen=True)
class Tally:
    """The differing cells of all pairs by kind."""

    kinds: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))

    @property
    def values_differ(self) -> bool:
        """Whether some cell holds plainly another value."""
        return VALUE in self.kinds

    def columns(self, kind: str) -> set[int]:
        """The columns in which cells differ in this way."""
        return {place for _, place in self.kinds.get(kind, ())}


def tally(context: Context) -> Tally:
    """Sort the differing cells of the pairs by kind.

    Whether numbers are off by rounding is decided for a column as a whole.
    """
    found = Tally()
    numbers: dict[int, list[Cell]] = defaultdict(list)
    for pair in context.pairs:
        for place in pair.columns:
            wanted, given = pair.expected[place], pair.actual[place]
            if number(wanted) is not None and number(given) is not None:
                numbers[place].append((pair, place))
            else:
                found.kinds[_kind(wanted, given)].append((pair, place))
    asked = {name.casefold(): places for name, places in context.policy.round.items()}
    for place, differing in numbers.items():
        values = []
        for pair, _ in differing:
            wanted, given = number(pair.expected[place]), number(pair.actual[place])
            assert wanted is not None
            assert given is not None
            values.append((wanted, given))
        if cut_to_whole(values):
            kind = "integer-division"
        elif only_rounded(values, asked.get(context.names[place].casefold())):
            kind = "rounding"
        else:
            kind = VALUE
        found.kinds[kind].extend(differing)
    return found


def _kind(wanted: Value, given: Value) -> str:
    if {wanted is None, given is None} == {True, False}:
        if "" in (wanted, given):
            return "null-vs-empty"
        return "null-for-value" if given is None else "value-for-null"
    if isinstance(wanted, str) and isinstance(given, str):
        if wanted.casefold() == given.casefold():
            return "letter-case"
        if wanted.split() == given.split():
            return "blanks"
        if wanted.casefold().split() == given.casefold().split():
            return "letter-case"
    return VALUE


def cell_findings(context: Context, found: Tally) -> list[Finding]:
    """One finding for each kind among the differing cells, the most telling first."""
    return [_finding(context, code, found.kinds[code]) for code in CODES if code in found.kinds]


def _finding(context: Context, code: str, differing: list[Cell]) -> Finding:
    names = context.places(place for _, place in differing)
    pairs = list({pair.expected_index: pair for pair, _ in differing}.values())
    evidence = {"columns": names, **pair_evidence(pairs)}
    if code == "rounding":
        evidence["decimals"] = {
            name: places
            for name, places in context.policy.round.items()
            if name.casefold() in {column.casefold() for column in names}
        }
    return Finding(code, _sentence(context, code, names, len(pairs)), evidence)


def _sentence(context: Context, code: str, names: list[str], count: int) -> str:
    what, where = listed(names), rows(count)
    are = form(len(names), "is", "are")
    if code == "null-for-value":
        return (
            f"{what} {are} NULL in {where} where a value belongs: "
            "what should stand there when nothing is found?"
        )
    if code == "value-for-null":
        return (
            f"{what} {form(len(names), 'holds', 'hold')} a value in {where} where NULL belongs: "
            "is “not known” the same as a value that says so?"
        )
    if code == "null-vs-empty":
        return (
            f"{what} {form(len(names), 'has', 'have')} NULL for the empty string or the reverse "
            f"in {where}: nothing known and an empty text are two different things."
        )
    if code == "letter-case":
        return (
            f"{what} {are} right but for upper and lower case in {where}: "
            "which spelling does the prompt ask for?"
        )
    if code == "blanks":
        return (
            f"{what} {are} right but for blanks in {where}: "
            "what stands before, after or between the words?"
        )
    if code == "integer-division":
        return (
            f"{what} {form(len(names), 'has', 'have')} lost the decimals in {where}: what does "
            "PostgreSQL give when a whole number is divided by a whole number?"
        )
    asked = {name.casefold(): places for name, places in context.policy.round.items()}
    places = asked.get(names[0].casefold())
    if places is not None:
        return (
            f"{what} {are} right but for rounding in {where}: the prompt asks for "
            f"{places} {form(places, 'decimal', 'decimals')}, and rounding comes last."
        )
    return (
        f"{what} {are} right but for the decimals in {where}: "
        "is a number rounded, cut off or divided as a whole number on the way?"
    )
