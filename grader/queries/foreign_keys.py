"""Whether a foreign key that CREATE TABLE declares can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.catalog import code
from grader.queries.overloads import Unresolved, operator
from grader.queries.scope import Output, Relation
from grader.queries.stop import mistake
from grader.queries.tree import Node, location, strings

if TYPE_CHECKING:
    from grader.queries.selects import Selects

Keys = list[tuple[bool, list[str]]]


def check_foreign_key(
    reader: Selects, relation: Relation, own: Output | None, rule: Node, own_keys: Keys
) -> None:
    """Raise what PostgreSQL says of a foreign key that does not fit what it refers to."""
    place = reader.source.place(reader.source.offset(location(rule)))
    columns = strings(rule.get("fk_attrs")) or ([own.name] if own else [])
    target = rule["pktable"]
    name = target["relname"]
    keys = own_keys
    other = relation
    if name != relation.name:
        if name in reader.created and reader.schema.table(name) is None:
            return
        other = reader.range_var(target, {})
        table = other.table
        keys = []
        if table is not None:
            keys = [(True, list(table.primary_key)), *((False, list(key)) for key in table.unique)]
    primary = next((key for main, key in keys if main and key), None)
    wanted = strings(rule.get("pk_attrs"))
    if not wanted and primary is None:
        message = f'there is no primary key for referenced table "{name}"'
        raise mistake("constraint", message, place)
    wanted = wanted or primary or []
    for side, names in ((relation, columns), (other, wanted)):
        for column in names:
            if side.columns is not None and side.column(column) is None:
                message = f'column "{column}" referenced in foreign key constraint does not exist'
                raise mistake("unknown-column", message, place, name=column)
    if len(columns) != len(wanted):
        message = "number of referencing and referenced columns for foreign key disagree"
        raise mistake("constraint", message, place)
    if not any(set(key) == set(wanted) for _, key in keys):
        message = f'there is no unique constraint matching given keys for referenced table "{name}"'
        raise mistake("constraint", message, place)
    for one, two in zip(columns, wanted, strict=True):
        left, right = relation.column(one), other.column(two)
        if left is None or right is None:
            continue
        if isinstance(operator("=", (code(right.type), code(left.type))), Unresolved):
            label = rule.get("conname") or f"{relation.name}_{'_'.join(columns)}_fkey"
            message = f'foreign key constraint "{label}" cannot be implemented'
            raise mistake("type-mismatch", message, place, columns=[one, two])
