"""What is typed is not lost: not when the session expires, not without a network; and nobody else finds it."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from alisvest.accounts.models import User
from alisvest.programme.actions import load_founding_values
from supervision.models import Meeting
from tests.browser import complaints_of
from tests.make import candidates, municipalities, people, supervision

PASSWORD = "fjord og fjell 2017"
NOTES = "Vi snakket lenge om legevakt,\nog om veien videre: «æøå»."
ON = date(2018, 9, 12)


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(settings, "DEMO_TODAY", ON)  # the server's threads read the same clock
    load_founding_values(by=None)
    made = supervision.supervisor()
    supervision.assignment(made, candidates.candidate_in(municipalities.municipality(), name="Ingrid Solheim"))
    person = supervision.signed_up(made)
    person.set_password(PASSWORD)
    person.save()
    return person


class Typing:
    """A supervisor who writes minutes in a browser."""

    def __init__(self, page: Page, server: LiveServer) -> None:
        self.page, self.server = page, server
        self.path = reverse("supervision:meeting_record")

    def sign_in(self, person: User) -> None:
        cookie = people.sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.server.url}])

    def sign_in_by_hand(self, person: User) -> None:
        self.page.get_by_label("E-post").fill(person.email)
        self.page.get_by_label("Passord").fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Logg inn").first.click()

    def open(self) -> None:
        self.page.goto(f"{self.server.url}{self.path}")

    def write(self) -> None:
        self.page.get_by_label("Annet", exact=True).check()
        self.page.get_by_label("Minutter").fill("95")
        self.page.get_by_label("Kort referat").fill(NOTES)
        expect(self.page.locator(".draftnote")).to_contain_text("Tatt vare på i denne nettleseren kl.")

    def send(self) -> None:
        self.page.get_by_role("button", name="Lagre møtet").click()

    @property
    def kept(self) -> Locator:
        return self.page.get_by_text("Vi har tatt vare på det du skrev kl.")

    def sees_what_was_written(self) -> None:
        expect(self.kept).to_be_visible()
        expect(self.page.get_by_label("Kort referat")).to_have_value(NOTES)
        expect(self.page.get_by_label("Minutter")).to_have_value("95")
        expect(self.page.get_by_label("Annet", exact=True)).to_be_checked()

    def stored(self) -> list[str]:
        found: list[str] = self.page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('draft:'))")
        return found


@pytest.fixture
def typing(page: Page, live_server: LiveServer) -> Typing:
    return Typing(page, live_server)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_an_expired_session_keeps_the_minutes(typing: Typing, supervisor: User) -> None:
    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    Session.objects.all().delete()
    typing.send()

    expect(typing.page.get_by_text("Det du sendte, er ikke lagret ennå.")).to_be_visible()
    typing.sign_in_by_hand(supervisor)
    typing.sees_what_was_written()
    assert Meeting.objects.count() == 0
    typing.send()
    expect(typing.page.get_by_text("Møtet med Ingrid Solheim")).to_be_visible()
    assert (Meeting.objects.get().minutes, Meeting.objects.get().notes) == (95, NOTES)
    assert typing.stored() == []
    typing.open()
    expect(typing.page.get_by_label("Kort referat")).to_have_value("")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_a_network_nothing_is_lost_and_nothing_is_saved_twice(typing: Typing, supervisor: User) -> None:
    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    typing.page.context.set_offline(True)
    typing.send()
    expect(typing.page.locator("main form")).to_have_count(0)  # the browser's own page about the network
    typing.page.context.set_offline(False)
    typing.open()
    complaints_of(typing.page).clear()

    typing.sees_what_was_written()
    typing.send()
    expect(typing.page.get_by_text("Møtet med Ingrid Solheim")).to_be_visible()
    assert Meeting.objects.count() == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_an_answer_that_got_lost_does_not_make_a_second_entry(typing: Typing, supervisor: User) -> None:
    """The meeting was saved, but the browser never heard so: the restored form carries the same key."""
    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    typing.page.route("**/meetings/record/", lambda route: (route.fetch(), route.abort())[1])
    typing.send()
    expect(typing.page.locator("main form")).to_have_count(0)  # the browser's own page about the network
    typing.page.unroute("**/meetings/record/")
    assert Meeting.objects.count() == 1
    typing.open()
    complaints_of(typing.page).clear()
    typing.sees_what_was_written()
    typing.send()

    expect(typing.page.get_by_text("Møtet med Ingrid Solheim")).to_be_visible()
    assert Meeting.objects.count() == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_can_be_thrown_away_and_a_refusal_does_not_restore_over_what_was_sent(
    typing: Typing, supervisor: User
) -> None:
    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    typing.page.get_by_label("Minutter").fill("mange")
    typing.send()
    expect(typing.page.locator("[data-errorsummary]")).to_be_visible()
    complaints_of(typing.page).clear()  # the browser names the answer's status
    expect(typing.kept).to_have_count(0)
    expect(typing.page.get_by_label("Minutter")).to_have_value("mange")
    typing.open()
    expect(typing.page.get_by_label("Kort referat")).to_have_value(NOTES)
    typing.page.get_by_role("button", name="Forkast").click()
    expect(typing.page.get_by_label("Kort referat")).to_have_value("")
    assert typing.stored() == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_nobody_else_finds_it(typing: Typing, supervisor: User) -> None:
    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    assert len(typing.stored()) == 1
    typing.sign_in(people.user())
    typing.page.goto(typing.server.url)
    assert typing.stored() == []

    typing.sign_in(supervisor)
    typing.open()
    typing.write()
    typing.page.set_viewport_size({"width": 1280, "height": 900})
    typing.page.get_by_role("navigation").get_by_text(supervisor.name).click()
    typing.page.get_by_role("button", name="Logg ut").click()
    typing.page.wait_for_url("**/sign-in/**")
    assert typing.stored() == []


# The forms below are put on a page that is there anyway.
SECRETS = """() => {
    const form = document.querySelector('main form[data-draft]');
    form.insertAdjacentHTML('beforeend', '<input type="file" name="f"><input name="code" autocomplete="one-time-code">'
        + '<input type="hidden" name="hidden" value="h"><input name="quiet" data-no-draft><input name="said">');
    for (const name of ['code', 'quiet', 'said']) form.elements[name].value = 'typed-' + name;
    form.elements.said.dispatchEvent(new Event('input', {bubbles: true}));
}"""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_files_codes_and_hidden_keys_are_never_kept(typing: Typing, supervisor: User) -> None:
    typing.sign_in(supervisor)
    typing.open()
    typing.page.evaluate(SECRETS)
    expect(typing.page.locator(".draftnote")).to_be_visible()
    kept = typing.page.evaluate("Object.values(sessionStorage).join()")

    assert "typed-said" in kept
    for name in ("typed-code", "typed-quiet", '"f"', '"hidden"', "csrfmiddlewaretoken"):
        assert name not in kept


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_form_with_a_password_keeps_nothing(typing: Typing) -> None:
    typing.page.goto(f"{typing.server.url}{reverse(settings.LOGIN_URL)}")
    typing.page.get_by_label("Passord").fill("hush")

    assert typing.stored() == []


def test_without_script_an_expired_form_leads_back_to_its_page() -> None:
    """The page it stood on, by the browser's own word, when that is one of ours; else the form's own address."""
    path = reverse("supervision:meeting_record")
    ways = {
        "http://testserver/supervision/?month=2018-09": "%2Fsupervision%2F%3Fmonth%3D2018-09",
        "http://evil.example/supervision/": "%2Fsupervision%2Fmeetings%2Frecord%2F",
        "": "%2Fsupervision%2Fmeetings%2Frecord%2F",
    }
    for referer, back in ways.items():
        answer = Client().post(path, {"notes": NOTES}, headers={"Referer": referer, "Host": "testserver"})
        assert answer.headers["Location"] == f"{reverse(settings.LOGIN_URL)}?next={back}&unsaved=1"
    told = Client().get(answer.headers["Location"], headers={"Accept-Language": "nn"}).content.decode()
    assert "Det du sende, er ikkje lagra enno." in told


def test_the_server_says_once_what_it_saved() -> None:
    client = people.sign_in(Client(), people.project_leader())
    path = reverse("accounts:language_choose")
    client.post(path, {"language": "nb", "_draft": "/rounds/open/#RoundForm"})
    first, second = client.get("/").content.decode(), client.get("/").content.decode()

    assert 'data-saved="/rounds/open/#RoundForm"' in first
    assert 'data-saved=""' in second
