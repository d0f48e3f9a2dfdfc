"""Running answers in a child process that can be killed, on data made fresh for each."""

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.engines.ddl import duckdb_tables, postgres_tables
from grader.sandbox.process import Sandbox
from grader.sandbox.seeded import build_seeded, cache_folder, cached_schema, seeded_path

__all__ = [
    "CaseRun",
    "CaseSource",
    "Job",
    "Sandbox",
    "Status",
    "build_seeded",
    "cache_folder",
    "cached_schema",
    "duckdb_tables",
    "postgres_tables",
    "seeded_path",
]
