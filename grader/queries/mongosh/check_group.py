"""Stages that compute over many documents: `$group`, `$bucket`, `$setWindowFields`."""

from __future__ import annotations

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.check_expression import bare_path, check_arguments, check_expression
from grader.queries.mongosh.check_filter import check_sort
from grader.queries.mongosh.checking import Checking, first_key, span_of
from grader.queries.mongosh.datum import Field
from grader.queries.mongosh.script import Path


def check_name(check: Checking, item: Field, stage: str) -> None:
    """A field that a stage makes has a name without `$`."""
    if not item.name.startswith("$"):
        return
    bare = item.name.lstrip("$")
    if item.name in catalogue.names("expressions"):
        message = f"{stage} names a field first: {{ {stage}: {{ result: {{ {item.name}: … }} }} }}."
        raise check.mistake("misplaced-operator", message, item)
    message = f"The field that {stage} makes is named without $: {bare}."
    raise check.mistake("unknown-operator", message, item, bare)


def _accumulators(check: Checking, fields: dict[str, Field], path: Path, group: str) -> None:
    """Fields that are computed over many documents."""
    for name, item in fields.items():
        here = (*path, name)
        key = first_key(item.datum)
        if name.startswith("$"):
            check_name(check, item, "$group")
        if not item.datum.fields:
            message = (
                f"{name} needs an accumulator, such as {{ $sum: 1 }} or {{ $first: … }}, "
                f"and this is {item.datum.kind}."
            )
            raise check.mistake("missing-accumulator", message, item.datum)
        operator = item.datum.fields[key]
        if key not in catalogue.names(group):
            raise check.unknown(group, operator)
        rest = [part for part in item.datum.fields.values() if part is not operator]
        if group == "window":
            rest = [part for part in rest if part.name != "window"]
        if rest:
            message = f"{key} must be alone in its braces; {rest[0].name} stands next to it."
            raise check.mistake("two-operators", message, rest[0])
        check.use(group, key, (*here, key))
        _accumulate(check, operator, (*here, key))


def _accumulate(check: Checking, operator: Field, path: Path) -> None:
    name, datum = operator.name, operator.datum
    bare_path(check, operator)
    if name in ("$top", "$bottom", "$topN", "$bottomN"):
        fields = check.shape(name, datum)
        check_sort(check, fields["sortBy"].datum, (*path, "sortBy"), "sortBy")
        for part in set(fields) - {"sortBy"}:
            check_expression(check, fields[part].datum, (*path, part))
    elif name in ("$count", "$rank", "$denseRank", "$documentNumber"):
        if datum.fields is None or datum.fields:
            message = f"{name} takes empty braces: {{ {name}: {{}} }}."
            raise check.mistake("wrong-value", message, datum, "{}")
    elif name == "$minMaxScaler":
        check_expression(check, datum, path)
    else:
        check_arguments(check, operator, path)


def check_group(check: Checking, entry: Field, path: Path) -> None:
    """`$group`."""
    fields = check.document(entry.datum, "$group")
    key = fields.pop("_id", None)
    if key is None:
        message = "$group needs _id, which says what to group by; null makes one group of all."
        raise check.text.mistake("missing-argument", message, span_of(entry), "_id")
    value = key.datum.value
    if isinstance(value, str) and value and not value.startswith("$"):
        message = f'"{value}" is a text here and makes one group; a field is written "${value}".'
        check.note("missing-dollar", message, key.datum, f"${value}")
    check_expression(check, key.datum, (*path, "_id"))
    _accumulators(check, fields, path, "accumulators")


def check_windows(check: Checking, entry: Field, path: Path) -> None:
    """`$setWindowFields`."""
    fields = check.shape(entry.name, entry.datum)
    if "partitionBy" in fields:
        check_expression(check, fields["partitionBy"].datum, (*path, "partitionBy"))
    if "sortBy" in fields:
        check_sort(check, fields["sortBy"].datum, (*path, "sortBy"), "sortBy")
    output = check.document(fields["output"].datum, "output")
    for item in output.values():
        window = item.datum.field("window")
        if window is not None:
            inside = check.document(window.datum, "window")
            check.keys("window", inside, frozenset(("documents", "range", "unit")))
    _accumulators(check, output, (*path, "output"), "window")


def check_bucket(check: Checking, entry: Field, path: Path) -> None:
    """`$bucket` and `$bucketAuto`."""
    fields = check.shape(entry.name, entry.datum)
    check_expression(check, fields["groupBy"].datum, (*path, "groupBy"))
    group_by = fields["groupBy"].datum
    if isinstance(group_by.value, str) and not group_by.value.startswith("$"):
        message = f'groupBy takes a field with $ in front: "${group_by.value}".'
        raise check.mistake("missing-dollar", message, group_by, f"${group_by.value}")
    if "boundaries" in fields and len(check.array(fields["boundaries"].datum, "boundaries")) < 2:
        message = "boundaries needs at least two values."
        raise check.mistake("wrong-value", message, fields["boundaries"].datum)
    if "output" in fields:
        output = check.document(fields["output"].datum, "output")
        _accumulators(check, output, (*path, "output"), "accumulators")
