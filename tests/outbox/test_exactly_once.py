"""Each letter is accepted exactly once, although workers are killed and the mail server refuses, hangs and dies.

Real processes, a real database, a real conversation. At the end the test does what the administrator does: it looks in
the mail server's log for each mail in doubt, and says what it found.
"""

import random
import threading
import time
from collections import Counter

import pytest
from django.db import connection
from django.db.models.functions import Now

from alisvest.accounts.models import User
from alisvest.outbox.actions import confirm_arrived, send_again
from alisvest.outbox.models import Mail, MailAttempt, MailStatus
from tests.make import people
from tests.make.outbox import mail
from tests.outbox.mail_server import FAULTS, MOMENTS, MailServer
from tests.outbox.worker_host import Workers, kill, lives, wait_for_end

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 20
SEED = 2017
UNDECIDED = (MailStatus.WAITING, MailStatus.HANDING_OVER)


class Killer:
    """Kills the worker a moment after the mail server has seen the wanted step of the dialogue for the nth time."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.struck = chance, Counter[str]()
        self.aim("", 0)

    def aim(self, moment: str, pid: int) -> None:
        self.moment, self.pid, self.left = moment, pid, self.chance.randint(1, 2)

    def __call__(self, moment: str) -> None:
        if moment != self.moment or not self.pid:
            return
        self.left -= 1
        if self.left == 0:
            pid, self.pid = self.pid, 0
            self.struck[moment] += 1
            threading.Timer(self.chance.choice((0, 0, 0.001, 0.003, 0.01)), kill, [pid]).start()


def moments(chance: random.Random) -> list[str]:
    """Twenty steps, every one of the dialogue at least twice."""
    chosen = [MOMENTS[number % len(MOMENTS)] for number in range(KILLS)]
    chance.shuffle(chosen)
    return chosen


def an_hour_passes() -> None:
    Mail.objects.filter(status=MailStatus.WAITING).update(next_attempt_at=Now())


def settle_doubts(log: list[str], by: User) -> Counter[str]:
    """Do what the administrator does with each mail in doubt."""
    said = Counter[str]()
    for doubt in Mail.objects.filter(status=MailStatus.IN_DOUBT):
        verb = confirm_arrived if doubt.message_id in log else send_again
        verb(doubt, by=by)
        said[verb.__name__] += 1
    return said


def finish(server: MailServer, by: User, seconds: float = 120) -> Counter[str]:
    """Let time pass and settle doubts until every mail has left."""
    said = Counter[str]()
    until = time.monotonic() + seconds
    while Mail.objects.exclude(status=MailStatus.SENT).exists():
        assert time.monotonic() < until, Counter(Mail.objects.values_list("status", flat=True))
        an_hour_passes()
        said += settle_doubts(server.accepted, by)
        time.sleep(0.05)
    return said


def test_killed_at_twenty_points_every_letter_is_accepted_exactly_once() -> None:
    chance = random.Random(SEED)  # noqa: S311  a seeded test
    letters = [mail() for _number in range(60)]
    killer = Killer(chance)
    administrator = people.administrator()
    with (
        MailServer(seed=SEED, share=0.35, on_moment=killer) as server,
        Workers(port=server.port, database=connection.settings_dict["NAME"]) as workers,
    ):
        for number, moment in enumerate(moments(chance)):
            an_hour_passes()
            pid = workers.start()
            killer.aim(moment, pid)
            assert wait_for_end(pid, 60), f"kill {number} at «{moment}» did not strike"
        server.share = 0
        workers.start()
        said = finish(server, administrator)

    assert Counter(server.accepted) == {letter.message_id: 1 for letter in letters}
    # The test has met what it is about.
    assert sum(killer.struck.values()) == KILLS
    assert set(killer.struck) == set(MOMENTS)
    assert set(server.met) == {"", *FAULTS}
    assert said["confirm_arrived"] > 0
    assert said["send_again"] > 0
    assert set(MailAttempt.objects.values_list("outcome", flat=True)) == {"sent", "put_off", "unknown", "lost"}


def test_two_workers_at_once_share_a_batch_without_sending_twice() -> None:
    letters = [mail() for _number in range(60)]
    administrator = people.administrator()
    with (
        MailServer(seed=SEED, share=0.2) as server,
        Workers(port=server.port, database=connection.settings_dict["NAME"]) as workers,
    ):
        pids = [workers.start(), workers.start()]
        finish(server, administrator)
        assert all(map(lives, pids))

    assert Counter(server.accepted) == {letter.message_id: 1 for letter in letters}


@pytest.mark.parametrize(("how", "times"), [("start", 1), ("start late", 2)])
def test_control_without_the_mark_before_handing_over_a_letter_goes_twice(how: str, times: int) -> None:
    """Killed when the server has accepted and not yet answered: with the mark a doubt, without it a second letter."""
    letter = mail()
    administrator = people.administrator()
    killed = threading.Event()
    with MailServer() as server, Workers(port=server.port, database=connection.settings_dict["NAME"]) as workers:
        first: list[int] = []

        def strike(moment: str) -> None:
            if moment == "accepted" and not killed.is_set():
                kill(first[0])
                killed.set()

        server.on_moment = strike
        first.append(workers.start(how))
        assert killed.wait(60)
        server.on_moment = str
        workers.start(how)
        finish(server, administrator)

    assert server.accepted == [letter.message_id] * times
