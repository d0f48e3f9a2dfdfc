"""Expression operators that the engine lacks, or gets wrong for nothing, for null or for text."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bson import Decimal128, Int64, ObjectId
from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.order import equal, key

_MILLISECOND = datetime.timedelta(milliseconds=1)
Operator = Callable[[Any, Any], Any]
"""Takes the parser and the operands as written."""


def nothing(value: Any) -> bool:
    """Whether a value is null or missing."""
    return value is None or value is NOTHING


def truthy(value: Any) -> bool:
    """Null, missing, false and zero are false; all else is true, the empty string too."""
    if nothing(value):
        return False
    return bool(value) if isinstance(value, (bool, int, float)) else not equal(value, 0)


def one(parser: Any, value: Any) -> Any:
    """The operand of an operator that takes one, in brackets or not."""
    return parser.parse(value[0] if isinstance(value, list) and len(value) == 1 else value)


def some(parser: Any, name: str, value: Any, least: int, most: int) -> list[Any]:
    """The operands of an operator that takes a list."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise OperationFailure(f"Expression {name} takes {least} to {most} arguments")
    return [parser.parse(part) for part in value]


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise OperationFailure(f"{name} requires a string argument")
    return value


def _length(parser: Any, value: Any) -> int:
    return len(_text("$strLenCP", one(parser, value)))


def _substring(parser: Any, value: Any) -> str:
    text, start, length = some(parser, "$substrCP", value, 3, 3)
    if nothing(text):
        return ""
    if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 0:
        raise OperationFailure("$substrCP needs a start and a length that are not negative")
    return _text("$substrCP", text)[start : start + length]


def _bytes(parser: Any, value: Any) -> str:
    text, start, length = some(parser, "$substrBytes", value, 3, 3)
    if nothing(text):
        return ""
    if not isinstance(text, str) or not text.isascii() or start < 0:
        raise NotImplementedError("$substrBytes of what is not ASCII text")
    return text[start:] if length < 0 else text[start : start + length]


def _index(parser: Any, value: Any) -> Any:
    text, sought, *bounds = some(parser, "$indexOfCP", value, 2, 4)
    if nothing(text):
        return None
    return _text("$indexOfCP", text).find(_text("$indexOfCP", sought), *bounds)


def _string(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, float):
        if not math.isfinite(given) or abs(given) >= 1e15 or 0 < abs(given) < 1e-4:
            raise NotImplementedError("$toString of a very large or very small double")
        return str(int(given)) if given.is_integer() else repr(given)
    if isinstance(given, datetime.datetime):
        return f"{given:%Y-%m-%dT%H:%M:%S}.{given.microsecond // 1000:03}Z"
    if isinstance(given, (str, int, ObjectId, Decimal128)):
        return str(given)
    raise OperationFailure("Unsupported conversion to string")


def _integer(bits: int) -> Operator:
    def whole_number(parser: Any, value: Any) -> Any:
        given = one(parser, value)
        if nothing(given):
            return None
        if bits == 64 and isinstance(given, datetime.datetime):
            return Int64((given - datetime.datetime(1970, 1, 1)) // _MILLISECOND)
        try:
            whole = int(given.to_decimal() if isinstance(given, Decimal128) else given)
        except (ValueError, TypeError, OverflowError) as problem:
            raise OperationFailure(f"Failed to parse number {given!r}") from problem
        if isinstance(given, str) and str(whole) != given.lstrip("+"):
            raise OperationFailure(f"Failed to parse number {given!r}")
        if not -(2 ** (bits - 1)) <= whole < 2 ** (bits - 1):
            raise OperationFailure(f"Conversion would overflow target type: {given!r}")
        return Int64(whole) if bits == 64 else whole

    return whole_number


def _boolean(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    return bool(given) if isinstance(given, (bool, int, float)) else True


def _is_number(parser: Any, value: Any) -> bool:
    given = one(parser, value)
    return isinstance(given, (int, float, Decimal128)) and not isinstance(given, bool)


_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "bool"), (float, "double"), (str, "string"), (ObjectId, "objectId"), (list, "array"),
    (Decimal128, "decimal"), (datetime.datetime, "date"), (Mapping, "object"),
)  # fmt: skip


def _type(parser: Any, value: Any) -> str:
    given = one(parser, value)
    if nothing(given):
        return "null" if given is None else "missing"
    for kind, name in _NAMES:
        if isinstance(given, kind):
            return name
    if isinstance(given, int):
        return "int" if type(given) is int and -(2**31) <= given < 2**31 else "long"
    raise NotImplementedError(f"$type of {type(given).__name__}")


