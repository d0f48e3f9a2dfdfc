"""The nearest known name to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(name: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known name most like `name` whatever its case, or "" where none is like it.

    Names that tie are decided by the alphabet, so that the answer never varies.
    """
    wanted = name.lower()
    best, best_score = "", least
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for candidate in sorted(set(known)):
        lowered = candidate.lower()
        if lowered == wanted and candidate != name:
            return candidate
        matcher.set_seq1(lowered)
        if matcher.real_quick_ratio() < best_score or matcher.quick_ratio() < best_score:
            continue
        score = matcher.ratio()
        if sorted(lowered) == sorted(wanted):
            score = max(score, 0.9)  # letters changed places
        if lowered.replace("_", "") == wanted.replace("_", ""):
            score = 0.99
        if score > best_score:
            best, best_score = candidate, score
    return "" if best == name else best
