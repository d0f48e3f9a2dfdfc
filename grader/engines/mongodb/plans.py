"""How a server runs a query, read from what its `explain` tells.

The manual's shapes are read: `queryPlanner` with the tree of the classic engine or, for the
slot-based one, with that tree under `queryPlan`; and an aggregation's `stages`, the first of which
is a `$cursor` that holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.engines.mongodb.commands import pairs
from grader.models import Plan
from grader.models.command import Command

Document = Mapping[str, Any]

_READS_DOCUMENTS = frozenset({"FETCH", "COLLSCAN", "IDHACK", "CLUSTERED_IXSCAN", "TEXT_OR"})
_FIND = {"filter", "projection", "sort", "skip", "limit", "hint", "collation", "let", "min", "max"}


class NoPlan(Exception):
    """The server tells no plan that could be judged; the message says why."""


def plan_of(database: Any, command: Command) -> Plan:
    """How the server runs a find or an aggregation, once it has run it.

    Raises NoPlan, and whatever PyMongo raises.
    """
    server = database.client.server_info()
    if "secantusVersion" in server:
        raise NoPlan(
            f"secantusdb {server['secantusVersion']} does not plan as MongoDB does: it sorts after "
            "an index that is sorted already, and reads documents that the index covers"
        )
    return explained(database, command)


def explained(database: Any, command: Command) -> Plan:
    """What this server's `explain` says, whichever server it is."""
    return read_plan(database.command("explain", _plain(command), verbosity="executionStats"))


def read_plan(told: Document) -> Plan:
    """The plan in an explain document. Raises NoPlan where there is none of a known shape."""
    stages: Sequence[Document] = told.get("stages") or ()
    cursor: Document = stages[0].get("$cursor", {}) if stages else {}
    planner = cursor.get("queryPlanner") or told.get("queryPlanner") or {}
    stats = cursor.get("executionStats") or told.get("executionStats") or {}
    winning = planner.get("winningPlan") or {}
    tree = winning.get("queryPlan") or winning
    if "stage" not in tree or "nReturned" not in stats:
        raise NoPlan("this server tells no plan")
    nodes = list(_nodes(tree))
    names = [node["stage"] for node in nodes]
    joins = [stage for stage in stages if "$lookup" in stage]
    scans = "COLLSCAN" in names or any(_count(stage, "collectionScans") for stage in joins)
    uses = any("IXSCAN" in name or name in ("IDHACK", "COUNT_SCAN", "DISTINCT_SCAN")
               or name.startswith(("TEXT", "GEO_NEAR")) for name in names)  # fmt: skip
    last = stages[-1] if len(stages) > 1 else {}
    return Plan(
        scan="COLLSCAN" if scans or not uses else "IXSCAN",
        sorts="SORT" in names or any("$sort" in stage for stage in stages),
        fetches=bool(joins) or any(_fetches(node) for node in nodes),
        keys=_count(stats, "totalKeysExamined")
        + sum(_count(stage, "totalKeysExamined") for stage in joins),
        documents=_count(stats, "totalDocsExamined")
        + sum(_count(stage, "totalDocsExamined") for stage in joins),
        returned=_count(last if "nReturned" in last else stats, "nReturned"),
    )


def _fetches(node: Document) -> bool:
    if node["stage"].startswith("EXPRESS"):
        return not node.get("projectionCovered", False)
    return node["stage"] in _READS_DOCUMENTS


def _nodes(tree: Document) -> Iterator[Document]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if "stage" in node:
            yield node
        waiting.extend(node.get("inputStages") or ())
        for name in ("inputStage", "outerStage", "innerStage", "thenStage", "elseStage"):
            if isinstance(node.get(name), Mapping):
                waiting.append(node[name])


def _count(body: Document, name: str) -> int:
    return int(body.get(name) or 0)


def _plain(command: Command) -> dict[str, Any]:
    """The command as the server takes it."""
    if command.verb == "aggregate":
        given = {name: command.options[name] for name in ("hint", "collation", "let")
                 if name in command.options}  # fmt: skip
        return {"aggregate": command.collection, "pipeline": list(command.pipeline),
                "cursor": {}, **given}  # fmt: skip
    if command.verb != "find":
        raise NoPlan(f"the plan of {command.verb} is not asked for; only that of find or aggregate")
    given = {name: value for name, value in command.options.items() if name in _FIND}
    if "sort" in given:
        given["sort"] = dict(pairs(given["sort"]))
    return {"find": command.collection, "filter": dict(command.filter), **given}
