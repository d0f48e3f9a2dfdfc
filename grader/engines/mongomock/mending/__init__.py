"""Mends the silent errors of mongomock-ng that learners would meet.

Handlers of ours are entered in the engine's table of stages; its filter and its expression parser
are replaced by subclasses, the functions by which it sorts, accumulates and keeps sets by ours; two
methods are wrapped for the order of fields. Nothing else of it is touched; the conformance cases
hold what this does.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


@cache
def mended(package: ModuleType) -> ModuleType:
    """The package with the handlers in place."""
    from grader.engines.mongomock.mending.expressions import expressions
    from grader.engines.mongomock.mending.filters import filterer, first_in_order, sorted_by
    from grader.engines.mongomock.mending.groups import accumulate
    from grader.engines.mongomock.mending.stages import stages
    from grader.engines.mongomock.mending.writes import (
        by_name,
        contains,
        distinct,
        multiply,
        projected,
    )

    filtering: Any = import_module(f"{package.__name__}.filtering")
    aggregate: Any = import_module(f"{package.__name__}.aggregate")
    filtering.resolve_sort_key = first_in_order
    filtering._filterer_inst = filterer(filtering)()
    aggregate._Parser = expressions(aggregate)
    aggregate._accumulate_group = accumulate(aggregate)
    aggregate._PIPELINE_HANDLERS.update(stages(aggregate))
    collection = package.Collection
    collection._copy_only_fields = projected(
        collection._copy_only_fields,
        lambda expression, document: aggregate._parse_expression(expression, document),
        filtering.filter_applies,
    )
    collection.distinct = distinct
    collection._apply_update_document = by_name(collection._apply_update_document)
    writing: Any = import_module(f"{package.__name__}.collection")
    writing._updaters["$mul"] = multiply
    writing.sorted = sorted_by
    writing._add_to_set_contains = contains
    return package
