"""A server that goes away: exit 3 and a clear message; when it is back, the next check works."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import local_postgres
import pytest

from grader.content import Library
from grader.errors import EngineUnavailable
from grader.grade import Grader
from grader.models import EngineName, Verdict

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
ID = "sql/joins/customers-without-orders"


def pg_ctl(data: Path, *arguments: str) -> None:
    """Stop or start the server of this data folder."""
    command = [
        str(local_postgres.PROGRAMS / "pg_ctl"),
        "-D",
        str(data),
        "-w",
        "-l",
        str(data / "restart.log"),
        *arguments,
    ]
    if data.owner() != Path.home().owner():
        command = [
            "su",
            data.owner(),
            "-s",
            "/bin/sh",
            "-c",
            " ".join(f"'{part}'" for part in command),
        ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_server_that_dies_and_comes_back(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = local_postgres.start(tmp_path)
    monkeypatch.setenv("DOJO_POSTGRES_URL", url)
    exercise = library.load(ID)
    answer = exercise.solutions[0].encode()
    host = url.partition("host=")[2]
    data = tmp_path / "data"
    with Grader(library, EngineName.POSTGRES) as grader:
        assert grader.grade(exercise, answer).verdict is Verdict.CORRECT
        with ThreadPoolExecutor(1) as pool:
            endless = b"SELECT count(*) FROM generate_series(1, 1000000000)"
            running = pool.submit(grader.grade, exercise, endless)
            pg_ctl(data, "stop", "-m", "immediate")
            with pytest.raises(EngineUnavailable, match="cannot be reached"):
                running.result(timeout=30)
        with pytest.raises(EngineUnavailable):
            grader.grade(exercise, answer)
        pg_ctl(data, "-o", f"-k {host} -c listen_addresses=", "start")
        try:
            assert grader.grade(exercise, answer).verdict is Verdict.CORRECT
        finally:
            pg_ctl(data, "stop", "-m", "immediate")


def test_no_server_is_exit_3(dojo: Dojo, root: Path) -> None:
    solution = root / "exercises" / ID / "solution.sql"
    done = dojo("check", ID, "--live", "--file", str(solution),
                DOJO_POSTGRES_URL="postgresql://grader:x@127.0.0.1:9/")  # fmt: skip
    assert done.returncode == 3
    assert "cannot be reached" in done.stderr
    assert "dojo up" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_check_and_run_work_live(dojo: Dojo, root: Path, postgres_url: str) -> None:
    solution = root / "exercises" / ID / "solution.sql"
    done = dojo("check", ID, "--live", "--file", str(solution), DOJO_POSTGRES_URL=postgres_url)
    assert (done.returncode, "on postgres" in done.stdout) == (0, True), done.stderr
    ran = dojo("run", ID, "--engine", "postgres", "--file", str(solution),
               DOJO_POSTGRES_URL=postgres_url)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
