"""The MongoDB queries of `mongo/*.mongodb.js`: one block each, headed `// == GROUP: TITLE`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.models import Kind

CORPUS = Path(__file__).parent / "mongo"


@dataclass(frozen=True)
class MongoQuery:
    """One block of the corpus."""

    dataset: str
    group: str
    title: str
    text: str

    @property
    def name(self) -> str:
        """What it is called in a list of exceptions."""
        return f"{self.dataset}: {self.group}: {self.title}"

    @property
    def kind(self) -> Kind:
        """What the answer is allowed to do."""
        return Kind.CHANGE if self.group == "change" else Kind.QUERY


def mongo_corpus() -> Iterator[MongoQuery]:
    """All queries, by dataset in the files' order."""
    for path in sorted(CORPUS.glob("*.mongodb.js")):
        blocks = re.split(r"^// == ", path.read_text("utf-8"), flags=re.MULTILINE)
        for block in blocks[1:]:
            heading, _, text = block.partition("\n")
            group, _, title = heading.partition(": ")
            yield MongoQuery(path.name.partition(".")[0], group, title, text.strip())
