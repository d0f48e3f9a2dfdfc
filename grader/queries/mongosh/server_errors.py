"""An error that a MongoDB server raised while it ran an answer, in words that teach.

The names and numbers are those of MongoDB's error codes; the texts differ from version to version,
so that a pattern asks for the few words that stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from grader.models import Finding, Place
from grader.queries.mongosh import catalogue
from grader.queries.nearest import nearest
from grader.queries.source import Source

_prefixes = re.compile(r"^(?:[^{}\n]*? :: caused by :: )+")
_name = r"['\"`]?(\$?\w+(?:\.[\w$]+)*)['\"`]?"


def explain_mongo_error(error_type: str, message: str, text: str) -> Finding:
    """The finding for an error: its name or number, its message, and the learner's text.

    The place is given where a name that the server speaks of stands only once in the text.
    """
    first, _, rest = message.partition("\n")
    words = _prefixes.sub("", first).strip()
    evidence: dict[str, object] = {"server": words[:300], "error": error_type}
    reader = _by_type.get(error_type)
    if reader is not None:
        return reader(first, evidence, rest, text)
    for pattern, code, sentence in _patterns:
        match = pattern.search(words)
        if match is not None:
            name = match.group(1) if match.groups() else ""
            place = _place(text, name)
            guess = _meant(name) if code == "unknown-operator" else ""
            return Finding(code, sentence.format(*match.groups()), evidence, place, guess)
    code, sentence = _codes.get(error_type, ("server-error", "The server refuses the command"))
    return Finding(code, f"{sentence}: {words[:300]}", evidence)


def _compiled(pattern: str, code: str, sentence: str) -> tuple[re.Pattern[str], str, str]:
    return re.compile(pattern, re.IGNORECASE), code, sentence


_patterns = [
    _compiled(pattern, code, sentence)
    for pattern, code, sentence in (
        (rf"(?:unrecognized pipeline stage name|unrecognized expression|unknown expression|"
         rf"unknown operator|unknown top level operator|unknown modifier|unknown group operator)"
         rf"[: ]+{_name}", "unknown-operator", "The server knows no {0}."),
        (r"can'?t \$?(?:divide|mod) by zero", "division-by-zero",
         "A division by zero; test the divisor, for example with $cond."),
        (rf"use of undefined variable: {_name}", "unknown-variable",
         "There is no variable $${0}; $let, $map or $lookup's let define one."),
        (r"cannot apply (\$\w+) to a value of non-numeric type",
         "type-mismatch", "{0} changes numbers only, and a document holds something else there."),
        (rf"the field {_name} must be an array but is of type (\w+)",
         "type-mismatch", "{0} is no array in every document: one holds {1}."),
        (r"the argument to (\$\w+) must be an array, but was of type:? (\w+)", "type-mismatch",
         "{0} takes an array, and met {1}; in some document the field is missing, null or a "
         "single value."),
        (r"(\$\w+) only supports (.+?),? not (\w+)", "type-mismatch",
         "{0} takes {1}, and met {2}."),
        (r"can'?t convert from bson type (\w+) to (\w+)", "type-mismatch",
         "A {1} is needed, and a value of the type {0} was met."),
        (rf"cannot create field {_name} in element", "path-conflict",
         "The field {0} cannot be made: what should hold it is no document."),
        (rf"updating the path {_name} would create a conflict", "update-conflict",
         "Two parts of the update change {0}; one field can be changed only once."),
        (rf"would modify the immutable field {_name}", "immutable-field",
         "{0} of a document never changes; insert a new document instead."),
        (rf"no array filter found for identifier {_name}", "array-filter",
         "No element of arrayFilters says what $[{0}] stands for."),
        (r"positional operator did not find the match", "positional-operator",
         "The positional $ needs a condition on the array in the filter."),
        (r"expression (\$\w+) takes (exactly|at least|at most) (\d+) arguments?\.? (\d+) w",
         "argument-count", "{0} takes {1} {2} values, and {3} were given."),
        (r"a group specification must include an _id", "missing-group-key",
         "$group needs an _id: what to group by, or null for one group of all."),
        (rf"the field {_name} must be an accumulator object", "accumulator-missing",
         "{0} in $group needs an accumulator such as {{ $sum: … }} or {{ $first: … }}."),
        (rf"cannot do (?:exclusion on field {_name} in inclusion|inclusion on field {_name} in "
         r"exclusion) projection", "mixed-projection",
         "A projection either names the fields to keep or those to leave out; only _id may mix."),
        (r"regular expression is invalid: (.+)", "bad-regex",
         "The regular expression cannot be read: {0}."),
        (r"failed to parse (?:number|objectid|.*?date.*?) '([^']*)'", "cast",
         "'{0}' cannot be converted; give $convert an onError, or filter such values out."),
        (r"(\$\w+) needs an array", "type-mismatch", "{0} takes a list: {0}: [ … ]."),
        (r"exactly one field", "stage-shape",
         "Each stage is a document with one field, its name; put two stages into two documents."),
        (r"(\$out|\$merge) can only be the (?:final|last) stage", "stage-order",
         "{0} ends a pipeline; no stage may follow it."),
        (r"hint provided does not correspond|does not correspond to an existing index",
         "unknown-index", "The hint names an index that is not there."),
        (r"text index required", "unknown-index",
         "$text needs a text index, and the collection has none."),
        (r"update only works with \$ operators|the update operation document must contain atomic",
         "update-operator-missing",
         "An update says what to do by operators such as {{ $set: {{ … }} }}; a whole new document "
         "is for replaceOne."),
        (r"replacement can ?not include \$ operators", "operator-in-replacement",
         "A replacement is a plain document; operators such as $set are for updateOne."),
        (r"exceeded memory limit", "memory-limit",
         "The answer needs more memory than the server gives one stage; filter or group earlier."),
        (r"has the same name as the requested index|already exists with (?:a )?different",
         "index-conflict", "There already is an index of that name or with those keys."),
    )
]  # fmt: skip

_codes: Mapping[str, tuple[str, str]] = {
    "TypeMismatch": ("type-mismatch", "A value is of the wrong type"),
    "BadValue": ("bad-value", "The server does not take a value"),
    "FailedToParse": ("bad-value", "The server cannot read the command"),
    "IDLFailedToParse": ("bad-value", "The server cannot read the command"),
    "ConversionFailure": ("cast", "A value cannot be converted"),
    "InvalidPipelineOperator": ("unknown-operator", "The server does not know an operator"),
    "IndexOptionsConflict": ("index-conflict", "Another index stands in the way"),
    "IndexKeySpecsConflict": ("index-conflict", "Another index stands in the way"),
    "CannotCreateIndex": ("bad-index", "The server cannot make this index"),
    "InvalidIndexSpecificationOption": ("bad-index", "The server cannot make this index"),
    "NamespaceNotFound": ("unknown-collection", "There is no such collection"),
    "ImmutableField": ("immutable-field", "A field that never changes would be changed"),
    "PathNotViable": ("path-conflict", "The update's path cannot be followed"),
    "ConflictingUpdateOperators": ("update-conflict", "Two parts of the update meet"),
    "Unauthorized": ("not-authorized", "An answer may not do this"),
    "ValueError": ("bad-value", "The command cannot be sent"),
    "TypeError": ("bad-value", "The command cannot be sent"),
    "InvalidDocument": ("bad-value", "The command cannot be sent"),
    "OverflowError": ("bad-value", "The command cannot be sent"),
}

_Reader = Callable[[str, dict[str, object], str, str], Finding]


def _duplicate(words: str, evidence: dict[str, object], *_: str) -> Finding:
    index = re.search(r"index: (\S+)", words)
    key = re.search(r"dup key: (\{.*\})", words)
    name = index.group(1) if index else ""
    if words.lower().startswith("index build"):
        message = f"The index {name} cannot be unique: several documents hold the same."
    elif key is None:
        message = "A document with this key is there already."
    elif name == "_id_":
        message = f"A document with {key.group(1)} is there already; _id is unique."
    else:
        message = f"The unique index {name} holds {key.group(1)} already."
    return Finding("duplicate-key", message, {**evidence, "index": name})


def _refused(_: str, evidence: dict[str, object], rest: str, text: str) -> Finding:
    rules = _rules(rest)
    what = "; ".join(rules[:3])
    message = "The collection's validator refuses the document" + (f": {what}." if what else ".")
    named = re.search(r"^([\w.]+) ", what)
    return Finding(
        "validator-failed", message, {**evidence, "rules": rules},
        _place(text, named.group(1)) if named else None,
    )  # fmt: skip


def _no_plan(words: str, evidence: dict[str, object], *_: str) -> Finding:
    message = f"This exercise is judged by MongoDB's own plan, and this server has none: {words}."
    return Finding("not-offline", message, evidence)


_by_type: Mapping[str, _Reader] = {
    "DuplicateKey": _duplicate,
    "DuplicateKeyError": _duplicate,
    "11000": _duplicate,
    "DocumentValidationFailure": _refused,
    "121": _refused,
    "NoPlan": _no_plan,
}


def _rules(text: str) -> list[str]:
    """What the validator's rules were not satisfied with, read from the server's `details`."""
    try:
        details = json.loads(text) if text else {}
    except ValueError:
        return []
    return _unsatisfied(details, "")


def _unsatisfied(rule: Any, path: str) -> list[str]:
    if not isinstance(rule, dict):
        return []
    found: list[str] = []
    shown = path or "the document"
    extra = _list(rule, "additionalProperties")
    missing = _list(rule, "missingProperties")
    if missing:
        found += [f"{_inside(path, name)} is missing" for name in missing]
    elif extra:
        found.append(f"{shown} may not have {', '.join(map(str, extra))}")
    elif "consideredValue" in rule:
        wanted, value = json.dumps(rule.get("specifiedAs")), json.dumps(rule["consideredValue"])
        found.append(f"{shown} is {value}, where {wanted} is asked for")
    for part in _list(rule, "schemaRulesNotSatisfied") + _list(rule, "details"):
        found += _unsatisfied(part, path)
    for part in _list(rule, "propertiesNotSatisfied"):
        inner = _inside(path, part.get("propertyName"))
        for detail in _list(part, "details"):
            found += _unsatisfied(detail, inner)
    return found


def _inside(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _list(body: Mapping[str, Any], name: str) -> list[Any]:
    value = body.get(name)
    return value if isinstance(value, list) else []


def _place(text: str, name: str | None) -> Place | None:
    """Where a name stands in the text, if it stands there only once."""
    if not name:
        return None
    spans = [match.start() for match in re.finditer(rf"(?<![\w$]){re.escape(name)}(?!\w)", text)]
    return Source(text).place(spans[0], len(name)) if len(spans) == 1 else None


def _meant(name: str) -> str:
    known = {item for group in catalogue.GROUPS for item in catalogue.names(group)}
    return nearest(name, known)
