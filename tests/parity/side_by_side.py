"""Offline against live: every query of the corpus on DuckDB and on a real PostgreSQL.

    python tests/parity/side_by_side.py [--write] [--list] [GROUP ...]

prints the table; `--list` names each query that is not the same, `--write` renews docs/parity.md.
The server is the one that `DOJO_POSTGRES_URL` names, else one that is started for the run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from grader.compare import compare
from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import EngineName, Kind, Policy, RelationState, Result, Run, Verdict

CORPUS = Path(__file__).parent / "corpus"
PAGE = Path(__file__).parents[2] / "docs" / "parity.md"
_KINDS = {"data-change": Kind.CHANGE, "definitions": Kind.DEFINE}
_REFUSALS = (Verdict.ERROR, Verdict.REFUSED, Verdict.TIMEOUT)
_HEAD = """\
# Offline against live

What a learner is told offline is what PostgreSQL would say, or the offline engine declines. This table is printed by `make parity`, which
runs every query of `tests/parity/corpus` on DuckDB, the offline engine, and on a real PostgreSQL. A query is the same when rows, column
names, types by family and, under ORDER BY, the order agree; for data changes also the tables they leave.

"""


class Outcome(StrEnum):
    """How the two engines' answers relate."""

    SAME = "same"
    DECLINED = "declined"
    REFUSED_ALIKE = "refused alike"
    DIFFERENT = "silently different"


@dataclass(frozen=True)
class Query:
    """One block of the corpus."""

    dataset: str
    group: str
    title: str
    accepted: bool
    sql: str

    @property
    def kind(self) -> Kind:
        """What the answer is allowed to do."""
        return _KINDS.get(self.group, Kind.QUERY)


@dataclass(frozen=True)
class Compared:
    """One query's outcome, and in words what was not the same."""

    query: Query
    outcome: Outcome
    detail: str
    live: Run
    offline: Run


def corpus() -> Iterator[Query]:
    """All queries, in the order of their files."""
    for path in sorted(CORPUS.glob("*/*.sql")):
        for block in path.read_text(encoding="utf-8").split("--: ")[1:]:
            head, _, sql = block.partition("\n")
            word, _, title = head.partition(" ")
            yield Query(path.parent.name, path.stem, title.strip(), word == "accepted", sql.strip())


def compare_runs(query: Query, live: Run, offline: Run) -> Compared:
    """Set the two runs of a query side by side."""
    outcome, detail = _outcome(query, live, offline)
    return Compared(query, outcome, detail, live, offline)


def _outcome(query: Query, live: Run, offline: Run) -> tuple[Outcome, str]:
    told = offline.findings[0].message if offline.findings else ""
    if offline.verdict is Verdict.UNSUPPORTED:
        return Outcome.DECLINED, told
    if live.verdict in _REFUSALS and offline.verdict in _REFUSALS:
        return Outcome.REFUSED_ALIKE, told
    if live.verdict is not offline.verdict:
        said = live.findings[0].message if live.findings else "rows"
        return Outcome.DIFFERENT, f"live: {said}; offline: {told or 'rows'}"
    detail = _difference(query, live.result, offline.result)
    if not detail and live.state.keys() != offline.state.keys():
        detail = f"changed live: {sorted(live.state)}; offline: {sorted(offline.state)}"
    for name in live.state if not detail else ():
        detail = detail or _state_difference(query, live.state[name], offline.state[name])
    return (Outcome.DIFFERENT, detail) if detail else (Outcome.SAME, "")


def _state_difference(query: Query, live: RelationState, offline: RelationState) -> str:
    if live.kind != offline.kind:
        return f"kind {live.kind} against {offline.kind}"
    return _difference(query, live.content, offline.content)


def _difference(query: Query, live: Result | None, offline: Result | None) -> str:
    if live is None or offline is None:
        return "" if live is offline else "rows came out on one side only"
    found = compare(live, offline, Policy(tolerance=1e-9))
    if found is not None:
        columns = f"columns {found.columns}" if found.columns else ""
        rows = [f"live {item.row}" for item in found.missing[:2]]
        rows += [f"offline {item.row}" for item in found.extra[:2]]
        return "; ".join([columns, *rows, *(str(item) for item in found.miscounted[:1])])
    if _ordered(query.sql):
        for place, (one, other) in enumerate(zip(live.rows, offline.rows, strict=True)):
            pair = (Result(live.columns, (one,)), Result(offline.columns, (other,)))
            if compare(*pair, Policy(tolerance=1e-9)) is not None:
                return f"order: row {place + 1} is {one} live, {other} offline"
    return ""


def _ordered(sql: str) -> bool:
    import sqlglot

    try:
        return sqlglot.parse_one(sql, read="postgres").args.get("order") is not None
    except (sqlglot.errors.SqlglotError, AssertionError):
        return False


def run_all(library: Library, queries: Iterable[Query]) -> list[Compared]:
    """Run every query on both engines; the server's address comes from the environment."""
    with Grader(library, EngineName.POSTGRES) as live, Grader(library) as offline:
        return [
            compare_runs(
                query,
                live.run(query.dataset, query.sql.encode(), query.kind),
                offline.run(query.dataset, query.sql.encode(), query.kind),
            )
            for query in queries
        ]


def table(compared: list[Compared]) -> str:
    """The report: a row a group, a column an outcome, as Markdown."""
    rows: dict[tuple[str, str], Counter[Outcome]] = {}
    for item in compared:
        rows.setdefault((item.query.dataset, item.query.group), Counter())[item.outcome] += 1
    lines = ["| group | queries | " + " | ".join(Outcome) + " |", "| --- " + "| ---: " * 5 + "|"]
    total: Counter[Outcome] = Counter()
    for (dataset, group), counts in rows.items():
        lines.append(_line(f"{dataset}/{group}", counts))
        total += counts
    lines.append(_line("**all**", total))
    alike = total[Outcome.SAME] + total[Outcome.REFUSED_ALIKE]
    share = 100 * alike / max(1, total.total())
    lines.append("")
    lines.append(
        f"Same or refused alike: {share:.1f} %. Silently different: {total[Outcome.DIFFERENT]}."
    )
    return "\n".join(lines)


def _line(name: str, counts: Counter[Outcome]) -> str:
    cells = " | ".join(str(counts[outcome]) for outcome in Outcome)
    return f"| {name} | {counts.total()} | {cells} |"


def main(arguments: list[str]) -> int:
    """Print the table; 1 where a query is silently different."""
    library = Library(default_root())
    with tempfile.TemporaryDirectory(prefix="dojo-parity-") as folder:
        if not os.environ.get("DOJO_POSTGRES_URL"):
            sys.path.insert(0, str(Path(__file__).parents[1]))
            from local_postgres import start

            os.environ["DOJO_POSTGRES_URL"] = start(Path(folder))
        wanted = {argument for argument in arguments if not argument.startswith("--")}
        chosen = [
            query
            for query in corpus()
            if not wanted or {query.dataset, query.group, f"{query.dataset}/{query.group}"} & wanted
        ]
        compared = run_all(library, chosen)
    print(table(compared))
    if "--list" in arguments:
        for item in compared:
            if item.outcome in (Outcome.DECLINED, Outcome.DIFFERENT):
                query = item.query
                print(f"\n{item.outcome}: {query.dataset}/{query.group}: {query.title}")
                print(f"  {query.sql}\n  -> {item.detail}")
    if "--write" in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(_HEAD + table(compared) + "\n", encoding="utf-8")
    return 1 if any(item.outcome is Outcome.DIFFERENT for item in compared) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
