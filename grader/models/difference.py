"""How two results differ, as facts without opinion; feedback turns them into sentences."""

from __future__ import annotations

from dataclasses import dataclass

from grader.models.results import Result, Row


@dataclass(frozen=True, slots=True)
class TypeClash:
    """A column of the right name whose type is of another family."""

    column: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class ColumnDifference:
    """How the output columns differ. All tuples are empty and `reordered` false where they agree.

    `renamed` holds (position from 0, expected name, actual name) where a column stands in its
    place under another name.
    """

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    renamed: tuple[tuple[int, str, str], ...] = ()
    reordered: bool = False
    clashes: tuple[TypeClash, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.renamed or self.reordered or self.clashes)


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row of one side with the number of copies on each side (`expected` differs from
    `actual`).
    """

    row: Row
    expected: int
    actual: int


@dataclass(frozen=True, slots=True)
class RowPair:
    """A missing row and the extra row most like it; `columns` are the positions that differ.

    `expected_index` and `actual_index` are the rows' places (from 0) in their results.
    """

    expected: Row
    actual: Row
    columns: tuple[int, ...]
    expected_index: int
    actual_index: int


@dataclass(frozen=True, slots=True)
class OrderDifference:
    """The first place (from 0) at which the sort keys of the two sequences part."""

    index: int
    expected: Row
    actual: Row


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between what was expected and what came out.

    `expected` and `actual` are the two results, `actual` with its columns as the learner gave them.
    `aligned` is `actual` with its columns brought into the expected order where all expected
    columns could be matched (by name, else by place), else None; row facts are about `aligned`.
    `missing` rows are those expected and not in `aligned` at all, `extra` the reverse, `miscounted`
    those in both with other numbers of copies. `pairs` matches missing with extra rows that are
    the same but for some cells; a paired row is still listed in `missing` and `extra`.
    """

    expected: Result
    actual: Result
    columns: ColumnDifference
    aligned: Result | None = None
    missing: tuple[CountedRow, ...] = ()
    extra: tuple[CountedRow, ...] = ()
    miscounted: tuple[CountedRow, ...] = ()
    pairs: tuple[RowPair, ...] = ()
    order: OrderDifference | None = None

    @property
    def rows_agree(self) -> bool:
        """True where the bags of rows are the same (their order may differ)."""
        return self.aligned is not None and not (self.missing or self.extra or self.miscounted)
