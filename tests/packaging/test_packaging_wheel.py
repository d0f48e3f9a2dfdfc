"""The wheel by itself: installed into an empty environment, it practises in an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ID = "sql/joins/customers-without-orders"
CHECKED = (ID, "mongo/group/monthly-revenue")


def run(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    environment = {"PATH": os.defpath, "HOME": str(cwd), "LANG": "C.UTF-8"}
    environment.update({key: value for key, value in os.environ.items() if key.startswith("PIP_")})
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True,
        timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The scripts folder of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, root,
        cwd=folder)  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / "bin"
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return scripts


def test_init_and_check_work_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    dojo = installed / "dojo"
    run(dojo, "init", cwd=tmp_path)
    run(dojo, "show", ID, cwd=tmp_path)
    run(dojo, "check", ID, cwd=tmp_path, expect=1)
    answer = tmp_path / "answers" / f"{ID}.sql"
    content = next(installed.parent.glob("lib/python*/site-packages/grader/_content"))
    answer.write_text((content / "exercises" / ID / "solution.sql").read_text())
    assert "orrect" in run(dojo, "check", ID, cwd=tmp_path)


def test_the_wheel_carries_what_starts_the_servers(installed: Path, root: Path) -> None:
    content = next(installed.parent.glob("lib/python*/site-packages/grader/_content"))
    for name in ("docker-compose.yml", ".env.example", "schemas/init/postgres.sh"):
        assert (content / name).read_bytes() == (root / name).read_bytes()
    scripts = {path.name for path in (root / "schemas" / "init").iterdir()}
    assert {path.name for path in (content / "schemas" / "init").iterdir()} == scripts


def test_the_wheel_carries_every_exercise(installed: Path, root: Path, tmp_path: Path) -> None:
    content = next(installed.parent.glob("lib/python*/site-packages/grader/_content"))
    for folder in ("exercises", "schemas", "seed_data"):
        assert _files(content / folder) == _files(root / folder)
    out = run(installed / "dojo", "author", "check", *CHECKED, "--json", cwd=tmp_path)
    assert json.loads(out)["broken"] == []


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
