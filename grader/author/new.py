"""The scaffold of a new exercise: every file it needs, saying what belongs there."""

from __future__ import annotations

import re
from pathlib import Path

from grader.author.templates import TEMPLATES
from grader.content import Library
from grader.errors import UsageProblem
from grader.models import Track

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


def scaffold(library: Library, identifier: str, dataset: str) -> list[Path]:
    """Write the files of a new exercise; nothing that exists is touched.

    Raises UsageProblem where the id is not `sql/<topic>/<slug>` or `mongo/<topic>/<slug>`, the
    exercise exists already or there is no such dataset.
    """
    parts = identifier.strip("/").split("/")
    if len(parts) != 3 or parts[0] not in set(Track) or not all(map(_ID.match, parts[1:])):
        raise UsageProblem(
            "not an exercise id", repr(identifier),
            "write sql/<topic>/<slug> or mongo/<topic>/<slug>, in lower case with hyphens",
        )  # fmt: skip
    track = Track(parts[0])
    collection = ""
    if track is Track.MONGO:
        collection = library.collection_names(dataset)[0]
    else:
        library.schema_path(dataset)
    folder = library.folder("/".join(parts))
    if folder.exists():
        raise UsageProblem("the exercise exists", str(folder), "choose another id")
    words = {
        "id": "/".join(parts),
        "topic": parts[1],
        "dataset": dataset,
        "collection": collection,
        "title": parts[2].replace("-", " ").capitalize(),
    }
    written = []
    for name, text in TEMPLATES[track].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**words), encoding="utf-8", newline="\n")
        written.append(path)
    return written
