"""What an engine has been shown to get right, as data; and whether a command is within it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from grader.gate.walk import Exercised, Feature


@dataclass(frozen=True, slots=True)
class Certificate:
    """The features that an engine is known to get right.

    `right` were exercised and always came out right; `fails` were only ever exercised where an
    error is due, and the engine raised it. All else is declined.
    """

    engine: str
    right: frozenset[Feature]
    fails: frozenset[Feature] = frozenset()

    def declined(self, walk: Exercised) -> tuple[Feature, ...]:
        """The features that the engine is not known to get right, in a stable order."""
        return tuple(
            sorted(
                one
                for one in walk.features
                if (one not in self.right and one not in self.fails) or is_unknown(one)
            )
        )

    def fails_of(self, walk: Exercised) -> frozenset[Feature]:
        """What the command asks for that only ever ended in an error, and rightly."""
        return self.fails & walk.features

    def to_json(self) -> dict[str, object]:
        """The form kept beside this module: the details by operator."""
        return {
            "engine": self.engine,
            "right": _by_operator(self.right),
            "fails": _by_operator(self.fails),
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, object]) -> Certificate:
        """Read `to_json`'s form."""
        return cls(str(raw["engine"]), _features(raw["right"]), _features(raw["fails"]))


def is_unknown(feature: Feature) -> bool:
    """Whether the walk itself could not tell what this asks for; it is never certified."""
    return "unknown" in feature.detail


def load_certificate(engine: str) -> Certificate:
    """The certificate kept for an engine."""
    text = files("grader.gate").joinpath("certificates", f"{engine}.json").read_text("utf-8")
    return Certificate.from_json(json.loads(text))


def _by_operator(features: Iterable[Feature]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for operator, detail in sorted(features):
        table.setdefault(operator, []).append(detail)
    return table


def _features(raw: object) -> frozenset[Feature]:
    if not isinstance(raw, Mapping):
        raise ValueError("a certificate lists details by operator")
    return frozenset(
        Feature(operator, detail) for operator, details in raw.items() for detail in details
    )
