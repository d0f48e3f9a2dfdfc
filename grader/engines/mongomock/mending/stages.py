"""Stages that go wrong without a word: counting nothing, grouping 1 with true, arrays in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.groups import in_order
from grader.engines.mongomock.mending.lookups import EqualityIndex, has_local_value
from grader.engines.mongomock.mending.order import Key, key
from grader.engines.mongomock.mending.projections import project
from grader.engines.mongomock.mending.windows import windows

Stage = Callable[[Any, Any, Any, Any], Any]
_NO_FIELD = " no field "
_BUCKET = {"groupBy", "boundaries", "default", "output"}
_NAMES = {
    "$count": "count",
    "$group": "group",
    "$sortByCount": "sort_by_count",
    "$sort": "sort",
    "$addFields": "add_fields",
    "$set": "add_fields",
    "$unset": "unset",
    "$project": "project",
    "$unwind": "unwind",
    "$lookup": "lookup",
    "$graphLookup": "graph_lookup",
    "$bucket": "bucket",
    "$setWindowFields": "set_window_fields",
    "$skip": "skip",
    "$limit": "limit",
}


def stages(aggregate: Any) -> dict[str, Stage]:
    """The handlers as the engine's table has them, by stage."""
    theirs = dict(aggregate._PIPELINE_HANDLERS)

    def handler(method: str) -> Stage:
        def handle(documents: Any, database: Any, options: Any, variables: Any) -> Any:
            running = Running(aggregate, theirs, database, variables)
            return getattr(running, method)(list(documents), options)

        return handle

    return {name: handler(method) for name, method in _NAMES.items()}


def _by_equality(options: Any) -> bool:
    """Whether a lookup is one by equality alone, from a field at the top of the documents."""
    return (
        isinstance(options, Mapping)
        and set(options) == {"from", "localField", "foreignField", "as"}
        and all(isinstance(value, str) and value for value in options.values())
        and "." not in options["localField"] + options["as"]
        and not any(value.startswith("$") for value in options.values())
    )


def _only_name(identity: Any) -> str | None:
    """The name in a key of one field: where that is missing it counts as null (SERVER-21992)."""
    names = list(identity) if isinstance(identity, Mapping) else []
    return names[0] if len(names) == 1 and not names[0].startswith("$") else None


