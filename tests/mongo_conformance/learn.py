"""Learn from played cases what an engine gets right.

A feature is certified if it was exercised where the value came out right, and if every case that
came out wrong holds some other feature to blame. Where none is to be found, the features of that
case that were right least often are taken back.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.engines.mongomock.commands import run_command
from grader.gate import (
    Certificate,
    Feature,
    Shape,
    exercised,
    first_filter,
    shape_of_documents,
)
from grader.models.command import Command
from mongo_conformance.cases import Case
from mongo_conformance.play import Open, Outcome, loaded, play


@dataclass(frozen=True)
class Played:
    """A case, what it exercises, and what came of it without the gate."""

    case: Case
    features: frozenset[Feature]
    outcome: Outcome
    got: object


def play_all(cases: Iterable[Case], open_database: Open) -> list[Played]:
    """Every case, freely."""
    found = []
    for case in cases:
        outcome, got = play(case, open_database)
        found.append(Played(case, features_of(case, open_database), outcome, got))
    return found


def features_of(case: Case, open_database: Open) -> frozenset[Feature]:
    """What a case exercises on the data that its filter or its stages really let through.

    Only that is shown right by it: what the gate must reckon with, and this data does not hold, is
    not.
    """
    shapes = {name: shape_of_documents(documents) for name, documents in case.data.items()}
    shapes.setdefault("c", shape_of_documents([]))
    return frozenset(exercised(case.command, shapes, _seen(case, open_database)).features)


def _seen(case: Case, open_database: Open) -> list[Shape]:
    command, conditions = case.command, first_filter(case.command)
    if command.verb != "aggregate":
        if conditions is None:
            return []
        return _shapes(case, open_database, [Command("find", "c", conditions)])
    whole = list(command.pipeline)
    ends = range(1, len(whole))
    return _shapes(
        case, open_database, [Command("aggregate", "c", pipeline=whole[:end]) for end in ends]
    )


def _shapes(case: Case, open_database: Open, commands: Sequence[Command]) -> list[Shape]:
    """The shapes of what commands give, as far as the engine runs them."""
    found = []
    for command in commands:
        try:
            found.append(shape_of_documents(run_command(loaded(case, open_database), command)))
        except Exception:  # an engine's bugs are of every type; the case itself shows them
            break
    return found


def learn(engine: str, played: Sequence[Played]) -> Certificate:
    """The certificate that these cases justify."""
    support = Counter(
        feature for one in played if one.outcome is Outcome.RIGHT for feature in one.features
    )
    right = set(support)
    for one in unexplained(played):
        least = min((support[feature] for feature in one.features), default=0)
        right -= {feature for feature in one.features if support[feature] == least}
    wrong = {feature for one in played if one.outcome is Outcome.WRONG for feature in one.features}
    raised = {
        feature for one in played if one.outcome is Outcome.RAISED for feature in one.features
    }
    return Certificate(engine, frozenset(right), frozenset(raised - set(support) - wrong))


def unexplained(played: Sequence[Played]) -> list[Played]:
    """Cases that came out wrong although all they exercise came out right elsewhere."""
    right = {feature for one in played if one.outcome is Outcome.RIGHT for feature in one.features}
    return [one for one in played if one.outcome is Outcome.WRONG and one.features <= right]


@dataclass(frozen=True)
class Validation:
    """What certificates learnt from one half of the cases did on the other, over all rounds."""

    rounds: int
    outcomes: Counter[Outcome]
    wrong: Counter[str]

    def share(self, outcome: Outcome) -> float:
        """The share of one outcome, in percent."""
        return 100 * self.outcomes[outcome] / max(1, sum(self.outcomes.values()))


def cross_validate(
    engine: str, played: Sequence[Played], open_database: Open, rounds: int = 20
) -> Validation:
    """Learn from a random half, play the other with the gate; `rounds` times, with fixed seeds."""
    outcomes: Counter[Outcome] = Counter()
    wrong: Counter[str] = Counter()
    for seed in range(rounds):
        mixed = list(played)
        random.Random(seed).shuffle(mixed)
        half = len(mixed) // 2
        certificate = learn(engine, mixed[:half])
        for one in mixed[half:]:
            outcome, _ = play(one.case, open_database, certificate)
            outcomes[outcome] += 1
            if outcome in (Outcome.WRONG, Outcome.FALSE_ERROR):
                wrong[f"{one.case.group}: {one.case.name}"] += 1
    return Validation(rounds, outcomes, wrong)
