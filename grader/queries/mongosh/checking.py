"""What the checks of filters, pipelines, expressions and updates share."""

from __future__ import annotations

from grader.models import Finding
from grader.queries.mongosh import catalogue
from grader.queries.mongosh.datum import Datum, Field
from grader.queries.mongosh.script import Operator, Path
from grader.queries.mongosh.text import Span, Text, short
from grader.queries.nearest import nearest
from grader.queries.stop import Stop

_MOST_NOTES = 20


class Checking:
    """One command's check: what it uses, and what there is to remark."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.operators: list[Operator] = []
        self.notes: list[Finding] = []

    def use(self, kind: str, name: str, path: Path) -> None:
        """Remember that the command uses an operator."""
        self.operators.append(Operator(kind, name, catalogue.since(kind, name), path))

    def note(self, code: str, message: str, at: Datum | Field, suggestion: str = "") -> None:
        """Remark on something that MongoDB accepts and hardly anyone means."""
        if len(self.notes) < _MOST_NOTES:
            place = self.text.place(span_of(at))
            self.notes.append(Finding(code, message, {}, place, suggestion))

    def mistake(self, code: str, message: str, at: Datum | Field, suggestion: str = "") -> Stop:
        """What MongoDB would not accept."""
        return self.text.mistake(code, message, span_of(at), suggestion)

    def unknown(self, group: str, entry: Field) -> Stop:
        """The finding for a name that a group does not have."""
        name = entry.name
        wanted = catalogue.GROUPS[group]
        guess = catalogue.nearest_name(name, group)
        code = "unknown-stage" if group == "stages" else "unknown-operator"
        if guess and f"${name}" == guess:
            return self.dollar(entry)
        other = catalogue.group_of(name, group)
        if not name.startswith("$") and guess:
            message = f"{short(name)} is not {wanted}; did you mean {guess}?"
        elif other:
            message = f"{name} is {catalogue.GROUPS[other]}, not {wanted}."
            guess = guess if guess.lower() == name.lower() else ""
        elif guess:
            message = f"{short(name)} is not {wanted}; did you mean {guess}?"
        else:
            message = f"{short(name)} is not {wanted}."
        return self.mistake(code, message, entry, guess)

    def dollar(self, entry: Field) -> Stop:
        """The finding for an operator that was written without its `$`."""
        message = f"{entry.name} needs a $ in front: ${entry.name}."
        return self.mistake("missing-dollar", message, entry, f"${entry.name}")

    def document(self, datum: Datum, what: str) -> dict[str, Field]:
        """A document's fields; `what` begins the sentence where it is none."""
        if datum.fields is None:
            message = f"{what} takes a document in braces, and this is {datum.kind}."
            raise self.mistake("wrong-value", message, datum)
        return dict(datum.fields)

    def array(self, datum: Datum, what: str) -> tuple[Datum, ...]:
        """An array's elements."""
        if datum.items is None:
            message = f"{what} takes an array in brackets, and this is {datum.kind}."
            raise self.mistake("wrong-value", message, datum)
        return datum.items

    def count(self, datum: Datum, what: str, least: int = 0) -> None:
        """A whole number that is not too small."""
        number = _number(datum)
        if number is None or not number.is_integer() or number < least:
            message = f"{what} takes a whole number from {least} on, and this is {_shown(datum)}."
            raise self.mistake("wrong-value", message, datum)

    def is_direction(self, datum: Datum) -> bool:
        """Whether a value is 1 or -1, of whatever type of number."""
        return _number(datum) in (1.0, -1.0)

    def shape(self, name: str, datum: Datum) -> dict[str, Field]:
        """The named arguments of an operator or stage, none missing and none unknown."""
        fields = self.document(datum, name)
        needed, known = catalogue.shape(name) or (frozenset(), frozenset())
        self.keys(name, fields, known)
        for missing in sorted(needed - set(fields)):
            message = f"{name} needs the field {missing}."
            raise self.text.mistake("missing-argument", message, span_of(datum), missing)
        return fields

    def keys(self, name: str, fields: dict[str, Field], known: frozenset[str]) -> None:
        """Nothing but known fields."""
        for key, entry in fields.items():
            if key not in known:
                guess = nearest(key.removeprefix("$"), known)
                message = f"{name} has no {short(key)}"
                message += f"; did you mean {guess}?" if guess else "."
                raise self.mistake("unknown-option", message, entry, guess)


def span_of(part: Datum | Field) -> Span:
    """Where a value or a field's name stands."""
    return part.start, part.end


def first_key(datum: Datum) -> str:
    """The name of a document's first field, or ""."""
    return next(iter(datum.fields), "") if datum.fields else ""


def _number(datum: Datum) -> float | None:
    """A number's value, whatever its type, or None."""
    return float(str(datum.value)) if datum.is_number else None


def _shown(datum: Datum) -> str:
    return str(datum.value) if datum.is_number else datum.kind
