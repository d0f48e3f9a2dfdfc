"""JavaScript's arithmetic on constants, and its numbers as BSON has them."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

from grader.queries.mongosh.dates import milliseconds

INT32 = range(-(2**31), 2**31)


def from_number(number: float) -> int | float:
    """A JavaScript number as the shell stores it: a 32-bit integer if it is one, else a double."""
    if math.isfinite(number) and number == int(number) and int(number) in INT32:
        if number == 0 and math.copysign(1, number) < 0:
            return -0.0
        return int(number)
    return number


def read_number(text: str) -> float | None:
    """The value of a number literal, or None where JavaScript knows no such number."""
    digits = text.replace("_", "").lower()
    if re.fullmatch(r"0[xob][\da-f]+", digits):
        try:
            whole = int(digits, 0)
        except ValueError:
            return None
        return float(whole) if whole.bit_length() < 1024 else math.inf
    if re.fullmatch(r"0\d+", digits):  # octal or not: nobody means it
        return None
    try:
        return float(digits)
    except ValueError:
        return None


def combine(sign: str, left: Any, right: Any) -> Any:
    """The value of `left sign right`, or NotImplemented where it is not constant arithmetic."""
    if sign == "+" and (isinstance(left, str) or isinstance(right, str)):
        parts = _text(left), _text(right)
        return NotImplemented if None in parts else f"{parts[0]}{parts[1]}"
    if sign == "-" and isinstance(left, datetime):
        left = milliseconds(left)
        right = milliseconds(right) if isinstance(right, datetime) else right
    if not (is_number(left) and is_number(right)):
        return NotImplemented
    return from_number(_calculate(sign, float(left), float(right)))


def is_number(value: Any) -> bool:
    """Whether JavaScript would calculate with the value; not so with 64 bits and decimals."""
    return type(value) in (int, float)


def number_text(number: float) -> str:
    """A number as JavaScript turns it into text."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 1e21:
        return str(int(number))
    shown = repr(float(number))
    mantissa, _, exponent = shown.partition("e")
    if not exponent:
        return shown
    if -7 < int(exponent) < 0:
        return f"{number:.{len(mantissa.replace('.', '').lstrip('-')) - 1 - int(exponent)}f}"
    return f"{mantissa}e{int(exponent):+d}"


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if is_number(value):
        return number_text(float(value))
    return "null" if value is None else None


def _calculate(sign: str, left: float, right: float) -> float:
    try:
        match sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return _divide(left, right)
            case "%":
                return math.nan if math.isinf(left) or right == 0 else math.fmod(left, right)
            case _:
                return _power(left, right)
    except OverflowError:
        return math.inf


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _power(left: float, right: float) -> float:
    if math.isnan(right) or (abs(left) == 1 and math.isinf(right)):
        return math.nan
    if left == 0 and right < 0:
        odd = right % 2 == 1
        return math.copysign(math.inf, left) if odd else math.inf
    try:
        return math.pow(left, right)
    except ValueError:
        return math.nan
    except OverflowError:
        return -math.inf if left < 0 and right % 2 == 1 else math.inf
