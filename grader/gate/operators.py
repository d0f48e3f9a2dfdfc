"""MongoDB's expression operators: what kinds of value each gives back.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from grader.gate.shapes import (
    BOOL,
    DATE,
    INT,
    NEVER,
    NOTHING,
    NULL,
    NUMBER,
    STRING,
    UNKNOWN,
    Shape,
    array_of,
    join,
    object_of,
)

Operands = Mapping[str, Shape]
Gives = Callable[[Operands], Shape]
"""From the shapes of the operands ("0", "1" … or their names) to that of the result."""


def _always(shape: Shape) -> Gives:
    return lambda _: shape


def _nullable(shape: Shape) -> Gives:
    def gives(operands: Operands) -> Shape:
        nothing = any(operand.kinds & NOTHING for operand in operands.values())
        return shape.also("null") if nothing else shape

    return gives


def arithmetic(operands: Operands) -> Shape:
    """Numbers of the widest kind among the operands; a date where dates are reckoned with."""
    kinds = frozenset().union(*(operand.kinds for operand in operands.values()))
    result = {"int", "long", "double"} | (kinds & {"decimal", "nan", "bigint"})
    if "date" in kinds:
        result |= {"date"}
    if kinds & NOTHING:
        result |= {"null"}
    return Shape(frozenset(result))


def accumulated(operands: Operands) -> Shape:
    """A sum or mean: numbers, or null where there are none."""
    inside = {name: join([operand, operand.elements]) for name, operand in operands.items()}
    return arithmetic(inside).without("date").also("null")


def _element(operands: Operands) -> Shape:
    source = operands.get("0", NEVER)
    found = source.elements.also("missing")
    place = operands.get("1", NEVER)
    return found.also("null") if (source.kinds | place.kinds) & NOTHING else found


def _same_array(operands: Operands) -> Shape:
    source = operands.get("0", operands.get("input", NEVER))
    found = array_of(source.elements)
    return found.also("null") if source.kinds & NOTHING else found


def _joined_arrays(operands: Operands) -> Shape:
    found = array_of(join(operand.elements for operand in operands.values()))
    return _nullable(found)(operands)


def _first_array(operands: Operands) -> Shape:
    return _nullable(array_of(operands.get("0", NEVER).elements))(operands)


def _extreme(operands: Operands) -> Shape:
    sources = list(operands.values())
    inside = join([*sources, *(operand.elements for operand in sources)])
    if len(sources) == 1:  # an array that stands alone is looked into, and never given back
        inside = join([sources[0].without("array", "empty"), sources[0].elements])
    return inside.without("missing").also("null")


def _if_null(operands: Operands) -> Shape:
    *first, last = operands.values()
    return join([*(operand.without(*NOTHING) for operand in first), last])


def _pairs_of_object(operands: Operands) -> Shape:
    source = operands.get("0", NEVER)
    value = UNKNOWN if source.open else join(source.fields.values()).without("missing")
    found = array_of(object_of({"k": STRING, "v": value}))
    return found.also("null") if source.kinds & NOTHING else found


def merged(operands: Operands) -> Shape:
    """Objects laid over each other, the last field of a name winning."""
    sources = list(operands.values())
    if len(sources) == 1 and sources[0].kinds & {"array", "empty"}:
        sources = [sources[0].elements.also("null")]
    result = object_of({})
    for source in sources:
        if "object" not in source.kinds:
            continue
        sure = source.kinds == {"object"}
        for name, shape in source.fields.items():
            over = shape.without("missing")
            keeps = not sure or "missing" in shape.kinds
            before = result.get(name)
            result = result.put(name, join([over, before]) if keeps else over)
        if source.open:
            result = Shape(result.kinds, None, {}, open=True)
    return result


def _zipped(operands: Operands) -> Shape:
    inputs = operands.get("inputs", NEVER)
    inside = join([inputs.elements.elements, operands.get("defaults", NEVER).elements])
    return array_of(array_of(inside.also("null"))).also("null")


_CONVERTED = {"double": NUMBER, "int": NUMBER, "long": NUMBER, "string": STRING, "bool": BOOL,
              "date": DATE, "decimal": Shape(frozenset({"decimal"})),
              "objectId": Shape(frozenset({"oid"}))}  # fmt: skip


def converted(operands: Operands, to: object) -> Shape:
    """What $convert gives for a target type written out."""
    found = _CONVERTED.get(to, UNKNOWN) if isinstance(to, str) else UNKNOWN
    if to == "double" and "nan" in operands.get("input", NEVER).kinds:
        found = found.also("nan")
    return join([found, operands.get("onError", NEVER), operands.get("onNull", NULL)])


def _or_replacement(shape: Shape, *names: str) -> Gives:
    def gives(operands: Operands) -> Shape:
        return join([shape, *(operands.get(name, NULL) for name in names)])

    return gives


def _n_of(operands: Operands) -> Shape:
    return array_of(operands.get("input", NEVER).elements)


_MATCH = object_of({"match": STRING, "idx": INT, "captures": array_of(STRING.also("null"))})


def _each(names: str, gives: Gives) -> dict[str, Gives]:
    return dict.fromkeys(names.split(), gives)


GIVES: dict[str, Gives] = {
    **_each(
        "$eq $ne $gt $gte $lt $lte $and $or $not $in $isArray $isNumber $setEquals "
        "$setIsSubset $anyElementTrue $allElementsTrue $regexMatch",
        _always(BOOL),
    ),
    **_each("$cmp $size $strLenCP $strLenBytes $strcasecmp", _always(INT)),
    **_each("$indexOfArray $indexOfCP $indexOfBytes $dateDiff", _nullable(INT)),
    **_each(
        "$year $month $week $dayOfMonth $dayOfWeek $dayOfYear $hour $minute $second "
        "$millisecond $isoWeek $isoWeekYear $isoDayOfWeek",
        _nullable(INT),
    ),
    **_each(
        "$abs $ceil $floor $exp $ln $log10 $sqrt $trunc $round $add $multiply $subtract "
        "$divide $mod $pow $log $bitAnd $bitOr $bitXor $bitNot $sin $cos $tan "
        "$degreesToRadians $radiansToDegrees",
        arithmetic,
    ),
    **_each("$toLower $toUpper $substr $substrCP $substrBytes $type", _always(STRING)),
    **_each(
        "$concat $trim $ltrim $rtrim $replaceOne $replaceAll $toString",
        _nullable(STRING),
    ),
    **_each("$toInt $toLong $toDouble", _nullable(NUMBER)),
    **_each(
        "$toDate $dateAdd $dateSubtract $dateTrunc $dateFromParts",
        _nullable(DATE),
    ),
    **_each("$sum $avg $stdDevPop $stdDevSamp $median", accumulated),
    **_each("$min $max", _extreme),
    **_each("$firstN $lastN $minN $maxN", _n_of),
    **_each("$arrayElemAt $first $last", _element),
    **_each("$slice $reverseArray $sortArray", _same_array),
    **_each("$concatArrays $setUnion $setIntersection", _joined_arrays),
    "$setDifference": _first_array,
    "$split": _nullable(array_of(STRING)),
    "$range": _always(array_of(INT)),
    "$zip": _zipped,
    "$toDecimal": _nullable(Shape(frozenset({"decimal"}))),
    "$toObjectId": _nullable(Shape(frozenset({"oid"}))),
    "$toBool": _nullable(BOOL),
    "$dateToString": _or_replacement(STRING, "onNull"),
    "$dateFromString": _or_replacement(DATE, "onNull", "onError"),
    "$dateToParts": _always(Shape(frozenset({"object", "null"}), open=True)),
    "$ifNull": _if_null,
    "$objectToArray": _pairs_of_object,
    "$arrayToObject": _always(Shape(frozenset({"object", "null"}), open=True)),
    "$mergeObjects": merged,
    "$regexFind": _always(_MATCH.also("null")),
    "$regexFindAll": _always(array_of(_MATCH)),
    "$percentile": _always(array_of(NUMBER.also("null"))),
    "$setField": _always(Shape(frozenset({"object", "null"}), open=True)),
    "$unsetField": _always(Shape(frozenset({"object", "null"}), open=True)),
    "$getField": _always(UNKNOWN),
    "$rand": _always(NUMBER),
    "$convert": _always(UNKNOWN),
}
"""Operators whose operands are all ordinary expressions, written as a list or by name."""

_ANY_ORDER = (
    "$add $multiply $concat $and $or $sum $avg $min $max $concatArrays $setUnion "
    "$setIntersection $setEquals $mergeObjects $bitAnd $bitOr $bitXor $stdDevPop "
    "$stdDevSamp"
)
COMMUTATIVE = frozenset(_ANY_ORDER.split())
"""Operators to which the place of an operand does not matter for what they take."""

COMPARING = frozenset({"$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp", "$in", "$indexOfArray"})
"""Operators that set two operands against each other."""

PAIRED = frozenset({"$add", "$subtract", "$multiply", "$divide", "$mod"})
"""Operators whose result depends on the kinds of two operands together."""

MIXING = frozenset({"$min", "$max", "$setUnion", "$setIntersection", "$setEquals", "$setDifference",
                    "$setIsSubset"})  # fmt: skip
"""Operators that compare all their operands, or what those hold, with each other."""

ORDERING = frozenset({"$sortArray", "$minN", "$maxN"})
"""Operators that put the elements of their input in order."""

STEERED = {
    "$slice": {"1", "2"}, "$arrayElemAt": {"1"}, "$round": {"1"}, "$trunc": {"1"},
    "$substr": {"1", "2"}, "$substrCP": {"1", "2"}, "$substrBytes": {"1", "2"},
    "$range": {"0", "1", "2"}, "$divide": {"1"}, "$mod": {"0", "1"}, "$pow": {"0", "1"},
    "$log": {"0", "1"},
    "$sqrt": {"0"}, "$ln": {"0"}, "$log10": {"0"}, "$split": {"1"}, "$dateAdd": {"amount"},
    "$dateSubtract": {"amount"}, "$dateTrunc": {"binSize"}, "$filter": {"limit"},
    "$firstN": {"n"}, "$lastN": {"n"}, "$minN": {"n"}, "$maxN": {"n"},
    "$indexOfArray": {"2", "3"}, "$indexOfCP": {"2", "3"}, "$indexOfBytes": {"2", "3"},
}  # fmt: skip
"""Operands whose sign or emptiness decides what the operator does."""

SPELT = {
    "$dateAdd": {"unit"}, "$dateSubtract": {"unit"}, "$dateDiff": {"unit"}, "$dateTrunc": {"unit"},
    "$convert": {"to"}, "$regexMatch": {"options"}, "$regexFind": {"options"},
    "$regexFindAll": {"options"},
}  # fmt: skip
"""Operands that are one of a few words, each a feature of its own."""

_NAMED = (
    "$dateToString $dateFromString $dateFromParts $dateAdd $dateSubtract $dateDiff "
    "$dateTrunc $dateToParts $trim $ltrim $rtrim $convert $regexMatch $regexFind "
    "$regexFindAll $replaceOne $replaceAll $getField $setField $unsetField $zip "
    "$sortArray $firstN $lastN $minN $maxN $median $percentile $year $month $week "
    "$dayOfMonth $dayOfWeek $dayOfYear $hour $minute $second $millisecond $isoWeek "
    "$isoWeekYear $isoDayOfWeek"
)
BY_NAME = frozenset(_NAMED.split())
"""Operators that take operands by name."""
