"""The scaffold of a new exercise: every file it needs, saying what belongs there."""

from __future__ import annotations

import re
from pathlib import Path

from grader.content import Library
from grader.errors import UsageProblem
from grader.models import Track

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")

_FILES = {
    "exercise.toml": """\
format = 1
title = "{title}"
dataset = "{dataset}"
kind = "query"
level = 2
topics = ["{topic}"]

[compare]
# order_by = ["total desc", "name"]
# round = {{ share = 2 }}
""",
    "prompt.md": """\
Say what is asked in two or three sentences, with every edge case that matters.

| column | type | meaning |
| --- | --- | --- |
| name | text | what it holds |

The rows may come in any order.
""",
    "starter.sql": "-- {title}\nSELECT\nFROM ;\n",
    "solution.sql": "-- The reference. `dojo author record {id}` writes expected.json from it.\n",
    "hints.md": """\
## A nudge

Where to look, without a word of SQL.

## The clause

Which clause or function does it.

## Nearly there

The shape of the answer, with blanks.
""",
    "wrong/first.sql": "-- verdict: wrong, code: missing-rows\n-- why: the usual mistake\n",
}


def scaffold(library: Library, identifier: str, dataset: str) -> list[Path]:
    """Write the files of a new exercise; nothing that exists is touched.

    Raises UsageProblem where the id is not `sql/<topic>/<slug>`, the exercise exists already or
    there is no such dataset.
    """
    parts = identifier.strip("/").split("/")
    if len(parts) != 3 or parts[0] != Track.SQL or not all(map(_ID.match, parts[1:])):
        raise UsageProblem(
            "not an exercise id", repr(identifier),
            "write sql/<topic>/<slug>, in lower case with hyphens",
        )  # fmt: skip
    library.schema_path(dataset)
    folder = library.folder("/".join(parts))
    if folder.exists():
        raise UsageProblem("the exercise exists", str(folder), "choose another id")
    words = {
        "id": "/".join(parts),
        "topic": parts[1],
        "dataset": dataset,
        "title": parts[2].replace("-", " ").capitalize(),
    }
    written = []
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**words), encoding="utf-8", newline="\n")
        written.append(path)
    return written
