"""What an answer may not say: JavaScript that would have to run, and names nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from grader.queries.mongosh.constructors import CONSTRUCTORS
from grader.queries.mongosh.methods import FINISHES, MODIFIERS
from grader.queries.mongosh.text import Text, short
from grader.queries.nearest import nearest
from grader.queries.stop import Stop

if TYPE_CHECKING:
    from tree_sitter import Node

_NOT_RUN = "An answer is read as data and no JavaScript is run"

_nodes = {
    "arrow_function": "a function",
    "function_expression": "a function",
    "generator_function": "a function",
    "method_definition": "a function",
    "function_declaration": "a function",
    "generator_function_declaration": "a function",
    "class": "a class",
    "class_declaration": "a class",
    "ternary_expression": "a choice with ? :",
    "if_statement": "an if",
    "switch_statement": "a switch",
    "for_statement": "a loop",
    "for_in_statement": "a loop",
    "while_statement": "a loop",
    "do_statement": "a loop",
    "try_statement": "a try",
    "throw_statement": "a throw",
    "return_statement": "a return",
    "import_statement": "an import",
    "import": "an import",
    "export_statement": "an export",
    "await_expression": "an await",
    "yield_expression": "a yield",
    "assignment_expression": "an assignment",
    "augmented_assignment_expression": "an assignment",
    "update_expression": "an assignment",
    "sequence_expression": "a list with commas",
    "labeled_statement": "a label",
    "with_statement": "a with",
    "debugger_statement": "a debugger",
    "this": "this",
    "super": "super",
}

_global_names = """
require process load eval Function fetch print printjson console sleep quit exit cat ls cd pwd
setTimeout setInterval setImmediate globalThis global module exports Object Array String Number
Boolean Math JSON Promise Reflect Proxy Symbol Buffer Mongo connect passwordPrompt rs sh config db
EJSON Error WebAssembly import Intl Map Set Code DBRef tojson hostname version help assert
enableTelemetry disableTelemetry parseInt parseFloat structuredClone show it isInteractive
"""
_globals = frozenset(_global_names.split())

_python = {"None": "null", "True": "true", "False": "false", "nil": "null", "NULL": "null"}
_similar = {
    "ObjectID": "ObjectId",
    "Objectid": "ObjectId",
    "objectId": "ObjectId",
    "Decimal": "NumberDecimal",
    "NumberDouble": "Double",
    "datetime": "ISODate",
    "date": "ISODate",
    "DateTime": "ISODate",
    "NumberInteger": "NumberInt",
    "re.compile": "RegExp",
    "Regex": "RegExp",
    "Binary": "BinData",
    "Int64": "NumberLong",
}


def statement_refused(text: Text, node: Node) -> Stop:
    """The finding for a statement that is none of the few that are read."""
    return expression_refused(text, node)


def expression_refused(text: Text, node: Node) -> Stop:
    """The finding for an expression that is no constant."""
    what = _nodes.get(node.type, f"`{short(text.of(node))}`")
    place = text.span(node)
    if node.type in ("assignment_expression", "augmented_assignment_expression"):
        message = f"{_NOT_RUN}, so {what} is not read; declare a constant with const."
        return text.refused("javascript", message, place)
    root = _root(node)
    if text.of(root) == "db" and node.type != "identifier":
        message = "One command's result cannot go into another here; ask for it in one command."
        return text.refused("javascript", message, place)
    if root.type == "identifier" and text.of(root) in _globals:
        return global_refused(text, root)
    return text.refused("javascript", f"{_NOT_RUN}, so {what} is not read.", place)


def global_refused(text: Text, node: Node) -> Stop:
    """The finding for `require`, `process`, `print` and their like."""
    name = text.of(node)
    if name in ("print", "printjson", "console", "tojson", "EJSON"):
        message = f"Leave `{name}` out: what the last command returns is the answer."
    else:
        message = f"{_NOT_RUN}, so `{name}` is not available."
    return text.refused("javascript", message, node)


def call_refused(text: Text, node: Node, called: Node) -> Stop:
    """The finding for a call in a value that makes no BSON value."""
    name = text.of(called)
    if name == "Date":
        message = "Date(…) without new is text in JavaScript; write new Date(…) or ISODate(…)."
        return text.mistake("unknown-function", message, called, "new Date")
    if name in ("Date.now", "Math.random"):
        message = f"{name}() gives another value at each run; write the value."
        return text.refused("not-deterministic", message, node)
    known = [item for item in CONSTRUCTORS if "." not in item and item != "BigInt"]
    guess = _similar.get(name) or ("" if name in _globals else nearest(name, known, 0.7))
    if guess:
        message = f"{short(name)} is not defined; did you mean {guess}?"
        return text.mistake("unknown-function", message, called, guess)
    method = called.child_by_field_name("property")
    owner = called.child_by_field_name("object")
    if method is not None and owner is not None and owner.type in ("object", "array"):
        word = text.of(method)
        if word in MODIFIERS or word in FINISHES:
            message = f"Close the parenthesis first: .{word}(…) follows find(…), not what is in it."
            return text.mistake("misplaced-method", message, method)
    root = _root(called)
    if text.of(root) in _globals or called.type != "identifier":
        return expression_refused(text, node)
    return text.refused("javascript", f"{_NOT_RUN}, so `{short(name)}(…)` is not read.", called)


def unknown_name(text: Text, node: Node, variables: Iterable[str]) -> Stop:
    """The finding for a bare word that stands where a value should."""
    name = text.of(node)
    if name in _python:
        guess = _python[name]
        message = f"JavaScript writes {guess}, not {name}."
    elif name in _globals:
        return expression_refused(text, node) if name == "db" else global_refused(text, node)
    elif name.startswith("$"):
        guess = f'"{name}"'
        message = f"{short(name)} needs quotes: {short(guess)}."
    elif guess := nearest(name, [*variables, "null", "true", "false"], 0.7):
        message = f"{short(name)} is not defined; did you mean {guess}?"
    else:
        guess = f'"{name}"' if len(name) < 40 else ""
        message = f"{short(name)} is not defined; text needs quotes."
    return text.mistake("unknown-name", message, node, guess)


def _root(node: Node) -> Node:
    """What a chain of calls and members begins with."""
    while True:
        below = node.child_by_field_name("object") or node.child_by_field_name("function")
        if below is None or node.type not in (
            "member_expression",
            "subscript_expression",
            "call_expression",
        ):
            return node
        node = below
