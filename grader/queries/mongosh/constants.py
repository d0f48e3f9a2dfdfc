"""Constant expressions: from tree-sitter's nodes to data. Nothing is ever run."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from grader.queries.mongosh import arithmetic
from grader.queries.mongosh.constructors import CONSTRUCTORS, construct
from grader.queries.mongosh.datum import MAX_DEPTH, MAX_SIZE, Datum, Field, array, document, leaf
from grader.queries.mongosh.javascript import call_refused, expression_refused, unknown_name
from grader.queries.mongosh.text import Text, short

if TYPE_CHECKING:
    from tree_sitter import Node

_MAX_NESTING = 200
_MOST_WORK = 400_000
_escape = re.compile(r"\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|\n|([\s\S]))")
_letters = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_named: dict[str, Any] = {"NaN": math.nan, "Infinity": math.inf}


class Constants:
    """Reads expressions; `variables` are the constants declared so far."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.variables: dict[str, Datum] = {}
        self.repeated: list[Field] = []
        self._nesting = 0
        self._work = 0

    def read(self, node: Node) -> Datum:
        """The value of an expression."""
        self._nesting += 1
        if self._nesting > _MAX_NESTING:
            raise self.text.refused("too-deep", "This is nested too deeply to be read.", node)
        reader = getattr(self, f"_{node.type}", None)
        datum: Datum = reader(node) if reader else self._other(node)
        self._nesting -= 1
        self._work += len(datum.value) if isinstance(datum.value, (str, list, dict)) else 1
        if datum.size > MAX_SIZE or self._work > _MOST_WORK:
            raise self.text.refused("too-long", "This value is too large.", node)
        if datum.depth > MAX_DEPTH:
            message = f"This is nested more than {MAX_DEPTH} levels deep; MongoDB stops at 100."
            raise self.text.refused("too-deep", message, node)
        return datum

    def arguments(self, node: Node) -> tuple[Datum, ...]:
        """The values in a call's parentheses."""
        return tuple(self._elements(node))

    def _elements(self, node: Node) -> Iterator[Datum]:
        for child in self._parts(node):
            if child.type == "spread_element":
                yield from self._spread_items(child)
            else:
                yield self.read(child)

    def _parts(self, node: Node) -> Iterator[Node]:
        """What stands between commas; tree-sitter itself takes two of them in a row."""
        filled = False
        for child in node.children:
            if child.type == "," and not filled:
                message = "There is nothing before this comma; leave it out."
                raise self.text.mistake("extra-comma", message, child)
            if child.type == ",":
                filled = False
            elif child.is_named and child.type not in ("comment", "html_comment"):
                yield child
                filled = True

    def _spread_items(self, node: Node) -> tuple[Datum, ...]:
        found = self.read(inner(node))
        if found.items is None:
            message = f"Only an array can be spread here; this is {found.kind}."
            raise self.text.mistake("wrong-value", message, node)
        return found.items

    def _array(self, node: Node) -> Datum:
        return array(tuple(self._elements(node)), *self.text.span(node))

    def _object(self, node: Node) -> Datum:
        fields: dict[str, Field] = {}
        own: set[str] = set()
        for child in self._parts(node):
            if child.type == "spread_element":
                found = self.read(inner(child))
                if found.fields is None and found.value is not None:
                    message = f"Only a document can be spread here; this is {found.kind}."
                    raise self.text.mistake("wrong-value", message, child)
                fields.update(found.fields or {})
                continue
            entry = self._entry(child)
            if entry.name in own:
                self.repeated.append(entry)
            own.add(entry.name)
            fields[entry.name] = entry
        return document(fields, *self.text.span(node))

    def _entry(self, node: Node) -> Field:
        if node.type == "shorthand_property_identifier":
            key, name, datum = node, self.text.of(node), self._identifier(node)
        elif node.type == "pair":
            key, value = part(node, "key"), part(node, "value")
            name, datum = self._key(key), self.read(value)
        else:
            raise expression_refused(self.text, node)
        if name == "__proto__" and key.type != "computed_property_name":
            message = "`__proto__` is no field name in JavaScript; it would change the object."
            raise self.text.refused("javascript", message, key)
        if "\0" in name:
            raise self.text.mistake("wrong-value", "A field name holds no zero character.", key)
        return Field(name, *self.text.span(key), datum)

    def _key(self, node: Node) -> str:
        if node.type == "property_identifier":
            return unescape(self.text.of(node))
        found = self.read(inner(node) if node.type == "computed_property_name" else node)
        if isinstance(found.value, str):
            return found.value
        if arithmetic.is_number(found.value):
            return arithmetic.number_text(float(found.value))
        raise self.text.mistake("wrong-value", "A field name must be a string.", node)

    def _pair(self, node: Node) -> Datum:
        raise expression_refused(self.text, node)

    def _string(self, node: Node) -> Datum:
        return leaf(unescape(self.text.of(node)[1:-1]), *self.text.span(node))

    def _template_string(self, node: Node) -> Datum:
        if any(child.type == "template_substitution" for child in node.children):
            message = "A template string with `${…}` is not read; join constants with +."
            raise self.text.refused("javascript", message, node)
        return self._string(node)

    def _number(self, node: Node) -> Datum:
        text = self.text.of(node)
        span = self.text.span(node)
        if text.endswith("n"):
            return construct(self.text, "BigInt", (leaf(text[:-1], *span),), span)
        number = arithmetic.read_number(text)
        if number is None:
            raise self.text.mistake(
                "syntax", f"`{short(text)}` is no number; a date or a text needs quotes.", node
            )
        return leaf(arithmetic.from_number(number), *span)

    def _true(self, node: Node) -> Datum:
        return leaf(True, *self.text.span(node))

    def _false(self, node: Node) -> Datum:
        return leaf(False, *self.text.span(node))

    def _null(self, node: Node) -> Datum:
        return leaf(None, *self.text.span(node))

    def _undefined(self, node: Node) -> Datum:
        message = "`undefined` is no value that MongoDB stores; write null or leave the field out."
        raise self.text.refused("undefined", message, node)

    def _regex(self, node: Node) -> Datum:
        pattern, flags = part(node, "pattern"), node.child_by_field_name("flags")
        span = self.text.span(node)
        parts = tuple(leaf(self.text.of(item), *span) for item in (pattern, flags) if item)
        return construct(self.text, "RegExp", parts, span)

    def _parenthesized_expression(self, node: Node) -> Datum:
        return self.read(inner(node))

    def _unary_expression(self, node: Node) -> Datum:
        sign, operand = part(node, "operator"), part(node, "argument")
        if sign.type not in "+-":
            raise expression_refused(self.text, node)
        found = self.read(operand)
        span = self.text.span(node)
        if sign.type == "-" and type(found.value).__name__ == "Int64":
            return construct(self.text, "BigInt", (leaf(str(-found.value), *span),), span)
        if not arithmetic.is_number(found.value):
            raise self.text.mistake("wrong-value", f"`{sign.type}` needs a number behind it.", node)
        number = float(found.value)
        return leaf(arithmetic.from_number(-number if sign.type == "-" else number), *span)

    def _binary_expression(self, node: Node) -> Datum:
        sign = part(node, "operator")
        if sign.type not in ("+", "-", "*", "/", "%", "**"):
            raise expression_refused(self.text, node)
        left, right = self.read(part(node, "left")), self.read(part(node, "right"))
        value = arithmetic.combine(sign.type, left.value, right.value)
        if value is NotImplemented:
            message = f"`{sign.type}` cannot be worked out for {left.kind} and {right.kind} here."
            raise self.text.mistake("wrong-value", message, node)
        return leaf(value, *self.text.span(node))

    def _identifier(self, node: Node) -> Datum:
        name = self.text.of(node)
        if name in self.variables:
            return self.variables[name]
        if name in _named:
            return leaf(_named[name], *self.text.span(node))
        if name in ("MinKey", "MaxKey"):
            return construct(self.text, name, (), self.text.span(node))
        if name == "undefined":
            return self._undefined(node)
        raise unknown_name(self.text, node, self.variables)

    def _member_expression(self, node: Node) -> Datum:
        return self._part(node, part(node, "object"), self.text.of(part(node, "property")))

    def _subscript_expression(self, node: Node) -> Datum:
        owner, index = part(node, "object"), part(node, "index")
        if owner.type == "identifier" and self.text.of(owner) not in self.variables:
            raise expression_refused(self.text, node)
        return self._part(node, owner, self.read(index).value)

    def _part(self, node: Node, owner: Node, key: Any) -> Datum:
        """`base.field` and `stages[0]` of a constant."""
        root = owner
        while root.type in ("member_expression", "subscript_expression"):
            root = part(root, "object")
        if root.type != "identifier" or self.text.of(root) not in self.variables:
            raise expression_refused(self.text, node)
        whole = self.read(owner)
        entry = whole.field(key) if isinstance(key, str) else None
        if entry is not None:
            return entry.datum
        if whole.items is not None and type(key) is int and 0 <= key < len(whole.items):
            return whole.items[key]
        message = f"`{short(self.text.of(node))}` is no part of this constant."
        raise self.text.mistake("unknown-name", message, node)

    def _new_expression(self, node: Node) -> Datum:
        return self._construct(node, node.child_by_field_name("constructor"), "new ")

    def _call_expression(self, node: Node) -> Datum:
        return self._construct(node, node.child_by_field_name("function"), "")

    def _construct(self, node: Node, called: Node | None, new: str) -> Datum:
        given = node.child_by_field_name("arguments")
        name = self.text.of(called) if called is not None else ""
        if called is None or (given is not None and given.type != "arguments"):
            raise expression_refused(self.text, node)
        if name not in CONSTRUCTORS or (name == "Date" and not new):
            raise call_refused(self.text, node, called)
        values = self.arguments(given) if given is not None else ()
        return construct(self.text, name, values, self.text.span(node))

    def _other(self, node: Node) -> Datum:
        raise expression_refused(self.text, node)


def named(node: Node) -> list[Node]:
    """A node's parts without punctuation and comments."""
    return [child for child in node.named_children if child.type not in ("comment", "html_comment")]


def inner(node: Node) -> Node:
    """The one part of a node such as a pair of parentheses."""
    return named(node)[0]


def part(node: Node, name: str) -> Node:
    """A part of a node that the grammar says is there."""
    found = node.child_by_field_name(name)
    assert found is not None, f"{node.type} has its {name}"
    return found


def unescape(text: str) -> str:
    """The characters that a string literal's inside stands for."""
    if "\\" not in text:
        return text
    text = _escape.sub(_character, text)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined if text != joined else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else "�"
    return _letters.get(found[4], found[4]) if found[4] else ""
