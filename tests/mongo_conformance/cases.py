"""The cases as data, the commands they stand for, and when a value is the one expected."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bson import json_util

from grader.models.command import Command

CASES = Path(__file__).parents[1] / "conformance" / "cases.jsonl"
_JSON = json_util.RELAXED_JSON_OPTIONS.with_options(tz_aware=False)
_NAMES = {"array_filters": "arrayFilters"}
_UPDATES = {"one": "updateOne", "many": "updateMany", "replace": "replaceOne"}
_MODIFY = {
    "update": "findOneAndUpdate",
    "replace": "findOneAndReplace",
    "delete": "findOneAndDelete",
}


@dataclass(frozen=True)
class Case:
    """One line of the file."""

    group: str
    name: str
    data: Mapping[str, list[dict[str, Any]]]
    op: list[Any]
    expect: Any
    errs: bool
    flags: Mapping[str, Any]

    @property
    def command(self) -> Command:
        """What is run on collection `c`."""
        verb, *rest = self.op
        if verb == "find":
            return Command("find", "c", rest[0], options=rest[1] if len(rest) > 1 else {})
        if verb == "one":
            return Command("findOne", "c", rest[0], options=rest[1] if len(rest) > 1 else {})
        if verb == "estimate":
            return Command("estimatedDocumentCount", "c")
        if verb in ("agg", "aggthen"):
            return Command("aggregate", "c", pipeline=rest[0])
        if verb == "count":
            return Command("countDocuments", "c", rest[0], options=rest[1] if len(rest) > 1 else {})
        if verb == "distinct":
            return Command("distinct", "c", rest[1], key=rest[0])
        if verb == "upd":
            return Command(_UPDATES[rest[0]], "c", rest[1], rest[2], options=_options(rest[3]))
        if verb == "del":
            return Command("deleteOne" if rest[0] == "one" else "deleteMany", "c", rest[1])
        if verb == "ins":
            return Command(
                "insertMany" if len(rest[0]) != 1 else "insertOne", "c", documents=rest[0]
            )
        return Command(_MODIFY[rest[0]], "c", rest[1], rest[2], options=_options(rest[3]))

    @property
    def reads_after(self) -> str:
        """The collection that is read by `_id` once the command is over, if any."""
        if self.op[0] == "aggthen":
            return str(self.op[2])
        return "c" if self.op[0] in ("upd", "fam", "del", "ins") else ""


def _options(raw: Mapping[str, Any]) -> dict[str, Any]:
    options = {_NAMES.get(name, name): value for name, value in raw.items()}
    if options.pop("after", False):
        options["returnDocument"] = "after"
    return options


def load(path: Path = CASES) -> list[Case]:
    """All cases, in the file's order."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        raw = json_util.loads(line, json_options=_JSON)
        flags = raw.get("flags", {})
        found.append(
            Case(raw["group"], raw["name"], raw["data"], raw["op"], raw.get("expect"),
                 "expect_error" in raw, flags if isinstance(flags, dict) else dict.fromkeys(flags, True))
        )  # fmt: skip
    return found


def same(got: Any, case: Case) -> bool:
    """Whether a value is the one that the case expects, as its flags say."""
    flags = case.flags
    if "keyorder" in flags and _order(got) != _order(case.expect):
        return False
    loose = flags.get("approx", False)
    if "unordered" in flags or flags.get("unordered"):
        if not isinstance(got, list) or len(got) != len(case.expect):
            return False
        rest = list(got)
        for wanted in case.expect:
            place = next(
                (i for i, item in enumerate(rest) if _equal(item, wanted, loose, False)), None
            )
            if place is None:
                return False
            rest.pop(place)
        return True
    return _equal(got, case.expect, loose, "deepset" in flags or "unordlists" in flags)


def _order(value: Any) -> Any:
    if isinstance(value, Mapping):
        return [(name, _order(part)) for name, part in value.items()]
    return [_order(part) for part in value] if isinstance(value, list) else None


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _equal(got: Any, wanted: Any, loose: Any, sets: bool) -> bool:
    if _number(got) and _number(wanted):
        if isinstance(got, float) and math.isnan(got):
            return isinstance(wanted, float) and math.isnan(wanted)
        return math.isclose(got, wanted, rel_tol=1e-6) if loose else bool(got == wanted)
    if isinstance(wanted, Mapping):
        return (isinstance(got, Mapping) and got.keys() == wanted.keys()
                and all(_equal(got[name], wanted[name], loose, sets) for name in wanted))  # fmt: skip
    if isinstance(wanted, list):
        if not isinstance(got, list) or len(got) != len(wanted):
            return False
        if sets:
            rest = list(got)
            for item in wanted:
                place = next(
                    (i for i, one in enumerate(rest) if _equal(one, item, loose, sets)), None
                )
                if place is None:
                    return False
                rest.pop(place)
            return True
        return all(_equal(one, other, loose, sets) for one, other in zip(got, wanted, strict=True))
    if type(got) is not type(wanted):
        return False
    return bool(got == wanted)
