"""From the text of an answer to its commands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from grader.models import Finding
from grader.queries.mongosh import slips
from grader.queries.mongosh.commands import Commands
from grader.queries.mongosh.constants import Constants, inner, named
from grader.queries.mongosh.javascript import expression_refused
from grader.queries.mongosh.script import Command, Script
from grader.queries.mongosh.text import Span, Text, short
from grader.queries.mongosh.tokens import Token, tokens
from grader.queries.source import control_character
from grader.queries.stop import Stop, mistake, refused

if TYPE_CHECKING:
    from tree_sitter import Language, Node

MAX_CHARACTERS = 20_000
"""The longest answer that is read."""

_MAX_BRACKETS = 100
_MOST_COMMANDS = 200
_MOST_STEPS = 2_000
"""Reports of progress from the parser; an answer of the greatest length takes up to 1,400."""


def read(text: str) -> Script:
    """The commands of an answer; raises `Stop` with what there is to say about any other text."""
    if len(text) > MAX_CHARACTERS:
        message = f"The answer has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read."
        raise refused("too-long", message)
    at = control_character(text)
    if at is not None:
        line = text.count("\n", 0, at) + 1
        message = f"Line {line} holds the control character U+{ord(text[at]):04X}."
        raise refused("not-text", message, line=line)
    whole = Text(text)
    all_tokens = tokens(text)
    if not all_tokens:
        raise _empty()
    _check_depth(whole, all_tokens)
    slips.check_first(whole, all_tokens)
    uses = slips.use_lines(whole, all_tokens)
    blanked = list(text)
    for _, (start, end) in uses:
        blanked[start:end] = " " * (end - start)
    joined = "".join(blanked)
    root = _tree(joined)
    if root is None or root.has_error:
        kept = all_tokens if not uses else tokens(joined)
        raise slips.diagnose(whole, kept, root)
    return _Statements(whole, uses).read(root)


class _Statements:
    """Reads the statements one by one."""

    def __init__(self, text: Text, uses: list[tuple[str, Span]]) -> None:
        self.text = text
        self.uses = uses
        self.constants = Constants(text)
        self.commands = Commands(text, self.constants)
        self.found: list[Command] = []
        self.database: str | None = None

    def read(self, root: Node) -> Script:
        for node in named(root):
            start, _ = self.text.span(node)
            while self.uses and self.uses[0][1][0] < start:
                self.database = self.uses.pop(0)[0]
            self._statement(node)
        if not self.found:
            raise _empty()
        notes = (*self._repeated(), *self.commands.notes)
        return Script(self.text.text, tuple(self.found), notes)

    def _statement(self, node: Node) -> None:
        if node.type == "expression_statement":
            self._expression(inner(node))
        elif node.type in ("lexical_declaration", "variable_declaration"):
            for part in named(node):
                self._declare(part)
        elif node.type == "statement_block":
            message = "A command begins with db, such as db.orders.find({ … }); this is a block."
            raise self.text.mistake("no-command", message, node)
        elif node.type != "empty_statement":
            raise expression_refused(self.text, node)

    def _expression(self, node: Node) -> None:
        while node.type == "parenthesized_expression":
            node = inner(node)
        if node.type == "string" and self.text.of(node)[1:-1] == "use strict":
            return
        if self._is_use(node):
            self._use(node)
            return
        if len(self.found) == _MOST_COMMANDS:
            message = f"The answer has more than {_MOST_COMMANDS} commands."
            raise self.text.refused("several-statements", message, node)
        self.found.append(self.commands.read(node, self.database))

    def _is_use(self, node: Node) -> bool:
        called = node.child_by_field_name("function")
        return called is not None and called.type == "identifier" and self.text.of(called) == "use"

    def _use(self, node: Node) -> None:
        given = node.child_by_field_name("arguments")
        values = self.constants.arguments(given) if given is not None else ()
        if len(values) != 1 or not isinstance(values[0].value, str):
            message = 'use takes a database\'s name in quotes: use("shop").'
            raise self.text.mistake("wrong-argument", message, node)
        self.database = values[0].value

    def _declare(self, node: Node) -> None:
        name_node, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name_node is None or name_node.type != "identifier":
            raise expression_refused(self.text, name_node or node)
        name = self.text.of(name_node)
        if name == "db" or name in self.constants.variables or name in self.commands.handles:
            message = f"{short(name)} is already there; choose another name."
            raise self.text.mistake("declared-twice", message, name_node)
        if value is None:
            message = f"{short(name)} has no value; write const {short(name)} = …"
            raise self.text.mistake("missing-value", message, name_node)
        if not self.commands.is_chain(value):
            self.constants.variables[name] = self.constants.read(value)
            return
        collection = self.commands.collection(value)
        if collection is None:
            message = (
                "A command's result is not kept in a variable here: give the command itself, "
                "and what it returns is the answer."
            )
            raise self.text.refused("javascript", message, value)
        self.commands.handles[name] = collection

    def _repeated(self) -> list[Finding]:
        notes = []
        for entry in self.constants.repeated[:20]:
            message = f"{short(entry.name)} stands twice in these braces; only the last one counts."
            place = self.text.place((entry.start, entry.end))
            notes.append(Finding("repeated-field", message, {}, place))
        return notes


def _check_depth(text: Text, all_tokens: tuple[Token, ...]) -> None:
    depth = 0
    for token in all_tokens:
        if token.kind != "sign":
            continue
        depth += (token.text in "([{") - (token.text in ")]}")
        if depth > _MAX_BRACKETS:
            message = f"Brackets are nested more than {_MAX_BRACKETS} deep here."
            raise text.refused("too-deep", message, (token.start, token.end))


def _empty() -> Stop:
    return mistake(
        "empty-answer", "The answer holds no command yet; one looks like db.orders.find({ … })."
    )


def _tree(text: str) -> Node | None:
    """The syntax tree's root, or None where finding a way around the errors takes too long."""
    content = text.encode()
    steps = 0

    def too_long(_offset: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > _MOST_STEPS

    import tree_sitter

    parser = tree_sitter.Parser(_language())  # one a text: two threads must not share it
    try:
        return parser.parse(
            lambda offset, _: content[offset : offset + 4096], progress_callback=too_long
        ).root_node
    except ValueError:  # it says "Parsing failed" when it was told to stop
        return None


@cache
def _language() -> Language:
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())
