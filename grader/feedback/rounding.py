"""Whether two columns of numbers are the same but for rounding."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from grader.compare.cells import Number

NumberPair = tuple[Number, Number]
"""(expected, actual)."""

_HALF = Decimal("0.501")
_FEWEST_WHOLE = 3
"""Cells needed before whole numbers count as rounded ones: one or two may be an accident."""


def only_rounded(pairs: Sequence[NumberPair], asked: int | None) -> bool:
    """Whether all pairs of one column differ by their rounding only.

    Where the prompt asks for `asked` decimals: the actual numbers have more and round to the
    expected ones, or differ by one unit of the last place, or have fewer. Where it asks for
    none: one side is the other, rounded or cut off.
    """
    exact = [(_decimal(one), _decimal(other)) for one, other in pairs]
    if not all(one.is_finite() and other.is_finite() for one, other in exact):
        return False
    wanted = max(_places(one) for one, _ in exact) if asked is None else asked
    given = max(_places(other) for _, other in exact)
    if wanted == given:
        return asked is not None and _one_unit_off(exact, wanted)
    coarse = min(wanted, given)
    if coarse == 0 and given == 0 and len(exact) < _FEWEST_WHOLE:
        return False
    if coarse == 0 and asked is None and len(exact) < _FEWEST_WHOLE:
        return False
    unit = Decimal(1).scaleb(-coarse)
    if all(abs(one - other) <= unit * _HALF for one, other in exact):
        return True
    kept = [(one, other) if given == coarse else (other, one) for one, other in exact]
    return all(abs(fine - cut) < unit and abs(cut) <= abs(fine) for fine, cut in kept)


def cut_to_whole(pairs: Sequence[NumberPair]) -> bool:
    """Whether every actual number is the expected one without its decimals: a whole division.

    Two cells at least, and one that ordinary rounding would have taken up, or that is 0 for
    something: otherwise it may as well be rounding to a whole number.
    """
    exact = [(_decimal(one), _decimal(other)) for one, other in pairs]
    if len(exact) < 2 or not all(one.is_finite() and other.is_finite() for one, other in exact):
        return False
    if any(other != one.to_integral_value(ROUND_DOWN) or one == other for one, other in exact):
        return False
    return any(abs(one - other) > _HALF for one, other in exact) or all(
        other == 0 for _, other in exact
    )


def _one_unit_off(exact: Sequence[tuple[Decimal, Decimal]], places: int) -> bool:
    """Off by one in the last place; of a small number, that is another number."""
    unit = Decimal(1).scaleb(-places)
    return all(abs(one - other) == unit and abs(one) >= 50 * unit for one, other in exact)


def _decimal(value: Number) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
