"""Play the MongoDB conformance cases on every engine, and print a table of what came of them.

    python tests/conformance/conformance.py [--certify] [--list] [--no-wire] [--cross] [--write]

`--certify` makes the certificate in grader/gate/certificates/ anew; `--list` names each case that is
silently wrong; `--cross` learns certificates from a random half of the cases and plays the other half
by them, twenty times; `--write` puts the table into docs/mongodb.md; DOJO_MONGO_URL adds the server
that it names.

The engines without our handlers are played first: mending one lasts as long as the process.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mongo_conformance.cases import Case, load
from mongo_conformance.engines import Open, in_memory, offline, on_server, wire_server
from mongo_conformance.learn import Validation, cross_validate, learn, play_all, unexplained
from mongo_conformance.play import Outcome, play

from grader.gate import Certificate, load_certificate

LIES = (Outcome.WRONG, Outcome.FALSE_ERROR)
OFFLINE = "mongomock-ng"
PAGE = Path(__file__).parents[2] / "docs" / "mongodb.md"
KEPT = Path(__file__).parents[2] / "grader" / "gate" / "certificates" / f"{OFFLINE}.json"


def table(cases: Sequence[Case], columns: dict[str, list[Outcome]]) -> Iterator[str]:
    """Right, declined and silently wrong by group for each engine; then cases that expect an error."""
    groups = list(dict.fromkeys(case.group for case in cases if not case.errs))
    yield f"{'group':12}{'cases':>6}  " + "".join(f"{name:>24}" for name in columns)
    yield " " * 20 + f"{'right  decl.  wrong':>24}" * len(columns)
    for group in [*groups, ""]:
        places = [i for i, case in enumerate(cases) if not case.errs and group in ("", case.group)]
        cells = []
        for outcomes in columns.values():
            count = Counter(outcomes[place] for place in places)
            declined = count[Outcome.DECLINED] + count[Outcome.FALSE_ERROR]
            share = f"{100 * count[Outcome.RIGHT] / len(places):.0f} %"
            cells.append(
                f"{share:>9}{count[Outcome.RIGHT]:>5}{declined:>5}{count[Outcome.WRONG]:>5}"
            )
        yield f"{group or 'all values':12}{len(places):>6}  " + "".join(cells)
    places = [i for i, case in enumerate(cases) if case.errs]
    cells = []
    for outcomes in columns.values():
        count = Counter(outcomes[place] for place in places)
        cells.append(
            f"{'':>9}{count[Outcome.RAISED]:>5}{count[Outcome.DECLINED]:>5}{count[Outcome.WRONG]:>5}"
        )
    yield f"{'an error':12}{len(places):>6}  " + "".join(cells)


def written(lines: Sequence[str]) -> None:
    """Put the table into the page on the MongoDB track, between its marks."""
    before, mark, rest = PAGE.read_text("utf-8").partition("<!-- conformance -->\n")
    _, end, after = rest.partition("<!-- end -->")
    block = "\n".join(["```text", *(line.rstrip() for line in lines), "```", ""])
    PAGE.write_text(before + mark + block + end + after, "utf-8")


def certify(cases: Sequence[Case], opened: Open) -> None:
    """Make the kept certificate anew."""
    played = play_all(cases, opened)
    for one in unexplained(played):
        print(f"nothing to blame in {one.case.group}: {one.case.name}", file=sys.stderr)
    text = json.dumps(learn(OFFLINE, played).to_json(), indent=1, ensure_ascii=False)
    KEPT.write_text(text + "\n", "utf-8")


def play_on(
    cases: Sequence[Case], opened: Open, certificate: Certificate | None = None
) -> list[Outcome]:
    """What came of each case."""
    return [play(case, opened, certificate)[0] for case in cases]


def validated(validation: Validation) -> str:
    """A cross-validation in one line."""
    shares = ", ".join(f"{outcome} {validation.share(outcome):.2f} %" for outcome in Outcome)
    return f"{validation.rounds} rounds: {shares}"


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 if the offline engine is silently wrong, or in error, anywhere."""
    warnings.simplefilter("ignore")
    cases = load()
    columns: dict[str, list[Outcome]] = {}
    notes = []
    for name, package in (("mongomock", "mongomock"), (OFFLINE, "mongomock_ng")):
        opened = in_memory(package)
        played = play_all(cases, opened)
        columns[name] = [one.outcome for one in played]
        columns[f"{name}, gated"] = play_on(cases, opened, learn(name, played))
        if "--cross" in arguments:
            notes.append(f"{name}, gated: {validated(cross_validate(name, played, opened))}")
    mended = offline()
    if "--certify" in arguments:
        certify(cases, mended)
    columns["offline"] = play_on(cases, mended, load_certificate(OFFLINE))
    if "--cross" in arguments:
        validation = cross_validate(OFFLINE, play_all(cases, mended), mended)
        notes.append(f"offline: {validated(validation)}")
    if "--no-wire" not in arguments:
        with wire_server() as wire:
            columns["secantusdb"] = play_on(cases, wire)
    if url := os.environ.get("DOJO_MONGO_URL"):
        columns["mongodb"] = play_on(cases, on_server(url))
    lines = list(table(cases, columns))
    print("\n".join([*lines, *notes]))
    if "--write" in arguments:
        written(lines)
    if "--list" in arguments:
        for name, outcomes in columns.items():
            for case, outcome in zip(cases, outcomes, strict=True):
                if outcome in LIES:
                    print(f"{name}: {outcome}: {case.group}: {case.name}")
    return int(any(outcome in LIES for outcome in columns["offline"]))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main(sys.argv[1:]))