def _array(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise OperationFailure(f"The argument to {name} must be an array")
    return value


def _reversed(parser: Any, value: Any) -> Any:
    array = one(parser, value)
    return None if nothing(array) else _array("$reverseArray", array)[::-1]


def _element(parser: Any, value: Any) -> Any:
    array, place = some(parser, "$arrayElemAt", value, 2, 2)
    if nothing(array) or nothing(place):
        return None
    listed = _array("$arrayElemAt", array)
    if place != int(place):
        raise OperationFailure("$arrayElemAt needs a whole number")
    return listed[int(place)] if -len(listed) <= place < len(listed) else NOTHING


def _end(name: str, place: int) -> Operator:
    def end(parser: Any, value: Any) -> Any:
        array = one(parser, value)
        if nothing(array):
            return None
        return _array(name, array)[place] if array else NOTHING

    return end


def _range(parser: Any, value: Any) -> list[int]:
    start, stop, *step = some(parser, "$range", value, 2, 3)
    if any(part != int(part) for part in (start, stop, *step)) or step == [0]:
        raise OperationFailure("$range needs whole numbers, and a step other than 0")
    return list(range(int(start), int(stop), *(int(part) for part in step)))


def _zip(parser: Any, value: Any) -> Any:
    known = {"inputs", "useLongestLength", "defaults"}
    if not isinstance(value, Mapping) or not {"inputs"} <= set(value) <= known:
        raise OperationFailure("$zip needs inputs")
    inputs = [parser.parse(part) for part in value["inputs"]]
    if any(nothing(part) for part in inputs):
        return None
    arrays = [_array("$zip", part) for part in inputs]
    if value.get("useLongestLength") is not True:
        if "defaults" in value:
            raise OperationFailure("$zip with defaults needs useLongestLength")
        return [list(row) for row in zip(*arrays, strict=False)]
    others = parser.parse(value["defaults"]) if "defaults" in value else [None] * len(arrays)
    if not isinstance(others, list) or len(others) != len(arrays):
        raise OperationFailure("$zip needs a default for each input")
    return [
        [array[place] if place < len(array) else other
         for array, other in zip(arrays, others, strict=True)]
        for place in range(max(map(len, arrays)))
    ]  # fmt: skip


def _sorted(parser: Any, value: Any) -> Any:
    if not isinstance(value, Mapping) or set(value) != {"input", "sortBy"}:
        raise OperationFailure("$sortArray needs input and sortBy")
    array = parser.parse(value["input"])
    if nothing(array):
        return None
    listed, way = _array("$sortArray", array), value["sortBy"]
    for path, direction in reversed([*way.items()] if isinstance(way, Mapping) else [("", way)]):
        if direction not in (1, -1) or "." in path:
            raise NotImplementedError("$sortArray by a dotted path")
        listed = sorted(
            listed,
            key=lambda item, path=path: key(_field(item, path)),  # type: ignore[misc]
            reverse=direction == -1,
        )
    return listed


def _field(item: Any, path: str) -> Any:
    if not path:
        return item
    return item.get(path) if isinstance(item, Mapping) else None


def _n_of(name: str) -> Operator:
    """$firstN, $lastN, $minN and $maxN of an array: the extremes pass over null."""

    def some_of(parser: Any, value: Any) -> Any:
        if not isinstance(value, Mapping) or set(value) != {"input", "n"}:
            raise OperationFailure(f"{name} needs input and n")
        return n_of(name, _array(name, parser.parse(value["input"])), parser.parse(value["n"]))

    return some_of


def n_of(name: str, values: list[Any], number: Any) -> list[Any]:
    """The first, last, least or greatest so many of some values."""
    if isinstance(number, bool) or not isinstance(number, (int, float)) or number != int(number):
        raise OperationFailure(f"n of {name} must be a whole number")
    if number < 1:
        raise OperationFailure(f"n of {name} must be above 0")
    if name in ("$minN", "$maxN"):
        values = sorted(
            (one for one in values if not nothing(one)), key=key, reverse=name == "$maxN"
        )
    return values[-int(number) :] if name == "$lastN" else values[: int(number)]


def _replaced(number: int) -> Operator:
    def replaced(parser: Any, value: Any) -> Any:
        if not isinstance(value, Mapping) or set(value) != {"input", "find", "replacement"}:
            raise OperationFailure("$replaceOne and $replaceAll need input, find and replacement")
        text, sought, other = (
            parser.parse(value[part]) for part in ("input", "find", "replacement")
        )
        if nothing(text) or nothing(sought) or nothing(other):
            return None
        return _text("input", text).replace(
            _text("find", sought), _text("replacement", other), number
        )

    return replaced


def _true_of(name: str, of: Callable[[Iterator[bool]], bool]) -> Operator:
    def judge(parser: Any, value: Any) -> bool:
        (values,) = some(parser, name, value, 1, 1)
        if not isinstance(values, list):
            raise OperationFailure(f"{name}'s argument must be an array")
        return of(truthy(one) for one in values)

    return judge


def _get_field(parser: Any, value: Any) -> Any:
    """A field by its name; missing where a document lacks it, and of what is no document."""
    named = isinstance(value, Mapping) and "field" in value and set(value) <= {"field", "input"}
    name = parser.parse(value["field"] if named else value)
    source = parser.parse(value.get("input", "$$CURRENT") if named else "$$CURRENT")
    if not isinstance(name, str):
        raise OperationFailure("$getField requires 'field' to evaluate to type String")
    if isinstance(source, Mapping):
        return source.get(name, NOTHING)
    return None if source is None else NOTHING


OPERATORS: dict[str, Operator] = {
    "$allElementsTrue": _true_of("$allElementsTrue", all),
    "$anyElementTrue": _true_of("$anyElementTrue", any), "$getField": _get_field,
    "$strLenCP": _length, "$substrCP": _substring, "$substr": _bytes, "$substrBytes": _bytes,
    "$indexOfCP": _index, "$toString": _string, "$toInt": _integer(32), "$toLong": _integer(64),
    "$isNumber": _is_number, "$type": _type, "$toBool": _boolean, "$reverseArray": _reversed,
    "$arrayElemAt": _element,
    "$first": _end("$first", 0), "$last": _end("$last", -1), "$range": _range, "$zip": _zip,
    "$sortArray": _sorted, "$replaceOne": _replaced(1), "$replaceAll": _replaced(-1),
    "$firstN": _n_of("$firstN"), "$lastN": _n_of("$lastN"), "$minN": _n_of("$minN"),
    "$maxN": _n_of("$maxN"),
}  # fmt: skip
