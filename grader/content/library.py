"""Finding exercises and datasets under a root folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content.exercise import Summary, read_exercise, read_summary
from grader.content.fields import closest
from grader.errors import ContentProblem, UsageProblem
from grader.models import Exercise, Schema, Track

if TYPE_CHECKING:
    from grader.models.collections import Collection


def default_root() -> Path:
    """The folder of the shipped exercises: in the wheel, or the checkout this module lies in."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_content"
    return shipped if shipped.is_dir() else package.parent


class Library:
    """The exercises, schemas and seed data of one root folder (a checkout, or a teacher's own)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not (root / "exercises").is_dir():
            raise UsageProblem(
                "no exercises", f"{root} has no folder `exercises`",
                "give a folder with exercises/, schemas/ and seed_data/ by --root",
            )  # fmt: skip

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        base = self.root / "exercises"
        found = [
            f"{track}/{topic.name}/{folder.name}"
            for track in Track
            for topic in _folders(base / track)
            for folder in _folders(topic)
            if (folder / "exercise.toml").exists()
        ]
        return tuple(sorted(found))

    def ids(self) -> tuple[str, ...]:
        """All exercise ids (`sql/joins/slug`), sorted."""
        return self._ids

    def find(self, text: str) -> str:
        """The id that `text` names: the whole id, or any unambiguous part of one.

        Raises UsageProblem where none or several match.
        """
        wanted = text.strip().strip("/").removeprefix("exercises/")
        if self.exists(wanted):
            return wanted
        ends = [item for item in self._ids if item.endswith("/" + wanted)]
        matches = ends if len(ends) == 1 else [item for item in self._ids if wanted in item]
        if wanted and len(matches) == 1:
            return matches[0]
        if not wanted or not matches:
            names = {item.rsplit("/", 1)[1]: item for item in self._ids}
            near = closest(wanted, list(self._ids)) or [
                names[name] for name in closest(wanted.rsplit("/", 1)[-1], list(names))
            ]
            fix = f"did you mean {', '.join(near)}?" if near else "`dojo list` names them all"
            raise UsageProblem("no such exercise", f"nothing matches {text!r}", fix)
        shown = ", ".join(matches[:8]) + (", …" if len(matches) > 8 else "")
        raise UsageProblem(
            "ambiguous exercise", f"{text!r} fits {len(matches)} exercises: {shown}",
            "write more of the id",
        )  # fmt: skip

    def summary(self, identifier: str) -> Summary:
        """An exercise's summary, from exercise.toml alone."""
        return read_summary(identifier, self.folder(identifier))

    def twin(self, identifier: str) -> str:
        """The exercise of the other track that asks the same: the one that exercise.toml names, or
        the one whose exercise.toml names this one. "" where there is none.
        """
        own = self.summary(identifier)
        if own.twin:
            return own.twin if self.exists(own.twin) else ""
        for other in self._ids:
            if other.startswith(f"{own.track}/"):
                continue
            try:
                found = self.summary(other).twin
            except ContentProblem:
                continue
            if found == identifier:
                return other
        return ""

    def exists(self, identifier: str) -> bool:
        """Whether there is an exercise of exactly that id."""
        parts = identifier.split("/")
        return (
            len(parts) == 3
            and parts[0] in set(Track)
            and not any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts)
            and (self.folder(identifier) / "exercise.toml").exists()
        )

    def load(self, identifier: str, *, recorded: bool = True) -> Exercise:
        """A whole exercise, checked. See `read_exercise`."""
        return read_exercise(identifier, self.folder(identifier), recorded=recorded)

    def folder(self, identifier: str) -> Path:
        """The folder of an exercise."""
        return self.root / "exercises" / identifier

    def datasets(self) -> tuple[str, ...]:
        """The names of all datasets, sorted: the folders of schemas/ that hold a schema."""
        return tuple(
            folder.name
            for folder in _folders(self.root / "schemas")
            if (folder / "postgres.sql").exists() or (folder / "mongo.json").exists()
        )

    def table_datasets(self) -> tuple[str, ...]:
        """The names of the datasets that have tables, sorted."""
        return self._datasets_with("postgres.sql")

    def document_datasets(self) -> tuple[str, ...]:
        """The names of the datasets that have collections of documents, sorted."""
        return self._datasets_with("mongo.json")

    def schema_path(self, dataset: str) -> Path:
        """The dataset's `postgres.sql`. Raises UsageProblem where there is no such dataset."""
        return self._schema_file(dataset, "postgres.sql", "tables")

    def mongo_path(self, dataset: str) -> Path:
        """The dataset's `mongo.json`. Raises UsageProblem where there is no such dataset."""
        return self._schema_file(dataset, "mongo.json", "collections")

    def schema(self, dataset: str) -> Schema:
        """The dataset's schema, parsed. Raises UsageProblem or ContentProblem."""
        from grader.content.schema import read_schema  # brings in sqlglot, which is slow to load

        return read_schema(dataset, self.schema_path(dataset))

    def collections(self, dataset: str) -> tuple[Collection, ...]:
        """The dataset's collections, in the file's order. Raises UsageProblem, ContentProblem."""
        from grader.content.collections import read_collections  # a check of SQL needs none

        return read_collections(self.mongo_path(dataset))

    def collection_names(self, dataset: str) -> tuple[str, ...]:
        """The names of the dataset's collections. Raises UsageProblem, ContentProblem."""
        return tuple(collection.name for collection in self.collections(dataset))

    def seed_documents(self, dataset: str) -> Mapping[str, Path]:
        """The JSON-lines file of each collection. Raises ContentProblem where one is missing."""
        folder = self.seed_folder(dataset)
        files = {name: folder / f"{name}.jsonl" for name in self.collection_names(dataset)}
        for name, path in files.items():
            if not path.is_file():
                raise ContentProblem(
                    path, "the seed file is missing",
                    f"{self.mongo_path(dataset)} names the collection {name}",
                )  # fmt: skip
        return files

    def seed_folder(self, dataset: str) -> Path:
        """Where the dataset's CSV and JSON-lines files lie."""
        folder = self.root / "seed_data" / dataset
        if not folder.is_dir():
            raise ContentProblem(folder, "the folder is missing")
        return folder

    def _datasets_with(self, file: str) -> tuple[str, ...]:
        base = self.root / "schemas"
        return tuple(name for name in self.datasets() if (base / name / file).exists())

    def _schema_file(self, dataset: str, file: str, what: str) -> Path:
        path = self.root / "schemas" / dataset / file
        if path.exists():
            return path
        known = self._datasets_with(file)
        if dataset in self.datasets():
            raise UsageProblem(
                f"no {what}", f"the dataset {dataset} has none",
                f"datasets with {what}: {', '.join(known) or 'none'}",
            )  # fmt: skip
        near = closest(dataset, list(known))
        fix = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
        raise UsageProblem("no such dataset", repr(dataset), fix)


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    return sorted(item for item in path.iterdir() if item.is_dir() and item.name[0] not in "._")
