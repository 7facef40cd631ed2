"""The rights page is drawn from the rules themselves: every URL has words, and the words follow the audience."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from alisvest.accounts import rights
from alisvest.core.access import patterns
from alisvest.core.roles import Role
from tests.make import people

pytestmark = pytest.mark.django_db


def test_every_url_has_words_and_every_words_a_url() -> None:
    existing = {name for name, _pattern in patterns(get_resolver())}

    assert (sorted(existing - set(rights.registered())), sorted(set(rights.registered()) - existing)) == ([], [])


def test_no_two_urls_are_called_the_same() -> None:
    words = [str(each) for each in rights.registered().values()]

    assert sorted(each for each in set(words) if words.count(each) > 1) == []


def test_every_role_is_told_whose_rows_it_reaches() -> None:
    assert set(rights.REACH) == set(Role)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        (
            "Submit an application",
            {Role.SIGNER, Role.PROJECT_LEADER, Role.ADMINISTRATOR},
        ),  # what came on paper by staff
        ("Open a submitted application to amend it", {Role.SIGNER}),
        ("Record one’s own meeting", {Role.SUPERVISOR}),
        ("Authorise a claim", {Role.PROJECT_LEADER}),
        ("See what each role may do", set(Role)),
    ],
)
def test_a_right_is_read_from_the_view(words: str, roles: set[Role]) -> None:
    found = next(verb for section in rights.sections() for verb in section.verbs if str(verb.words) == words)

    assert (set(found.roles), found.world) == (roles, False)
    assert [role for role, may in zip(Role, found.cells, strict=True) if may] == [r for r in Role if r in roles]


def test_a_right_follows_the_view_when_the_audience_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = dict(patterns(get_resolver()))["finance:claim_authorise"]
    monkeypatch.setattr(pattern.callback, "audience", frozenset({Role.AUDITOR}))

    listed = [str(verb.words) for section in rights.sections_of(Role.AUDITOR) for verb in section.verbs]

    assert "Authorise a claim" in listed


def test_signing_in_is_for_the_whole_world() -> None:
    world = {str(verb.words) for section in rights.sections() for verb in section.verbs if verb.world}

    assert {"Sign in to the application", "Use the link of an invitation"} <= world
    assert "See what each role may do" not in world


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.STEERING, None])
def test_everyone_signed_in_reads_the_page(client: Client, role: Role | None) -> None:
    response = people.sign_in(client, people.user(role, language="en")).get(reverse("accounts:rights_list"))

    assert response.status_code == 200
    assert "Authorise a claim" in response.content.decode()


def test_one_role_can_be_chosen_and_another_word_gives_the_table(client: Client) -> None:
    people.sign_in(client, people.administrator(language="en"))

    one = client.get(reverse("accounts:rights_list"), {"role": "auditor"}).content.decode()
    nonsense = client.get(reverse("accounts:rights_list"), {"role": "emperor"}).content.decode()

    assert ("See the register of municipalities" in one, "Authorise a claim" in one) == (True, False)
    assert "Authorise a claim" in nonsense
