"""The links of `db.orders.find(…).sort(…)`, and the findings for links that do not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.methods import FINISHES, METHODS, MODIFIERS, OLD_NAMES, Method
from grader.queries.mongosh.text import Text, short
from grader.queries.nearest import nearest
from grader.queries.stop import Stop

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: `.name`, `["name"]`, or the call behind it."""

    node: Node
    name: str = ""
    call: Node | None = None


def links(node: Node) -> tuple[Node, list[Node]]:
    """What a chain begins with, and its links from there on."""
    found: list[Node] = []
    while node.type in ("call_expression", "member_expression", "subscript_expression"):
        found.append(node)
        below = node.child_by_field_name("object") or node.child_by_field_name("function")
        if below is None:
            break
        node = below
    return node, found[::-1]


def no_collection(text: Text, node: Node, rest: list[Step]) -> Stop:
    """The finding for a command that names no collection."""
    if not rest:
        message = "db alone is no command; name a collection, such as db.orders.find()."
        return text.mistake("missing-collection", message, node)
    step = rest[0]
    if step.name in METHODS:
        message = f"Name the collection: db.orders.{step.name}(…), not db.{step.name}(…)."
        return text.mistake("missing-collection", message, step.node)
    if step.name in ("getSiblingDB", "getSisterDB"):
        message = "An answer stays in its own database; leave getSiblingDB out."
        return text.refused("other-database", message, step.node)
    if step.name in catalogue.names("database methods"):
        message = f"db.{step.name} is not available to an answer."
        return text.refused("method-not-allowed", message, step.node)
    guess = nearest(step.name, ["getCollection", *METHODS], 0.8)
    if guess:
        message = f"db.{short(step.name)} is not a function; did you mean {guess}?"
        return text.mistake("unknown-method", message, step.node, guess)
    message = f"db.{short(step.name)} is a collection and no function; use its find method."
    return text.mistake("missing-method", message, step.node, f"db.{step.name}.find")


def unknown_method(text: Text, step: Step, collection: str) -> Stop:
    """The finding for a name that is no method of a collection."""
    name = step.name
    if name in OLD_NAMES:
        message = f"{name} belongs to the old shell; use {OLD_NAMES[name]}."
        return text.mistake("unknown-method", message, step.node, OLD_NAMES[name])
    if name in MODIFIERS or name in FINISHES:
        message = f"{name} follows find(…): db.{short(collection)}.find(…).{name}(…)."
        return text.mistake("misplaced-method", message, step.node, "find")
    if name in catalogue.names("collection methods"):
        message = f"{name} is not available to an answer."
        return text.refused("method-not-allowed", message, step.node)
    guess = nearest(name, METHODS)
    message = f"{short(name)} is not a method of a collection"
    message += f"; did you mean {guess}?" if guess else "."
    return text.mistake("unknown-method", message, step.node, guess)


def unknown_modifier(text: Text, method: Method, step: Step, known: frozenset[str] | None) -> Stop:
    """The finding for something behind a command that cannot follow it."""
    name = step.name
    if name in ("forEach", "map", "next", "hasNext", "tryNext", "close", "filter", "reduce"):
        message = f"{name} would have to run; what the command itself returns is the answer."
        return text.refused("javascript", message, step.node)
    if known is None:
        message = f"Nothing can follow {method.name}(…)."
        return text.mistake("misplaced-method", message, step.node)
    if method.name == "aggregate" and name in MODIFIERS:
        message = f"{name} does not follow aggregate(…); add a stage {{ ${name}: … }} instead."
        guess = f"${name}" if f"${name}" in catalogue.names("stages") else "$project"
        return text.mistake("misplaced-method", message, step.node, guess)
    guess = nearest(name, [*known, *FINISHES, "explain"])
    if not guess and name in catalogue.names("cursor methods"):
        message = f"{name} is not available to an answer."
        return text.refused("method-not-allowed", message, step.node)
    message = f"{short(name)} cannot follow {method.name}(…)"
    message += f"; did you mean {guess}?" if guess else "."
    return text.mistake("unknown-method", message, step.node, guess)
