"""What must hold of a MongoDB exercise before anything runs: its expected results, its prompt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from grader.models import Documents, Exercise, Form, Kind, Outcome

_ANY_ORDER = re.compile(r"\bany order\b", re.IGNORECASE)
_ORDER = re.compile(r"\b(order|ordered|sort|sorted|first|latest|newest)\b", re.IGNORECASE)


def document_shape_problems(exercise: Exercise) -> Iterator[str]:
    """What is wrong with the expected results of the seed data and of the traps."""
    shipped = exercise.expected
    if exercise.kind is Kind.QUERY and shipped.documents is None:
        yield "expected.json: no documents; `dojo author record` writes them"
    if shipped.documents is not None and _says_nothing(shipped.documents):
        yield "expected.json: no documents, so an answer that finds nothing would pass"
    if exercise.planned and shipped.plan is None:
        yield "expected.json: no plan, though there is a planned.mongodb.js"
    yield from _policy_problems(exercise)
    cases = [("expected.json", shipped)]
    cases += [(f"traps/{trap.name}.json", trap.expected) for trap in exercise.traps]
    for name, outcome in cases:
        if set(outcome.collections) != set(exercise.state_relations):
            yield f"{name}: the collections kept are not those of `state.relations`"
        if _form(outcome) != _form(shipped):
            yield (
                f"{name}: it holds {_form(outcome) or 'no documents'}, "
                f"expected.json {_form(shipped) or 'none'}"
            )
        if outcome.documents is not None and len(outcome.documents.items) > exercise.limits.rows:
            yield f"{name}: more documents than `limits.rows` lets an answer return"
    for trap in exercise.traps:
        if trap.tables:
            yield f"traps/{trap.name}.json: it has tables; a MongoDB trap has `collections`"


def document_prompt_problems(exercise: Exercise) -> Iterator[str]:
    """Each thing the prompt leaves unsaid, as a sentence."""
    prompt, policy, shown = exercise.prompt, exercise.policy, exercise.expected.documents
    fields = _output_fields(exercise)
    for field in fields:
        if not _names(prompt, field):
            yield f"prompt.md does not name the output field {field}"
    if policy.order_by:
        loose = not policy.unordered and _ANY_ORDER.search(_without_table(prompt))
        if loose or not _ORDER.search(prompt):
            yield "prompt.md does not state the order of the documents, which counts here"
        for key in policy.order_by:
            if not _names(prompt, key.column) and not _names(prompt, key.column.split(".")[-1]):
                yield f"prompt.md does not name the sort key {key.column}"
    elif (
        exercise.kind is Kind.QUERY
        and shown is not None
        and shown.form in (Form.DOCUMENTS, Form.VALUES)
        and not _ANY_ORDER.search(prompt)
    ):
        yield 'prompt.md does not say "in any order", though the order does not count'
    for path, places in policy.round.items():
        if not re.search(rf"\bround(ed)?\b[^.|]*\b{places}\b", prompt, re.IGNORECASE):
            yield f"prompt.md does not say that {path} is rounded to {places} decimals"
    if policy.id is not None and not _names(prompt, "_id"):
        yield "prompt.md does not say what becomes of _id, though `compare.id` is set"


def has_path(value: Any, parts: list[str]) -> bool:
    """Whether a dotted path leads anywhere; elements of arrays are looked into, as queries do."""
    if not parts:
        return True
    if isinstance(value, list):
        if parts[0].isdigit() and int(parts[0]) < len(value):
            return has_path(value[int(parts[0])], parts[1:])
        return any(has_path(item, parts) for item in value)
    return isinstance(value, Mapping) and parts[0] in value and has_path(value[parts[0]], parts[1:])


def _policy_problems(exercise: Exercise) -> Iterator[str]:
    """Paths of the policy that stand in no expected document, of the seed data or of a trap."""
    policy = exercise.policy
    items = [
        item
        for outcome in (exercise.expected, *(trap.expected for trap in exercise.traps))
        for documents in (outcome.documents, *outcome.collections.values())
        if documents is not None
        for item in documents.items
    ]
    named = {
        "order_by": [key.column for key in policy.order_by],
        "round": list(policy.round),
        "unordered": list(policy.unordered),
    }
    for key, paths in named.items():
        for path in paths:
            if not any(has_path(item, path.split(".")) for item in items):
                yield f"exercise.toml: `compare.{key}` names {path}, which no expected document has"


def _says_nothing(documents: Documents) -> bool:
    """Whether an answer that finds nothing would give the same."""
    return not documents.items or (documents.form is Form.DOCUMENT and documents.items[0] is None)


def _form(outcome: Outcome) -> str:
    return str(outcome.documents.form) if outcome.documents is not None else ""


def _output_fields(exercise: Exercise) -> Iterable[str]:
    """The top-level fields of what is returned; `_id` only where it counts."""
    shown = exercise.expected.documents
    if shown is None or shown.form not in (Form.DOCUMENTS, Form.DOCUMENT):
        return ()
    names = dict.fromkeys(
        name for item in shown.items if isinstance(item, Mapping) for name in item
    )
    return [name for name in names if name != "_id" or exercise.policy.id]


def _names(prompt: str, word: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", prompt) is not None


def _without_table(prompt: str) -> str:
    """The prompt without its table, where the elements of an array may be said to have no order."""
    return "\n".join(line for line in prompt.splitlines() if not line.startswith("|"))
