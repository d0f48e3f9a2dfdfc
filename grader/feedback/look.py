"""Where to look, in words: the clause, stage or argument at fault, and what kind of thing is off.

The words never say what belongs there.
"""

from __future__ import annotations

from collections.abc import Mapping

_CLAUSES: Mapping[str, str] = {
    "with": "WITH", "from": "FROM and its joins", "where": "WHERE", "group-by": "GROUP BY",
    "having": "HAVING", "select": "SELECT", "order-by": "ORDER BY", "limit": "LIMIT", "set": "SET",
    "set-operation": "the set operation", "values": "VALUES", "on-conflict": "ON CONFLICT",
}  # fmt: skip
_ARGUMENTS: Mapping[str, str] = {
    "filter": "the filter", "projection": "the projection", "sort": "the sort", "skip": "the skip",
    "limit": "the limit", "update": "the update", "replacement": "the replacement",
    "key": "the field that is named", "keys": "the keys of the index",
    "document": "the document", "documents": "the documents", "operations": "the operations",
    "pipeline": "the pipeline",
}  # fmt: skip

_KINDS: Mapping[str, str] = {
    "missing": "Your answer does without {name}, and needs it.",
    "extra": "Your answer does not need {name}.",
    "condition-missing": "In {name} one condition is missing.",
    "condition-extra": "In {name} one condition is too many.",
    "condition-operator": "In {name} one condition compares with the wrong operator.",
    "condition-value": "In {name} one condition compares with the wrong value.",
    "condition-column": "In {name} one condition is about the wrong column.",
    "condition-path": "In {name} one condition reads the wrong field.",
    "condition-short": "In {name} one condition lacks an operator.",
    "condition-long": "In {name} one condition has an operator too many.",
    "condition-differs": "In {name} one condition differs from what is needed.",
    "condition-name": "In {name} one condition is about the wrong field.",
    "join-missing": "In {name} one join is missing.",
    "join-extra": "In {name} one join is too many.",
    "join-kind": "In {name} one join is of the wrong kind: think of the rows without a partner.",
    "join-differs": "In {name} one join differs from what is needed.",
    "key-missing": "In {name} one key is missing.",
    "key-extra": "In {name} one key is too many.",
    "key-direction": "In {name} one key goes the wrong way.",
    "key-order": "In {name} the keys stand in the wrong order.",
    "key-name": "In {name} one key is the wrong one.",
    "key-differs": "In {name} one key differs from what is needed.",
    "item-missing": "In {name} one item is missing.",
    "item-extra": "In {name} one item is too many.",
    "item-name": "In {name} one item has the wrong name.",
    "item-order": "In {name} the items stand in the wrong order.",
    "item-value": "In {name} one item computes with the wrong value.",
    "item-column": "In {name} one item reads the wrong column.",
    "item-window": "In {name} one item looks at the wrong window: see what stands behind OVER.",
    "item-function": "In {name} one item calls the wrong function.",
    "item-short": "In {name} one item lacks a function, a cast or a CASE.",
    "item-long": "In {name} one item has a function, a cast or a CASE too many.",
    "item-differs": "In {name} one item computes something else than what is asked.",
    "distinct-missing": "{Name} lets duplicates through.",
    "distinct-extra": "{Name} takes duplicates away that count.",
    "number": "In {name} the number is wrong.",
    "field-missing": "In {name} one field or operator is missing.",
    "field-extra": "In {name} one field or operator is too many.",
    "field-operator": "In {name} one operator is the wrong one.",
    "field-value": "In {name} one value is wrong.",
    "field-path": "In {name} one path reads the wrong field.",
    "field-short": "In {name} one field lacks an operator.",
    "field-long": "In {name} one field has an operator too many.",
    "field-name": "In {name} one field has the wrong name.",
    "field-differs": "In {name} one field computes something else than what is asked.",
    "stage-missing": "A stage is missing: {name}.",
    "stage-extra": "Your answer does not need {name}.",
    "stage-differs": "Another stage belongs in the place of {name}.",
    "moved": "{Name} does the right thing at the wrong place.",
    "method": "{Name} is not the one that is needed.",
    "several": "{Name} takes more than one change.",
}  # fmt: skip


def clause_name(clause: str) -> str:
    """What a learner calls a clause of SQL."""
    return _CLAUSES[clause]


def argument_name(name: str, *, method: bool) -> str:
    """What a learner calls an argument, option or call of a command, or with `method` its name."""
    if method:
        return f"the method {name}"
    return _ARGUMENTS.get(name, f"the option {name}")


def stage_name(stage: str, argument: str, number: int, near: str, side: str) -> str:
    """What a learner calls a stage: the one of that number, counted from 1, or one that is missing
    `before` or `behind` it, where a stage called `near` stands.
    """
    inside = "" if argument == "pipeline" else f" of the {argument}"
    if not side:
        return f"stage {number}{inside}, {stage}"
    return f"{stage} {side} stage {number}{inside}, {near}"


def where(name: str, *, alone: bool) -> str:
    """The sentence that says where; `alone` where nothing else is at fault."""
    because = "nothing else keeps" if alone else "it is the first that keeps"
    return f"Look at {name}: {because} your answer from being right."


def what_kind(name: str, kind: str) -> str:
    """The sentence that says what kind of thing is off there."""
    text = _KINDS.get(kind, "{Name} differs from what the question asks for.")
    if ", " in name:  # a stage's number and its name
        name += ","
    text = text.format(name=name, Name=name[:1].upper() + name[1:])
    return text.replace(",.", ".")
