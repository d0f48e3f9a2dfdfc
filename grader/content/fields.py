"""Reading a TOML or JSON mapping key by key, refusing what nobody knows.

Every complaint names the file, the key and, for a misspelt key, the nearest known one.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from grader.errors import ContentProblem

T = TypeVar("T")


class Fields:
    """A mapping from `path`, below `prefix`, of which only `known` keys may stand."""

    def __init__(
        self, path: Path, raw: Mapping[str, Any], known: tuple[str, ...], prefix: str = ""
    ) -> None:
        self.path = path
        self.prefix = prefix
        self._raw = raw
        for key in raw:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
                fix = f"did you mean `{prefix}{near[0]}`?" if near else (
                    "known keys: " + ", ".join(prefix + name for name in known)
                )  # fmt: skip
                raise ContentProblem(path, f"unknown key `{prefix}{key}`", fix)

    def has(self, key: str) -> bool:
        """Whether the key stands in the file."""
        return key in self._raw

    def text(self, key: str, default: str | None = None) -> str:
        """A text; an empty one is refused."""
        value: str = self._typed(key, str, "a text", default)
        if not value.strip():
            raise self.problem(key, "must not be empty")
        return value

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`."""
        value: int = self._typed(key, int, "a whole number", default)
        if isinstance(value, bool) or not low <= value <= high:
            raise self.problem(key, f"must be a whole number from {low} to {high}, not {value!r}")
        return value

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number from `low` to `high`."""
        value = self._typed(key, (int, float), "a number", default)
        if isinstance(value, bool) or not low <= value <= high:
            raise self.problem(key, f"must be a number from {low:g} to {high:g}, not {value!r}")
        return float(value)

    def boolean(self, key: str) -> bool | None:
        """True or false; None where it is left out."""
        value = self._raw.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.problem(key, f"must be true or false, not {value!r}")
        return value

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        """One of `known`."""
        value = self.text(key)
        if value not in known:
            near = difflib.get_close_matches(value, known, n=1, cutoff=0.5)
            fix = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            raise self.problem(key, f"{value!r} is not known", fix)
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._typed(key, (list, tuple), "a list of texts", default)
        if any(not isinstance(item, str) or not item.strip() for item in value):
            raise self.problem(key, "must be a list of texts")
        return tuple(value)

    def table(self, key: str) -> Mapping[str, Any]:
        """A nested mapping; empty where it is left out."""
        value: Mapping[str, Any] = self._typed(key, Mapping, "a table", {})
        return value

    def problem(self, key: str, message: str, fix: str = "") -> ContentProblem:
        """A complaint about one key, to be raised by the caller."""
        return ContentProblem(self.path, f"key `{self.prefix}{key}`: {message}", fix)

    def _typed(self, key: str, kind: Any, words: str, default: Any) -> Any:
        if key not in self._raw:
            if default is None:
                raise ContentProblem(self.path, f"key `{self.prefix}{key}` is missing")
            return default
        value = self._raw[key]
        if not isinstance(value, kind):
            raise self.problem(key, f"must be {words}, not {value!r}")
        return value


def closest(word: str, known: tuple[str, ...] | list[str], count: int = 3) -> list[str]:
    """The known words most like `word`, the nearest first; may be empty."""
    return difflib.get_close_matches(word, known, n=count, cutoff=0.5)