class Running:
    """A stage on its way: the database, the variables in scope, the engine's own handlers."""

    def __init__(
        self, aggregate: Any, theirs: Mapping[str, Stage], database: Any, variables: Any
    ) -> None:
        self._aggregate = aggregate
        self._theirs = theirs
        self._database = database
        self._variables = variables

    def _value(self, expression: Any, document: Any) -> Any:
        return self._aggregate._parse_expression(expression, document, user_vars=self._variables)

    def _accumulated(self, output: Any, members: Any) -> dict[str, Any]:
        found = self._aggregate._accumulate_group(output, members, user_vars=self._variables)
        return dict(found)

    def _by_engine(self, name: str, documents: Any, options: Any) -> list[Any]:
        return list(self._theirs[name](documents, self._database, options, self._variables))

    def count(self, documents: Any, name: Any) -> Any:
        """Of nothing, no document at all."""
        counted = self._by_engine("$count", documents, name)
        return counted if documents else []

    def group(self, documents: Any, options: Any) -> Any:
        """By keys that are equal to MongoDB."""
        if not isinstance(options, Mapping) or "_id" not in options:
            raise OperationFailure("a group specification must include an _id")
        alone = _only_name(options["_id"])
        groups: dict[Key, tuple[Any, list[Any]]] = {}
        for document in documents:
            found = self._value(options["_id"], document)
            if found is NOTHING:
                found = None
            elif alone is not None and not found:
                found = {alone: None}
            groups.setdefault(key(found), (found, []))[1].append(document)
        return [
            {"_id": found, **self._accumulated(options, members)}
            for found, members in groups.values()
        ]

    def sort_by_count(self, documents: Any, expression: Any) -> Any:
        """$group and $sort in one."""
        grouped = self.group(documents, {"_id": expression, "count": {"$sum": 1}})
        return sorted(grouped, key=lambda one: -int(one["count"]))

    def sort(self, documents: Any, keys: Any) -> Any:
        """By BSON's order."""
        return in_order(documents, keys)

    def add_fields(self, documents: Any, options: Any) -> Any:
        """Through arrays to each element, on copies."""
        if not options:
            raise OperationFailure("$addFields needs at least one field")
        return [_with_fields(one, options, partial(self._in, one)) for one in documents]

    def _in(self, document: Any, expression: Any) -> Any:
        return self._value(expression, document)

    def project(self, documents: Any, options: Any) -> Any:
        """As find's, but for what find alone has."""
        return [project(one, options, self._value) for one in documents]

    def unset(self, documents: Any, names: Any) -> Any:
        """Through arrays too."""
        for name in [names] if isinstance(names, str) else names:
            documents = [_without(one, name.split(".")) for one in documents]
        return documents

    def unwind(self, documents: Any, options: Any) -> Any:
        """Where there is nothing to unwind, the index is null."""
        index = options.get("includeArrayIndex") if isinstance(options, Mapping) else None
        found = self._by_engine("$unwind", documents, options)
        if index is None or "." in index:
            return found
        return [{**one, index: one.get(index)} for one in found]

    def lookup(self, documents: Any, options: Any) -> Any:
        """On copies: the engine writes into what another facet reads. Nothing is joined as null."""
        documents = [dict(one) for one in documents]
        local = options.get("localField") if isinstance(options, Mapping) else None
        if isinstance(local, str) and local and not local.startswith("$"):
            parts: dict[bool, list[Any]] = {True: [], False: []}
            for one in documents:
                parts[has_local_value(one, local)].append(one)
            self._by_engine("$lookup", parts[False], {**options, "localField": _NO_FIELD})
            self._joined(parts[True], options)
            return documents
        return self._by_engine("$lookup", documents, options)

    def _joined(self, documents: Any, options: Any) -> None:
        """By an index where that can be."""
        if not _by_equality(options):
            self._by_engine("$lookup", documents, options)
            return
        index = EqualityIndex(list(self._database[options["from"]].find()), options["foreignField"])
        rest = []
        for document in documents:
            value = document.get(options["localField"], NOTHING)
            found = index.find(value, self._aggregate.filtering.filter_applies)
            if found is None:
                rest.append(document)
            else:
                document[options["as"]] = found
        if rest:
            self._by_engine("$lookup", rest, options)

    def graph_lookup(self, documents: Any, options: Any) -> Any:
        """From a missing field, an empty array."""
        found = self._by_engine("$graphLookup", documents, options)
        return [{**one, options["as"]: one.get(options["as"], [])} for one in found]

    def bucket(self, documents: Any, options: Any) -> Any:
        """Values of whatever type; those between no two boundaries are the default's."""
        bounds = options.get("boundaries") if isinstance(options, Mapping) else None
        if not isinstance(bounds, list) or len({key(bound)[0] for bound in bounds}) != 1:
            return self._by_engine("$bucket", documents, options)
        edges = [key(bound) for bound in bounds]
        wanted = "groupBy" in options and not set(options) - _BUCKET
        if len(edges) < 2 or edges != sorted(edges) or not wanted:
            raise OperationFailure("$bucket needs groupBy, and boundaries in ascending order")
        members: dict[Key, tuple[Any, list[Any]]] = {}
        for document in documents:
            found = key(self._value(options["groupBy"], document))
            inside = edges[0] <= found < edges[-1]
            if not inside and "default" not in options:
                raise OperationFailure("$bucket has no bucket for a value, and no default")
            name = bounds[bisect_right(edges, found) - 1] if inside else options["default"]
            members.setdefault(key(name), (name, []))[1].append(document)
        output = options.get("output", {"count": {"$sum": 1}})
        return [
            {"_id": name, **self._accumulated(output, held)}
            for _, (name, held) in sorted(members.items(), key=lambda one: one[0])
        ]

    def set_window_fields(self, documents: Any, options: Any) -> Any:
        """Windows over ranges too, and over gaps."""
        return windows(documents, options, self._value, in_order)

    def skip(self, documents: Any, number: Any) -> Any:
        """A whole number, not below 0."""
        return documents[_whole("$skip", number, 0) :]

    def limit(self, documents: Any, number: Any) -> Any:
        """A whole number, not below 1."""
        return documents[: _whole("$limit", number, 1)]


def _whole(name: str, number: Any, least: int) -> int:
    if isinstance(number, bool) or not isinstance(number, (int, float)) or number != int(number):
        raise OperationFailure(f"{name} must be a whole number")
    if number < least:
        raise OperationFailure(f"{name} must be at least {least}")
    return int(number)


def _with_fields(
    document: Mapping[str, Any], options: Mapping[str, Any], value_of: Callable[[Any], Any]
) -> Any:
    """A copy with the fields set; every expression sees the document as it was."""
    result: Any = document
    for path, expression in options.items():
        value = value_of(expression)
        merge = isinstance(expression, Mapping) and not any(
            name.startswith("$") for name in expression
        )
        result = _put(result, path.split("."), value, merge)
    return result


def _put(value: Any, path: list[str], given: Any, merge: bool) -> Any:
    if not path:
        if isinstance(value, list) and merge:
            return [_put(one, path, given, merge) for one in value]
        return {**value, **given} if merge and isinstance(value, Mapping) else given
    if isinstance(value, list):
        return [_put(one, path, given, merge) for one in value]
    base = dict(value) if isinstance(value, Mapping) else {}
    inner = _put(base.get(path[0], NOTHING), path[1:], given, merge)
    if inner is NOTHING:
        base.pop(path[0], None)
    else:
        base[path[0]] = inner
    return base


def _without(value: Any, path: list[str]) -> Any:
    """A copy with a field taken away, in every element where arrays lie on the way."""
    if isinstance(value, list):
        return [_without(one, path) for one in value]
    if not isinstance(value, Mapping) or path[0] not in value:
        return value
    if len(path) == 1:
        return {name: part for name, part in value.items() if name != path[0]}
    return {**value, path[0]: _without(value[path[0]], path[1:])}
