"""The real docker-compose.yml on a real Docker engine, with stand-ins for the two images.

The stand-ins (standins/) keep the official images' first-start contract. What they cannot prove is
told in docs/live.md.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docker
import psycopg
import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure
from servers.standins import rootfs

from grader.content import Library
from grader.errors import EngineUnavailable
from grader.servers.checksums import check_tables
from grader.servers.compose import find_compose
from grader.servers.engine import Engine

IMAGES = {
    "POSTGRES_IMAGE": "query-dojo-standin-postgres:test",
    "MONGO_IMAGE": "query-dojo-standin-mongo:test",
}
DOCUMENTS = {
    "items.jsonl": '{"_id":{"$oid":"65a000000000000000000001"},"price":{"$numberDecimal":"2.50"}}\n'
    '{"_id":{"$oid":"65a000000000000000000002"},"sold":{"$date":"2024-02-29T00:00:00Z"}}\n'
}
SCHEMA = {
    "format": 1,
    "collections": {"items": {"indexes": [{"keys": {"price": 1}, "name": "by_price"}]}},
}


@pytest.fixture(scope="module")
def images(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The two stand-ins, made of local files; skipped where Docker or npm are missing."""
    try:
        with Engine():
            find_compose()
    except EngineUnavailable as problem:
        pytest.skip(f"{problem}: .ci/docker-engine installs and starts one")
    for program in ("npm", "node", "setpriv"):
        if shutil.which(program) is None:
            pytest.skip(f"the stand-ins need {program}")
    cache = request.config.cache
    assert cache is not None
    packages = cache.mkdir(f"standins-{sys.version_info.major}.{sys.version_info.minor}")
    folder = tmp_path_factory.mktemp("images")
    client = docker.from_env(timeout=300)
    rootfs.fill_postgres(folder / "postgres")
    rootfs.make_image(client, folder / "postgres", *named("POSTGRES"))
    rootfs.fill_mongo(folder / "mongo", packages)
    rootfs.make_image(client, folder / "mongo", *named("MONGO"))
    shutil.rmtree(folder)
    yield
    for image in IMAGES.values():
        client.images.remove(image)
    client.close()


def named(which: str) -> tuple[str, tuple[str, ...]]:
    configuration: tuple[str, ...] = getattr(rootfs, f"{which}_CONFIGURATION")
    return IMAGES[f"{which}_IMAGE"].partition(":")[0], configuration


class Servers:
    """The `dojo` command with a project, ports and images of its own."""

    def __init__(self, name: str, **more: str) -> None:
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key == "DOJO_CACHE" or not key.startswith("DOJO_")
        }
        self.ports = {"postgres": free_port(), "mongo": free_port()}
        self.project = f"query-dojo-{name}-{os.getpid()}"
        self.environment |= {
            **IMAGES, "COMPOSE_PROJECT_NAME": self.project, "COLUMNS": "100",
            "DOJO_POSTGRES_PORT": str(self.ports["postgres"]),
            "DOJO_MONGO_PORT": str(self.ports["mongo"]),
            "DOJO_ADMIN_PASSWORD": "secret-a", "DOJO_LEARNER_PASSWORD": "secret-l",
            "DOJO_GRADER_PASSWORD": "it's \"secret\"", **more,
        }  # fmt: skip

    def dojo(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "grader", *words], env={**self.environment, **more},
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip

    def postgres(self, user: str, password: str, database: str) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1", port=self.ports["postgres"], user=user, password=password,
            dbname=database, autocommit=True,
        )  # fmt: skip

    def mongo(self, user: str, password: str) -> MongoClient[Any]:
        return MongoClient(
            "127.0.0.1", self.ports["mongo"], username=user, password=password,
            serverSelectionTimeoutMS=5000,
        )  # fmt: skip

    def left_over(self) -> list[str]:
        client = docker.from_env()
        own = {"label": f"com.docker.compose.project={self.project}"}
        found = [item.name for item in client.containers.list(all=True, filters=own)]
        found += [item.name for item in client.volumes.list(filters=own)]
        client.close()
        return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def running(servers: Servers) -> Iterator[Servers]:
    try:
        yield servers
    finally:
        servers.dojo("down", "--volumes")


@pytest.fixture(scope="module")
def servers(images: None) -> Iterator[Servers]:
    """The shipped data, up; taken down at the end."""
    assert images is None
    for one in running(Servers("shipped")):
        done = one.dojo("up", "--json")
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert {item["health"] for item in told["containers"]} == {"healthy"}
        assert "postgres: seeded and healthy" in done.stderr
        yield one


@pytest.mark.parametrize("dataset", ["shop", "lab"])
def test_the_tables_hold_what_the_seed_files_hold(
    servers: Servers, library: Library, dataset: str
) -> None:
    with servers.postgres("learner", "secret-l", dataset) as connection:
        checks = check_tables(connection, dataset, library.seed_folder(dataset))
    assert len(checks) == len(library.schema(dataset).tables)
    assert all(check.same for check in checks), checks


