"""What kind of thing a change of a clause mends: which part is off, never what belongs there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sqlglot import exp

from grader.traps.clauses.match import canonical
from grader.traps.mutants.edits import Setting, conjuncts

DIFFERS = "differs"
SEVERAL = "several"


def kind_of(settings: Sequence[Setting]) -> str:
    """The kind of what is off, such as `condition-missing`; `several` for more than one thing.

    Asked for before the settings are made.
    """
    seen = [
        found
        for node, key, new in settings
        for found in [_kind(key, node.args.get(key), new)]
        if found
    ]
    kinds = list(dict.fromkeys(seen))
    return kinds[0] if len(kinds) == 1 else SEVERAL if kinds else DIFFERS


def _kind(key: str, old: object, new: object) -> str:
    if key in ("where", "having", "on"):
        return _conditions(old, new, bare=key == "on")
    if key in ("side", "kind", "method"):
        return "join-kind" if (old or "") != (new or "") else ""
    if key == "distinct":
        return f"distinct-{'missing' if new else 'extra'}" if bool(old) != bool(new) else ""
    if key in ("limit", "offset"):
        return _whole(old, new) or ("number" if _texts([old]) != _texts([new]) else "")
    noun, differ = _LISTS.get(key, ("", _differ))
    if not noun:
        return _whole(old, new) or (DIFFERS if _texts(_list(old)) != _texts(_list(new)) else "")
    if key in ("group", "order") and (whole := _whole(old, new)):
        return whole
    return pieces(noun, _list(old), _list(new), differ)


def pieces(
    noun: str,
    mine: Sequence[exp.Expr],
    theirs: Sequence[exp.Expr],
    differ: Callable[[exp.Expr, exp.Expr], str],
) -> str:
    """One list compared with another: a piece missing, too many, another one, or out of order."""
    out, put = _without(mine, theirs), _without(theirs, mine)
    if not out and not put:
        return f"{noun}-order" if _texts(mine) != _texts(theirs) else ""
    if (len(out), len(put)) == (0, 1):
        return f"{noun}-missing"
    if (len(out), len(put)) == (1, 0):
        return f"{noun}-extra"
    if (len(out), len(put)) == (1, 1):
        return f"{noun}-{differ(out[0], put[0])}"
    return SEVERAL


def _conditions(old: object, new: object, *, bare: bool) -> str:
    if not bare and (whole := _whole(old, new)):
        return whole
    sides = [item.this if not bare and isinstance(item, exp.Expr) else item for item in (old, new)]
    lists = [conjuncts(item) if isinstance(item, exp.Expr) else [] for item in sides]
    return pieces("condition", lists[0], lists[1], _condition)


def _condition(mine: exp.Expr, theirs: exp.Expr) -> str:
    """How two conditions differ, where it is one thing."""
    same = [
        Counter(_inside(mine, kind)) == Counter(_inside(theirs, kind))
        for kind in (exp.Column, exp.Literal)
    ]
    if any(item.find(exp.Query) for item in (mine, theirs)):
        return DIFFERS
    alike = type(mine) is type(theirs)
    if same == [True, False] and alike:
        return "value"
    if same == [False, True] and alike:
        return "column"
    return "operator" if same == [True, True] else DIFFERS


def _item(mine: exp.Expr, theirs: exp.Expr) -> str:
    """How two items of SELECT differ."""
    if canonical(mine.unalias()) == canonical(theirs.unalias()):
        return "name"
    if _windows(mine) != _windows(theirs) and _bare(mine) == _bare(theirs):
        return "window"
    calls = [_calls(item) for item in (mine, theirs)]
    if calls[0] != calls[1]:
        return _more_or_less(*calls)
    same = [
        Counter(_inside(mine, kind)) == Counter(_inside(theirs, kind))
        for kind in (exp.Column, exp.Literal)
    ]
    return {(True, False): "value", (False, True): "column"}.get((same[0], same[1]), DIFFERS)


def _key(mine: exp.Expr, theirs: exp.Expr) -> str:
    """How two keys of ORDER BY differ."""
    if isinstance(mine, exp.Ordered) and canonical(mine.this) == canonical(theirs.this):
        return "direction"
    return DIFFERS


def _differ(*_: exp.Expr) -> str:
    return DIFFERS


_LISTS: Mapping[str, tuple[str, Callable[[exp.Expr, exp.Expr], str]]] = {
    "joins": ("join", _differ),
    "group": ("key", _differ),
    "order": ("key", _key),
    "expressions": ("item", _item),
}


def _whole(old: object, new: object) -> str:
    """Whether the clause itself is missing or too many."""
    if bool(old) == bool(new):
        return ""
    return "missing" if new else "extra"


def _list(value: object) -> list[exp.Expr]:
    if isinstance(value, (exp.Group, exp.Order)):
        return list(value.expressions)
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, exp.Expr)]


def _texts(items: Sequence[object]) -> list[str]:
    return [canonical(item) if isinstance(item, exp.Expr) else str(item or "") for item in items]


def _without(some: Sequence[exp.Expr], others: Sequence[exp.Expr]) -> list[exp.Expr]:
    """Those that are not among the others, each counted."""
    left = Counter(_texts(others))
    found = []
    for item, text in zip(some, _texts(some), strict=True):
        if left[text] > 0:
            left[text] -= 1
        else:
            found.append(item)
    return found


def _inside(node: exp.Expr, kind: type[exp.Expr]) -> list[str]:
    return [item.sql("postgres") for item in node.find_all(kind)]


def _calls(node: exp.Expr) -> Counter[str]:
    """The functions, casts and CASEs inside, each as often as it is there."""
    found = (item for item in node.find_all(exp.Func) if not isinstance(item, exp.Connector))
    return Counter(type(item).__name__ for item in found)


def _more_or_less(mine: Counter[str], theirs: Counter[str]) -> str:
    if mine < theirs:
        return "short"
    return "long" if theirs < mine else "function"


def _windows(node: exp.Expr) -> list[str]:
    """What stands behind each OVER."""
    found = []
    for window in node.find_all(exp.Window):
        copy = window.copy()
        copy.this.replace(exp.null())
        found.append(copy.sql("postgres"))
    return found


def _bare(node: exp.Expr) -> str:
    """The item without what stands behind each OVER."""
    return canonical(
        node.unalias().transform(
            lambda item: item.this.copy() if isinstance(item, exp.Window) else item
        )
    )
