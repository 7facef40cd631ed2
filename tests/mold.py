"""The database that every run's test databases are copied from: made once for each state of the migrations.

Running the migrations costs half a minute; copying what they made costs half a second. Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from alisvest.database.embedded import DATABASE, OWNER, PROJECT, EmbeddedServer

KEPT = PROJECT / "var" / "tests"
PACKAGES = ("alisvest", "municipalities", "candidates", "supervision", "finance")


def lay_into(server: EmbeddedServer) -> str:
    """Give a server that has not started its data, with every migration run; return the name of that database."""
    mold = KEPT / f"{server.data.name}-{_fingerprint()}"
    if not mold.exists():
        _make(mold)
    shutil.copytree(mold, server.data)
    if os.geteuid() == 0:
        home = server.home.stat()
        for path in (server.data, *server.data.rglob("*")):
            os.chown(path, home.st_uid, home.st_gid)
    server.data.chmod(0o700)
    return DATABASE


def _fingerprint() -> str:
    """Name the state of everything that decides what the migrations make."""
    found = hashlib.sha256(sys.version.encode())
    for path in _sources():
        found.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    yield from sorted((PROJECT / "requirements").glob("*.txt"))
    for package in PACKAGES:
        yield from sorted((PROJECT / package).rglob("migrations/*.py"))
        yield from sorted(path for path in (PROJECT / package).rglob("data/*") if path.is_file())
    yield from sorted((PROJECT / "alisvest" / "database").glob("*.py"))


def _make(mold: Path) -> None:
    """Run the migrations on a server of their own, and keep its data; older ones go."""
    home = Path(tempfile.mkdtemp(prefix="alisvest-mold-"))
    server = EmbeddedServer(home)
    try:
        server.start()
        try:
            command = (sys.executable, PROJECT / "manage.py", "migrate", "--verbosity=0")
            subprocess.run(command, env=os.environ | {"DATABASE_URL": server.url(OWNER)}, check=True, cwd=PROJECT)  # noqa: S603  our own command
        finally:
            server.stop()
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        shutil.copytree(server.data, part := mold.with_suffix(".part"))
        part.rename(mold)
    finally:
        shutil.rmtree(home, ignore_errors=True)
        shutil.rmtree(server.socket, ignore_errors=True)
