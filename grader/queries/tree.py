"""Small readers for the syntax tree that PostgreSQL's own parser gives.

A node is a dict with one key, its kind, whose value is a dict of fields; lists hold nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]


def kind_of(node: Node) -> tuple[str, Node]:
    """The node's kind and fields; ("", {}) for an empty node."""
    for kind, body in node.items():
        return kind, body if isinstance(body, dict) else {}
    return "", {}


def strings(items: list[Node] | None) -> list[str]:
    """The texts of a list of String nodes; other nodes (a star) give ""."""
    return [item.get("String", {}).get("sval", "") for item in items or []]


def nodes(value: Any) -> Iterator[tuple[str, Node]]:
    """Every (kind, fields) below a value, in the order of the tree."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            for key, body in item.items():
                if isinstance(body, dict) and key[:1].isupper():
                    yield key, body
            stack.extend(reversed([body for body in item.values() if not isinstance(body, str)]))


def children(body: Node) -> Iterator[Node]:
    """The nodes directly below a node's fields."""
    for value in body.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield item


def location(body: Node) -> int:
    """The byte offset of a node; PostgreSQL leaves out 0."""
    return int(body.get("location", 0))


def constant(node: Node) -> str | int | None:
    """The value of a constant string or integer, else None."""
    body = node.get("A_Const")
    if body is None:
        return None
    if "sval" in body:
        return str(body["sval"].get("sval", ""))
    if "ival" in body:
        return int(body["ival"].get("ival", 0))
    return None
