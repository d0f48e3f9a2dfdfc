"""The sentences about single fields of documents, one for each code."""

from __future__ import annotations

from collections.abc import Sequence

from grader.compare.values import kind_of
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_homes import Home
from grader.feedback.document_words import numeric, without_indexes
from grader.feedback.words import form, listed, opening
from grader.models import DocumentPair, PathDifference

_SENTENCES = {
    "lookup-array": "{what} {is} an array in {where}: how many documents can the other collection "
    "have for one of yours, and which shape does that ask for?",
    "swapped-fields": "{what} have each other's value in {where}: which of the two does each of "
    "your expressions give?",
    "nested-field": "What belongs at {what} stands at {home} in {where}: between which braces does "
    "a value stand, and is a dot in a name a level or a letter?",
    "renamed-field": "The value of {what} is right in {where} but stands under {home}: under which "
    "name does the prompt ask for it?",
    "missing-field": "{what} {is} missing from {where}: which part of your answer should keep or "
    "make {it}?",
    "extra-field": "{what} {is} in {where} and should not be: what keeps {it} in?",
    "null-for-missing": "{what} {is} null in {where} where no such field belongs: is a field "
    "without a value the same as no field?",
    "missing-for-null": "{what} {is} not there in {where} where null belongs: what should stand "
    "there when nothing is found?",
    "null-for-value": "{what} {is} null in {where} where a value belongs: does every path that you "
    "read lead to a field?",
    "value-for-null": "{what} {has} a value in {where} where null belongs: is “not known” the same "
    "as a value that says so?",
    "text-for-date": "{what} {is} text in {where} where a date belongs: does it look like a "
    "moment, or is it one?",
    "text-for-number": "{what} {is} text in {where} where a number belongs: what would a sum make "
    "of it?",
    "text-for-id": "{what} {is} text in {where} where an ObjectId belongs: do equal digits make "
    "equal values?",
    "number-for-text": "{what} {is} a number in {where} where text belongs: which text does the "
    "prompt ask for there?",
    "array-for-value": "{what} {is} an array in {where} where one value belongs: which of its "
    "elements is meant?",
    "value-for-array": "{what} {is} one value in {where} where an array belongs: what should stand "
    "there for none, and for two?",
    "wrong-type": "{what} {is} of type {given} in {where} where {wanted} belongs: what does the "
    "operator that makes {it} give?",
    "off-by-rounding": "{what} {is} right but for rounding in {where}: to how many decimals, and "
    "at which step, should {it} be rounded?",
    "letter-case": "{what} {is} right but for upper and lower case in {where}: which spelling does "
    "the prompt ask for?",
    "blanks": "{what} {is} right but for blanks in {where}: what stands before, after or between "
    "the words?",
    "array-order": "{what} {has} the right elements in another order in {where}: in which order do "
    "they arrive where you collect them?",
}


_SCATTERED = (
    "The fields of {what} stand outside of it, at {home}, in {where}: which shape does the prompt "
    "ask for?"
)
_GROUP_KEY = (
    "{what} {is} not there in {where}, but the value stands in {home}, where the key of a group "
    "is kept: how does it get from there to the place that the prompt asks for?"
)
_LEADING_ZERO = (
    "{what} {is} a number in {where} where text belongs: what becomes of a leading zero?"
)


def _template(
    context: DocumentContext,
    code: str,
    differing: Sequence[tuple[DocumentPair, PathDifference]],
    homes: Sequence[Home],
) -> str:
    if homes and all(home.scattered for home in homes):
        return _SCATTERED
    if homes and _GROUPING & set(context.facts.stages) and all(
        home.found.split(".")[0] == "_id" for home in homes
    ):  # fmt: skip
        return _GROUP_KEY
    if code == "number-for-text" and all(
        isinstance(path.expected, str) and path.expected.isdigit() for _, path in differing
    ):
        return _LEADING_ZERO
    return _SENTENCES[code]


_GROUPING = {"$group", "$bucket", "$bucketAuto", "$sortByCount"}


def sentence(
    context: DocumentContext,
    code: str,
    differing: Sequence[tuple[DocumentPair, PathDifference]],
    homes: Sequence[Home],
) -> str:
    """What to say of all places that differ in one way; `homes` are where their values stand."""
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in differing))
    count = len({pair.expected_index for pair, _ in differing})
    what, where = listed([name or "the value" for name in names]), context.paired(count)
    if names == [""]:
        where = context.where if count == 1 else f"{count:,} cases"
    if code in _SENTENCES:
        first = differing[0][1]
        return _template(context, code, differing, homes).format(
            what=opening(what) if names[0] == "" else what,
            where=where,
            home=_at_home(homes),
            wanted=kind_of(first.expected),
            given=kind_of(first.actual),
            **{"is": form(len(names), "is", "are")},
            has=form(len(names), "has", "have"),
            it=form(len(names), "it", "them"),
        )
    if code == "array-length":
        return _length(f"{what} {form(len(names), 'has', 'have')}", where, differing)
    return _value(context, names, count, differing)


def _at_home(homes: Sequence[Home]) -> str:
    if not homes:
        return "another level"
    places = [
        place for home in homes for place in (home.extras if home.scattered else [_home(home)])
    ]
    return listed(list(dict.fromkeys(places)))


def _home(home: Home) -> str:
    literal = home.found.startswith(f"{home.missing}.") or home.found == home.missing
    return f"a single name, “{home.found}”," if literal else home.found


def _length(what: str, where: str, differing: Sequence[tuple[DocumentPair, PathDifference]]) -> str:
    longer = sum(len(path.actual) > len(path.expected) for _, path in differing)
    if longer == len(differing):
        return f"{what} too many elements in {where}: what lets the others in?"
    if not longer:
        return f"{what} too few elements in {where}: what takes the others out?"
    return (
        f"{what} another number of elements in {where}: what decides whether an element belongs "
        "there?"
    )


def _value(
    context: DocumentContext,
    names: Sequence[str],
    count: int,
    differing: Sequence[tuple[DocumentPair, PathDifference]],
) -> str:
    if list(names) == [""]:
        return (
            f"{opening(context.where)} {form(count, 'is another value', 'has other values')} than "
            f"asked for: which documents does {form(count, 'it', 'each')} come from?"
        )
    sided = _sided(differing) if _GROUPING & set(context.facts.stages) else ""
    differ = form(len(names), "is", "are") + f" too {sided}" if sided else (
        form(len(names), "differs", "differ")
    )  # fmt: skip
    text = f"{listed(names)} {differ} in {context.paired(count)}"
    pairs = {pair.expected_index: pair for pair, _ in differing}.values()
    if len(differing) == sum(len(pair.paths) for pair in pairs):
        text += " whose other fields are right"
    if sided:
        goes = "goes in" if sided == "large" else "is left out"
        should = "should stay out" if sided == "large" else "should go in"
        return f"{text}: what {goes} that {should}, or what is done to it on the way?"
    return f"{text}: how does {form(count, 'the value', 'each value')} come about?"


def _sided(differing: Sequence[tuple[DocumentPair, PathDifference]]) -> str:
    """Whether all numbers are too large, or all too small."""
    signs = set()
    for _, path in differing:
        wanted, given = numeric(path.expected), numeric(path.actual)
        if wanted is None or given is None:
            return ""
        signs.add("large" if float(given) > float(wanted) else "small")
    return signs.pop() if len(signs) == 1 else ""
