"""Mutants of window functions: partition, order, frame, function and offset."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, drop, put, query_of, show, swap

_ranks = (exp.RowNumber, exp.Rank, exp.DenseRank)


def partition(statement: Statement) -> Iterator[Edit]:
    """PARTITION BY without one of its keys, or by one more."""
    for window in statement.all(exp.Window):
        keys = window.args.get("partition_by") or []
        for key in keys:
            yield drop(key, f"{show(key)} was dropped from PARTITION BY", "select")
        if not keys and (window.args.get("order") or not window.args.get("alias")):
            for column in _columns_at_hand(statement, window)[:4]:
                what = f"PARTITION BY {show(column)} was added"
                yield put(window, "partition_by", [column], what, "select")
        for key in keys:
            for column in _columns_at_hand(statement, window)[:4]:
                if column != key and column.name != key.name:
                    yield swap(key, column, f"PARTITION BY {show(key)} became {show(column)}")


def order(statement: Statement) -> Iterator[Edit]:
    """A window's ORDER BY without one of its keys, turned round, or gone."""
    for window in statement.all(exp.Window):
        clause = window.args.get("order")
        if clause is None:
            continue
        for key in clause.expressions if len(clause.expressions) > 1 else ():
            yield drop(key, f"{show(key)} was dropped from the window's ORDER BY", "select")
        for key in clause.expressions:
            yield swap(key, turned(key), f"the window's ORDER BY {show(key)} was turned round")
        if window.args.get("spec") is None:
            yield put(window, "order", None, "the window's ORDER BY was dropped", "select")


def frame(statement: Statement) -> Iterator[Edit]:
    """ROWS for RANGE and back, a frame one row longer or shorter, the whole partition."""
    for window in statement.all(exp.Window):
        frameless = isinstance(window.this, (*_ranks, exp.Lag, exp.Lead))
        if window.args.get("order") is None or frameless:
            continue
        spec = window.args.get("spec")
        if spec is None:
            for end in ("CURRENT ROW", "UNBOUNDED"):
                new = _frame("ROWS", "UNBOUNDED", "PRECEDING", end)
                yield put(window, "spec", new, f"the window's frame became {show(new)}", "select")
            continue
        kind = str(spec.args.get("kind") or "RANGE").upper()
        yield put(window, "spec", None, f"the frame {show(spec)} was dropped", "select")
        whole = _frame(kind, "UNBOUNDED", "PRECEDING", "UNBOUNDED")
        yield put(window, "spec", whole, f"the frame became {show(whole)}", "select")
        for other in ("ROWS", "RANGE"):
            if other != kind:
                changed = spec.copy()
                changed.set("kind", other)
                start = changed.args.get("start")
                if isinstance(start, exp.Interval):
                    changed.set("start", exp.Literal.number(start.this.name))
                yield put(window, "spec", changed, f"{show(spec)} became {show(changed)}", "select")
        for bound in ("start", "end"):
            value = spec.args.get(bound)
            if isinstance(value, exp.Expr) or value == "UNBOUNDED":
                changed = spec.copy()
                changed.set(bound, "CURRENT ROW")
                changed.set(f"{bound}_side", None)
                yield put(window, "spec", changed, f"{show(spec)} became {show(changed)}", "select")


def function(statement: Statement) -> Iterator[Edit]:
    """ROW_NUMBER, RANK and DENSE_RANK, LAG and LEAD, FIRST_VALUE and LAST_VALUE for one another."""
    for node in statement.all(*_ranks):
        for other in _ranks:
            if type(node) is not other:
                yield swap(node, other())
    for here, there in (
        (exp.Lag, exp.Lead), (exp.Lead, exp.Lag),
        (exp.FirstValue, exp.LastValue), (exp.LastValue, exp.FirstValue),
    ):  # fmt: skip
        for node in statement.all(here):
            yield swap(node, there(**{key: _copied(value) for key, value in node.args.items()}))


def offset(statement: Statement) -> Iterator[Edit]:
    """LAG and LEAD by one row more, or with a default of 0."""
    for node in statement.all(exp.Lag, exp.Lead):
        if node.args.get("offset") is None:
            yield put(node, "offset", exp.Literal.number(2), f"{show(node)} looks two rows away")
        if node.args.get("default") is None and statement.names.family(node.this) == "number":
            changed = node.copy()
            changed.set("offset", changed.args.get("offset") or exp.Literal.number(1))
            changed.set("default", exp.Literal.number(0))
            yield swap(node, changed)
        elif node.args.get("default") is not None:
            yield put(node, "default", None, f"{show(node)} lost its default")


def window_dropped(statement: Statement) -> Iterator[Edit]:
    """An aggregate's window without any of its parts: over all rows."""
    for window in statement.all(exp.Window):
        if not isinstance(window.parent, exp.Select) or window.arg_key != "windows":
            bare = exp.Window(this=window.this.copy(), over="OVER")
            yield swap(window, bare, f"{show(window)} became {show(bare)}")


def turned(key: exp.Expr) -> exp.Expr:
    """An ORDER BY key in the other direction, its NULLs at the other end with it."""
    changed = key.copy()
    changed.set("desc", not key.args.get("desc"))
    changed.set("nulls_first", not key.args.get("nulls_first"))
    return changed


def _columns_at_hand(statement: Statement, window: exp.Expr) -> list[exp.Column]:
    """Columns of the query that a window could be cut by."""
    select = query_of(window)
    if select is None:
        return []
    relations = statement.names.relations(select)
    found = []
    for relation in relations:
        for known in relation.columns:
            owner = relation.name if len(relations) > 1 else None
            found.append(exp.column(known.name, owner))
    return found


def _frame(kind: str, start: str, side: str, end: str) -> exp.WindowSpec:
    spec = exp.WindowSpec(kind=kind, start=start, start_side=side, end=end)
    if end == "UNBOUNDED":
        spec.set("end_side", "FOLLOWING")
    return spec


def _copied(value: object) -> object:
    return value.copy() if isinstance(value, exp.Expr) else value


operators = {
    "window-partition": partition,
    "window-order": order,
    "window-frame": frame,
    "window-function": function,
    "window-offset": offset,
    "window-dropped": window_dropped,
}
