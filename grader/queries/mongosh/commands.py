"""From `db.orders.find({…}).sort({…})` to a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.models import Finding
from grader.queries.mongosh.chain import (
    Step,
    links,
    no_collection,
    unknown_method,
    unknown_modifier,
)
from grader.queries.mongosh.check_filter import SORT_WORDS
from grader.queries.mongosh.check_update import check_part
from grader.queries.mongosh.checking import Checking, span_of
from grader.queries.mongosh.constants import Constants
from grader.queries.mongosh.datum import MAX_SIZE, Datum
from grader.queries.mongosh.javascript import expression_refused
from grader.queries.mongosh.methods import (
    AGGREGATE_MODIFIERS,
    FINISHES,
    METHODS,
    MODIFIERS,
    Method,
)
from grader.queries.mongosh.script import Command, Modifier, Places
from grader.queries.mongosh.text import Text, short
from grader.queries.nearest import nearest
from grader.queries.stop import Stop

if TYPE_CHECKING:
    from tree_sitter import Node

_no_command = (
    "This is a value and no command; a command looks like db.orders.find({ … }) "
    "or db.orders.aggregate([ … ])."
)
_verbosity = ("queryPlanner", "executionStats", "allPlansExecution")


class Commands:
    """Reads statements that are commands; `handles` are variables that hold a collection."""

    def __init__(self, text: Text, constants: Constants) -> None:
        self.text = text
        self.constants = constants
        self.handles: dict[str, str] = {}
        self.notes: list[Finding] = []
        self._size = 0

    def is_chain(self, node: Node) -> bool:
        """Whether an expression begins with `db` or with a collection's variable."""
        root, _ = links(node)
        return root.type == "identifier" and (
            self.text.of(root) == "db" or self.text.of(root) in self.handles
        )

    def collection(self, node: Node) -> str | None:
        """The collection that `db.orders` or `db.getCollection("orders")` names, or None."""
        root, steps = self._steps(node)
        name, rest = self._collection(root, steps)
        return name if name and not rest else None

    def read(self, node: Node, database: str | None) -> Command:
        """The command that an expression is."""
        root, steps = self._steps(node)
        if not self.is_chain(node):
            raise self._no_chain(node, root, steps)
        name, rest = self._collection(root, steps)
        if not name:
            raise no_collection(self.text, node, rest)
        if not rest:
            message = f"db.{short(name)} is a collection; say what to do with it, such as find()."
            raise self.text.mistake("missing-method", message, node)
        return self._command(name, rest, node, database)

    def _steps(self, node: Node) -> tuple[Node, list[Step]]:
        root, found = links(node)
        steps: list[Step] = []
        for link in found:
            if link.type == "call_expression":
                call = link.child_by_field_name("arguments")
                if call is None or call.type != "arguments" or not steps or steps[-1].call:
                    raise expression_refused(self.text, link)
                steps[-1] = Step(steps[-1].node, steps[-1].name, call)
                continue
            key = link.child_by_field_name("property") or link.child_by_field_name("index")
            if key is None or any(child.type == "optional_chain" for child in link.children):
                raise expression_refused(self.text, link)
            text = self.text.of(key)
            if link.type == "subscript_expression":
                if steps and steps[-1].call is not None and steps[-1].name != "getCollection":
                    message = "The answer is all that the command returns; leave out the index."
                    raise self.text.refused("javascript", message, key)
                value = self.constants.read(key).value
                if not isinstance(value, str):
                    raise expression_refused(self.text, link)
                text = value
            steps.append(Step(key, text))
        return root, steps

    def _collection(self, root: Node, steps: list[Step]) -> tuple[str, list[Step]]:
        """The collection's name, and the steps behind it."""
        parts = [self.handles[self.text.of(root)]] if self.text.of(root) in self.handles else []
        for index, step in enumerate(steps):
            if step.call is None:
                parts.append(step.name)
            elif step.name == "getCollection" and not parts:
                values = [datum.value for datum in self.constants.arguments(step.call)]
                if len(values) != 1 or not isinstance(values[0], str):
                    message = 'getCollection takes a name in quotes: db.getCollection("orders").'
                    raise self.text.mistake("wrong-argument", message, step.call)
                parts.append(values[0])
            else:
                return self._checked(parts, steps[: index or 1]), steps[index:]
        return self._checked(parts, steps), []

    def _checked(self, parts: list[str], steps: list[Step]) -> str:
        name = ".".join(parts)
        if steps and (name.startswith("system.") or "$" in name or "\0" in name):
            message = f"{short(name)} is not a collection that an answer may use."
            raise self.text.refused("collection-not-allowed", message, steps[-1].node)
        return name

    def _no_chain(self, node: Node, root: Node, steps: list[Step]) -> Stop:
        name = self.text.of(root)
        calls = [step.name for step in steps if step.call is not None]
        if root.type == "identifier" and calls and calls[0] in METHODS:
            if name.lower() == "db" or nearest(name, ["db"], 0.6):
                message = f"The database is called db, not {short(name)}."
                return self.text.mistake("unknown-name", message, root, "db")
            message = f"A command begins with db: db.{short(name)}.{calls[0]}(…)."
            return self.text.mistake("missing-db", message, root, f"db.{name}")
        self.constants.read(node)
        return self.text.mistake("no-command", _no_command, node)

    def _command(self, name: str, steps: list[Step], node: Node, database: str | None) -> Command:
        explain: str | None = None
        if steps[0].name == "explain":
            explain = self._explain(steps[0])
            steps = steps[1:]
            if not steps:
                message = "Say what to explain: db.orders.explain().find({ … })."
                raise self.text.mistake("missing-method", message, node)
        first = steps[0]
        method = METHODS.get(first.name)
        if method is None:
            raise unknown_method(self.text, first, name)
        if first.call is None:
            message = f"{first.name} needs parentheses: {first.name}(…)."
            raise self.text.mistake("missing-call", message, first.node, f"{first.name}()")
        check = Checking(self.text)
        roots = self._arguments(method, first, check)
        arguments = {key: datum.value for key, datum in roots.items()}
        modifiers: list[Modifier] = []
        finish = ""
        for step in steps[1:]:
            if step.name == "explain" and step.call is not None:
                explain = self._explain(step)
            elif step.name in FINISHES and step.call is not None:
                finish = self._finish(method, step, finish)
            else:
                if finish:
                    message = f"{short(step.name)} stands behind {finish}(), which ends the chain."
                    raise self.text.mistake("misplaced-method", message, step.node)
                modifiers.append(self._modifier(method, step, check, roots))
        whole = self.text.span(node)
        self.notes.extend(check.notes)
        return Command(
            database=database,
            collection=name,
            operation=method.name,
            arguments=arguments,
            modifiers=tuple(modifiers),
            finish=finish if finish != "pretty" else "",
            explain=explain,
            operators=tuple(check.operators),
            place=self.text.place(self.text.span(first.node)),
            places=Places(self.text.text, roots, whole),
        )

    def _arguments(self, method: Method, step: Step, check: Checking) -> dict[str, Datum]:
        assert step.call is not None
        given = self.constants.arguments(step.call)
        self._size += sum(datum.size for datum in given)
        if self._size > MAX_SIZE:
            raise self.text.refused("too-long", "The commands' values are too large.", step.node)
        if method.name == "aggregate" and given and given[0].fields is not None:
            check_part(check, "pipeline", given[0], ("pipeline",))
        if len(given) > len(method.parameters):
            extra = given[len(method.parameters)]
            names = ", ".join(parameter.name for parameter in method.parameters)
            message = f"{method.name} takes {names}, and this is one more."
            raise check.mistake("wrong-argument", message, extra)
        roots: dict[str, Datum] = {}
        for parameter, datum in zip(method.parameters, given, strict=False):
            roots[parameter.name] = datum
            if parameter.shape == "options":
                self._options(method, datum, check)
            else:
                check_part(check, parameter.shape, datum, (parameter.name,))
        for parameter in method.parameters[len(given) :]:
            if parameter.needed:
                message = f"{method.name} needs {_article(parameter.name)}."
                raise self.text.mistake("missing-argument", message, step.node, parameter.name)
        return roots

    def _options(self, method: Method, datum: Datum, check: Checking) -> None:
        fields = check.document(datum, f"The options of {method.name}")
        check.keys(method.name, fields, method.options)
        for key, entry in fields.items():
            check_part(check, key, entry.datum, ("options", key))

    def _explain(self, step: Step) -> str:
        if step.call is None:
            raise self.text.mistake("missing-call", "explain needs parentheses.", step.node)
        values = [datum.value for datum in self.constants.arguments(step.call)] or [_verbosity[0]]
        if len(values) > 1 or values[0] not in _verbosity:
            guess = nearest(str(values[0]), _verbosity)
            message = f"explain takes one of {', '.join(_verbosity)}, in quotes."
            raise self.text.mistake("wrong-argument", message, step.call, guess)
        return str(values[0])

    def _finish(self, method: Method, step: Step, before: str) -> str:
        assert step.call is not None
        values = self.constants.arguments(step.call)
        allowed = {"find": FINISHES, "aggregate": FINISHES - {"count", "size"}}.get(method.name)
        if allowed is None or step.name not in allowed:
            message = f"{step.name} cannot follow {method.name}(…)."
            raise self.text.mistake("misplaced-method", message, step.node)
        if values:
            message = f"{step.name} takes nothing in its parentheses."
            raise self.text.mistake("wrong-argument", message, span_of(values[0]))
        if step.name == "pretty" and before:
            return before
        if before not in ("", "pretty"):
            message = f"{step.name} stands behind {before}(), which ends the chain."
            raise self.text.mistake("misplaced-method", message, step.node)
        return step.name

    def _modifier(
        self, method: Method, step: Step, check: Checking, roots: dict[str, Datum]
    ) -> Modifier:
        known = {"find": frozenset(MODIFIERS), "aggregate": AGGREGATE_MODIFIERS}.get(method.name)
        if step.call is None and (step.name in MODIFIERS or step.name in FINISHES):
            message = f"{step.name} needs parentheses: {step.name}(…)."
            raise self.text.mistake("missing-call", message, step.node, f"{step.name}()")
        if known is None or step.name not in known or step.call is None:
            raise unknown_modifier(self.text, method, step, known)
        values = self.constants.arguments(step.call)
        if not values and step.name == "allowDiskUse":
            return Modifier(step.name, True)
        if len(values) != 1:
            message = f"{step.name} takes one value, not {len(values)}."
            raise self.text.mistake("wrong-argument", message, step.call)
        roots[step.name] = values[0]
        check_part(check, MODIFIERS[step.name], values[0], (step.name,))
        return Modifier(step.name, _directions(step.name, values[0].value))


def _directions(name: str, value: Any) -> Any:
    if name != "sort":
        return value
    return {
        key: SORT_WORDS[way.lower()] if isinstance(way, str) else way for key, way in value.items()
    }


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
