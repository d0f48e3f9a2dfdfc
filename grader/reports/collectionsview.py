"""A document dataset's schema shown: each collection's fields as a tree, then its indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from grader.models.collections import Collection, Field, Index
from grader.reports.mongosh import key, type_name, written
from grader.reports.text import visible


def show_collections(collections: Sequence[Collection], console: Console) -> None:
    """Every collection, one after the other."""
    for number, collection in enumerate(collections):
        if number:
            console.print()
        _show_collection(collection, console)


def _show_collection(collection: Collection, console: Console) -> None:
    title = Text(visible(collection.name), style="bold cyan")
    if collection.comment:
        title.append(f"  {visible(collection.comment)}", style="not bold default")
    console.print(title)
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", max_width=max(14, console.width // 4))
    grid.add_column()
    grid.add_column(overflow="fold", ratio=1)
    for depth, field in _tree(collection.fields):
        words = [visible(field.comment)] if field.comment else []
        words += [visible(rule) for rule in _rules(field)]
        grid.add_row(
            Text("  " * depth + visible(field.name), style="bold" if field.required else ""),
            Text(visible(_type(field))),
            Text("required" if field.required else "", style="dim"),
            Text("\n".join(words)),
        )
    console.print(Padding(grid, (0, 0, 0, 2)))
    for index in collection.indexes:
        console.print(Padding(Text(visible(_index(index)), style="dim"), (0, 0, 0, 2)))


def _tree(fields: Sequence[Field], depth: int = 0) -> Iterator[tuple[int, Field]]:
    """Each field with its depth; the fields of an array's elements stand below the array."""
    for field in fields:
        yield depth, field
        inner = _innermost(field)
        yield from _tree(inner.fields, depth + 1)
        if inner.others is not None:
            yield from _tree((inner.others,), depth + 1)


def _innermost(field: Field) -> Field:
    while field.items is not None:
        field = field.items
    return field


def _type(field: Field) -> str:
    """The BSON types in words: `array of int or null`."""
    names = field.types or _types_of(field)
    words = [
        f"array of {_type(field.items)}" if name == "array" and field.items is not None else name
        for name in names
    ]
    return " or ".join(words)


def _types_of(field: Field) -> tuple[str, ...]:
    """What the allowed values say of the type where the validator does not."""
    return tuple(dict.fromkeys(type_name(value) for value in field.allowed)) or ("any",)


def _rules(field: Field) -> Iterator[str]:
    """What else the validator asks for, in words."""
    if field.allowed:
        words = "one of " if len(field.allowed) > 1 else "always "
        yield words + ", ".join(written(value) for value in field.allowed)
    yield from _range(field.low, field.high, "")
    yield from _range(field.fewest, field.most, " elements")
    if field.pattern:
        yield f"matches /{field.pattern}/"
    if field.rules:
        yield "the validator says more: " + ", ".join(field.rules)
    if field.items is not None:
        yield from (f"each: {rule}" for rule in _rules(field.items))


def _range(low: float | None, high: float | None, noun: str) -> Iterator[str]:
    if low is not None and low == high:
        yield f"exactly {low:,}{noun}"
    elif low is not None and high is not None:
        yield f"from {low:,} to {high:,}{noun}"
    elif low is not None:
        yield f"at least {low:,}{noun}"
    elif high is not None:
        yield f"at most {high:,}{noun}"


def _index(index: Index) -> str:
    words = f"{'UNIQUE ' if index.unique else ''}INDEX {index.name} {written(dict(index.keys))}"
    if index.partial:
        words += f", only documents like {written(index.partial)}"
    return words + "".join(f", {key(name)}: {written(it)}" for name, it in index.options.items())