def test_doctor_is_all_green(servers: Servers) -> None:
    done = servers.dojo("doctor", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (0, True)
    notes = {check["name"] for check in told["checks"] if check["status"] != "ok"}
    assert notes <= {"workspace"}
    assert {"Docker", "Compose", "postgres", "mongo", "PostgreSQL", "MongoDB", "seeded"} <= {
        check["name"] for check in told["checks"]
    }
    psql = next(one["command"] for one in told["connections"] if one["client"] == "psql")
    assert psql.endswith(f"//learner:secret-l@127.0.0.1:{servers.ports['postgres']}/lab'")


def test_the_roles_are_as_promised(servers: Servers) -> None:
    with servers.postgres("learner", "secret-l", "shop") as learner:
        learner.execute("SET default_transaction_read_only = off")
        for attempt in ("DELETE FROM orders", "CREATE TEMP TABLE mine ()", "SET ROLE grader"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                learner.execute(attempt.encode())
    with servers.postgres("grader", 'it\'s "secret"', "dojo_scratch_0") as grader:
        grader.execute("CREATE TABLE mine (); SET ROLE learner; RESET ROLE; DROP TABLE mine")
    for user, password, database in (
        ("learner", "wrong", "shop"), ("learner", "secret-l", "postgres"),
        ("learner", "secret-l", "dojo_scratch_0"), ("postgres", "", "postgres"),
    ):  # fmt: skip
        with pytest.raises(psycopg.OperationalError):
            servers.postgres(user, password, database)


def test_nothing_is_open_to_the_network(servers: Servers) -> None:
    client = docker.from_env()
    own = {"label": f"com.docker.compose.project={servers.project}"}
    for container in client.containers.list(filters=own):
        published = [one for many in container.ports.values() for one in many or []]
        assert {one["HostIp"] for one in published} == {"127.0.0.1"}
        assert container.attrs["HostConfig"]["Memory"] == 1 << 30
    client.close()


def test_up_again_changes_nothing_and_a_stranger_on_the_port_is_named(servers: Servers) -> None:
    assert servers.dojo("up").returncode == 0
    other = Servers("other", DOJO_POSTGRES_PORT=str(servers.ports["postgres"]))
    done = other.dojo("up")
    assert done.returncode == 3
    assert f"port {servers.ports['postgres']} is taken" in done.stderr
    assert f"the container {servers.project}" in done.stderr
    assert other.left_over() == []


def test_a_half_seeded_volume_is_said_and_reset_mends_it(servers: Servers) -> None:
    """As after a first start that was broken off: the databases are there, the mark is not."""
    with servers.postgres("postgres", "secret-a", "postgres") as admin:
        admin.execute("DROP DATABASE dojo_ready")
    done = servers.dojo("down")
    assert (done.returncode, done.stdout) == (0, "The servers are down.\n")
    done = servers.dojo("up")
    assert done.returncode == 3
    assert "postgres is half-seeded" in done.stderr
    assert "dojo reset --data" in done.stderr
    assert "half-seeded" in servers.dojo("doctor").stdout
    done = servers.dojo("reset", "--data", "--yes")
    assert done.returncode == 0, done.stderr
    assert servers.dojo("doctor").returncode == 0


def test_an_image_that_is_not_to_be_had_is_named(servers: Servers) -> None:
    other = Servers("noimage", MONGO_IMAGE="registry.invalid/no-such-image:1")
    try:
        done = other.dojo("up")
        assert done.returncode == 3
        assert "image not to be had: registry.invalid/no-such-image:1" in done.stderr
    finally:
        other.dojo("down", "--volumes")
    assert servers.project != other.project


def test_a_first_start_that_fails_shows_the_log(
    servers: Servers, library: Library, tmp_path: Path
) -> None:
    course = own_course(library, tmp_path, {})
    (course / "seed_data" / "shop" / "orders.csv").write_text("order_id\nnot-a-number\n")
    other = Servers("broken")
    try:
        done = other.dojo("up", "--root", str(course))
        assert done.returncode == 3
        assert "postgres is not well" in done.stderr
        assert "not-a-number" in done.stderr
    finally:
        other.dojo("down", "--volumes")
    assert servers.project != other.project


def own_course(library: Library, folder: Path, documents: Mapping[str, str]) -> Path:
    """A teacher's own root: one dataset of tables, and perhaps one of documents."""
    (folder / "exercises").mkdir()
    for kind in ("schemas", "seed_data"):
        shutil.copytree(library.root / kind / "shop", folder / kind / "shop")
    if documents:
        for kind in ("schemas", "seed_data"):
            (folder / kind / "market").mkdir()
        (folder / "schemas" / "market" / "mongo.json").write_text(json.dumps(SCHEMA))
        for name, text in documents.items():
            (folder / "seed_data" / "market" / name).write_text(text)
    return folder


def test_a_course_of_ones_own_is_seeded_documents_too(
    servers: Servers, library: Library, tmp_path: Path
) -> None:
    """The documents come typed, learner only reads, and grader writes in its scratch databases."""
    course = own_course(library, tmp_path, DOCUMENTS)
    for own in running(Servers("course")):
        done = own.dojo("up", "--root", str(course))
        assert done.returncode == 0, done.stderr
        assert "market.items: 2 of 2 documents" in own.dojo("doctor", "--root", str(course)).stdout
        with own.mongo("learner", "secret-l") as learner:
            first = learner["market"]["items"].find_one({"price": {"$exists": True}})
            assert first is not None
            assert str(first["price"]) == "2.50"
            assert "by_price" in learner["market"]["items"].index_information()
            for database in ("market", "dojo_scratch_0"):
                with pytest.raises(OperationFailure, match=r"(?i)not authorized"):
                    learner[database]["items"].insert_one({"mine": 1})
        with own.mongo("grader", 'it\'s "secret"') as grader:
            grader["dojo_scratch_0"]["mine"].insert_one({"mine": 1})
            grader["dojo_scratch_0"]["mine"].drop()
            with pytest.raises(OperationFailure, match=r"(?i)not authorized"):
                grader["market"]["items"].delete_many({})
    assert servers.project != own.project


def test_down_leaves_nothing_behind(servers: Servers) -> None:
    done = servers.dojo("down", "--volumes", "--json")
    assert json.loads(done.stdout) == {"running": False, "data_removed": True}
    assert servers.left_over() == []
