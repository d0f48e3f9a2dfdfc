"""Running answers in a child process that can be killed, on data made fresh for each."""

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.engines.duckdb.ddl import create_statements
from grader.sandbox.process import Sandbox
from grader.sandbox.seeded import build_seeded, cache_folder, seeded_path

__all__ = [
    "CaseRun",
    "CaseSource",
    "Job",
    "Sandbox",
    "Status",
    "build_seeded",
    "cache_folder",
    "create_statements",
    "seeded_path",
]
