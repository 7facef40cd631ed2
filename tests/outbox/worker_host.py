"""Starts workers as processes of their own, quickly: it loads the application once and forks one for each "start".

Run by `Workers`. A worker is the very command that runs in production. "start late" is the control: its mark is written
after the handing over instead of before.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import django

from alisvest.outbox.schedule import Job


class Workers:
    """Real worker processes on the test's own database, sending to a mail server at the port."""

    def __init__(self, *, port: int, database: str, timeout: float = 0.4) -> None:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
        self._environment = os.environ | {
            "DATABASE_URL": url,
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "MAIL_TIMEOUT": str(timeout),
            "DJANGO_SETTINGS_MODULE": "alisvest.settings",
            "LOG_LEVEL": "ERROR",
        }
        self.running: set[int] = set()

    def __enter__(self) -> Self:
        command = (sys.executable, "-m", "tests.outbox.worker_host")
        self._host = subprocess.Popen(  # noqa: S603
            command, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in self.running:
            kill(pid)
        self._host.communicate("end\n", timeout=20)

    def start(self, how: str = "start") -> int:
        assert self._host.stdin is not None
        assert self._host.stdout is not None
        self._host.stdin.write(f"{how}\n")
        self._host.stdin.flush()
        pid = int(self._host.stdout.readline())
        self.running.add(pid)
        return pid


def kill(pid: int) -> None:
    """End a process as a power cut would: it does nothing more."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.005)
    return not lives(pid)


def main() -> None:
    django.setup()
    # The application is there only now.
    from django.core.management import call_command, load_command_class  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from alisvest.database.embedded import RUNTIME  # noqa: PLC0415
    from alisvest.outbox import schedule  # noqa: PLC0415
    from alisvest.outbox.actions import sending  # noqa: PLC0415

    connection.settings_dict["OPTIONS"]["options"] += f" -c role={RUNTIME}"
    load_command_class("alisvest.outbox", "worker")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried by the system
    for order in sys.stdin:
        if order == "end\n":
            return
        pid = os.fork()
        if pid == 0:
            if order == "start late\n":
                _mark_late(sending)
            if order in ("start slow job\n", "start quick job\n"):
                schedule.register(_job(slow=order == "start slow job\n"))
            call_command("worker", interval=0.02)
            os._exit(0)
        print(pid, flush=True)  # noqa: T201


def _job(*, slow: bool) -> Job:
    def run() -> int:
        time.sleep(60 if slow else 0)
        return 5

    return Job("test.host", "Test", run, every=timedelta(days=1))


def _mark_late(sending: Any) -> None:
    mark, settle = sending._mark, sending._settle

    def late(mail: Any, status: Any, *args: Any, **fields: Any) -> Any:
        if status == "sent":
            mark(mail)
        return settle(mail, status, *args, **fields)

    sending._mark, sending._settle = lambda _mail: True, late


if __name__ == "__main__":
    main()
