"""The outbox's pages, as staff use them."""

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from alisvest.outbox.actions import send_due_mail
from alisvest.outbox.models import JobRun, Mail, MailKind, MailStatus
from tests.make import municipalities, people
from tests.make.outbox import again, in_status, mail

LIST = reverse("outbox:mail_list")


@pytest.fixture
def client() -> Client:
    return people.sign_in(Client(), people.administrator(language="en"))


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def test_the_list_narrows_by_status_kind_receiver_and_what_it_is_about(client: Client) -> None:
    application = municipalities.application()
    mail(subject="First", to="kari@example.no", about=application)
    mail(subject="Second", kind=MailKind.RECEIPT)
    mail(subject="Third", kind=MailKind.LETTER)

    def shown(query: str) -> list[str]:
        page = text(client, f"{LIST}?{query}")
        return [subject for subject in ("First", "Second", "Third") if f">{subject}<" in page]

    assert shown("") == ["First", "Second", "Third"]
    assert shown("status=held") == ["Third"]
    assert shown("kind=receipt") == ["Second"]
    assert shown("q=kari") == ["First"]
    assert shown("about=municipalities.application") == ["First"]
    assert shown(f"about=municipalities.application&row={application.pk}") == ["First"]
    assert shown(f"about=municipalities.application&row={application.pk + 1}") == []
    assert shown("row=x&kind=nonsense&about=nonsense&status=nonsense&page=99") == ["First", "Second", "Third"]


def test_own_addresses_can_be_followed_and_others_not(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://alis.example.no"
    body = "See https://alis.example.no/tasks/. Or https://alis.example.no.evil.example/ <b>now</b>"
    page = text(client, mail(body=body).get_absolute_url())

    assert 'href="https://alis.example.no/tasks/"' in page
    assert "evil.example" in page
    assert 'href="https://alis.example.no.evil' not in page
    assert "&lt;b&gt;now&lt;/b&gt;" in page


@pytest.mark.parametrize("sent", [False, True])
def test_a_code_is_shown_by_the_catcher_only(client: Client, settings: Settings, *, sent: bool) -> None:
    settings.MAIL_CATCHER = True
    code = mail(kind=MailKind.CODE, body="Your code is 271828")
    if sent:
        send_due_mail()
    assert "271828" in text(client, code.get_absolute_url())

    settings.MAIL_CATCHER = False
    assert "271828" not in text(client, code.get_absolute_url())
    assert "271828" not in text(client, LIST)


@pytest.mark.parametrize(
    ("status", "buttons"),
    [
        (MailStatus.HELD, {"Release the mail", "Withdraw"}),
        (MailStatus.WAITING, {"Hold it back", "Withdraw"}),
        (MailStatus.HANDING_OVER, set()),
        (MailStatus.SENT, {"Mark as returned"}),
        (MailStatus.IN_DOUBT, {"It arrived", "Send it again", "Mark as returned"}),
        (MailStatus.FAILED, {"Try again", "Withdraw"}),
        (MailStatus.RETURNED, {"Try again"}),
        (MailStatus.WITHDRAWN, set()),
    ],
)
def test_a_mail_shows_the_buttons_of_its_status(client: Client, status: MailStatus, buttons: set[str]) -> None:
    page = text(client, in_status(status).get_absolute_url())
    every = (
        "Release the mail", "Hold it back", "Withdraw", "Try again", "It arrived", "Send it again", "Mark as returned",
    )  # fmt: skip
    assert {name for name in every if f">{name}<" in page or f"</svg>{name}<" in page} == buttons


@pytest.mark.parametrize(
    ("name", "status", "then"),
    [
        ("mail_release", MailStatus.HELD, MailStatus.WAITING),
        ("mail_hold", MailStatus.WAITING, MailStatus.HELD),
        ("mail_retry", MailStatus.FAILED, MailStatus.WAITING),
        ("mail_confirm_arrived", MailStatus.IN_DOUBT, MailStatus.SENT),
        ("mail_send_again", MailStatus.IN_DOUBT, MailStatus.WAITING),
        ("mail_withdraw", MailStatus.WAITING, MailStatus.WITHDRAWN),
        ("mail_mark_returned", MailStatus.SENT, MailStatus.RETURNED),
    ],
)
def test_a_button_does_what_it_says_and_twice_is_refused(
    client: Client, name: str, status: MailStatus, then: MailStatus
) -> None:
    one = in_status(status)
    path = reverse(f"outbox:{name}", args=[one.pk])

    first = client.post(path, {"reason": "Because"})
    second = client.post(path, {"reason": "Because"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert again(one).status == then


def test_releasing_together_shows_the_names_first(client: Client) -> None:
    letters = [mail(kind=MailKind.LETTER, subject=f"Letter {n}") for n in range(3)]
    receipt = mail(kind=MailKind.RECEIPT, hold=True, subject="A receipt")
    page = text(client, f"{reverse('outbox:mails_release')}?all=1&kind=letter")

    assert all(f"Letter {n}" in page for n in range(3))
    assert "3 mails leave" in page
    assert "A receipt" not in page
    assert Mail.objects.filter(status=MailStatus.WAITING).count() == 0

    chosen = text(client, f"{reverse('outbox:mails_release')}?m={letters[0].pk}&m=x&m=99999999999999999999")
    assert ("Letter 0" in chosen, "Letter 1" in chosen) == (True, False)

    client.post(reverse("outbox:mails_release"), {"m": [m.pk for m in letters]})
    assert {again(m).status for m in letters} == {MailStatus.WAITING}
    assert again(receipt).status == MailStatus.HELD


def test_the_jobs_page_says_when_each_ran_and_that_no_worker_does(client: Client) -> None:
    path = reverse("outbox:job_list")
    assert "No worker has run anything yet" in text(client, path)

    JobRun.objects.create(job="outbox.watch_mail", slot=Now(), state="done", handled=4, finished_at=Now())
    JobRun.objects.create(job="outbox.clear_expired", slot=Now(), state="failed", error="ValueError: no")
    page = text(client, path)

    assert "The worker stands still" not in page
    assert "ValueError: no" in page
    assert "Daily at 03.10" in page
