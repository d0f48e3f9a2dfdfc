"""Which engine judges the exercises of a track."""

from __future__ import annotations

from grader.content import Library
from grader.errors import UsageProblem
from grader.grade.backends import Backend, Dialect, OfflineBackend, live_postgres
from grader.models import EngineName, Track

_LANGUAGE = {Track.SQL: "SQL", Track.MONGO: "MongoDB commands"}


def track_of(engine: EngineName) -> Track:
    """The track whose answers an engine runs."""
    mongo = engine in (EngineName.MONGOMOCK, EngineName.MONGODB)
    return Track.MONGO if mongo else Track.SQL


def make_backend(
    library: Library, track: Track, engine: EngineName | None, dialect: Dialect, *, live: bool
) -> Backend:
    """The side of the engine that judges a track's exercises.

    Raises UsageProblem for an engine of the other track, EngineUnavailable where there is none.
    """
    if engine is None:
        if track is Track.SQL:
            engine = EngineName.POSTGRES if live else EngineName.DUCKDB
        else:
            engine = EngineName.MONGODB if live else EngineName.MONGOMOCK
    if track_of(engine) is not track:
        raise UsageProblem(
            "the wrong engine", f"{engine} runs no {_LANGUAGE[track]}",
            "leave out --engine; --live chooses the server",
        )  # fmt: skip
    if engine is EngineName.DUCKDB:
        return OfflineBackend(dialect)
    if engine is EngineName.POSTGRES:
        return live_postgres(library.root)
    from grader.grade.document_backends import MongodbBackend, MongomockBackend

    return MongomockBackend() if engine is EngineName.MONGOMOCK else MongodbBackend(library.root)
