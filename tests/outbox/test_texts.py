"""A text of a letter is worded anew in the application, and every letter from then on uses the new words."""

from typing import Any

import pytest
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core.roles import Role
from alisvest.core.rules import Kind as Refused
from alisvest.core.rules import RefusedError
from alisvest.outbox import queries, templates
from alisvest.outbox.actions import restore_text, send_letter, send_test, word_text
from alisvest.outbox.models import LetterText, Mail, MailKind, MailStatus
from alisvest.outbox.templates import Kind, MissingPlaceholderError, Placeholder, Template, Words
from tests.make import people

KEY = "test.greeting"
GREETING = Template(
    KEY,
    "Greeting",
    "Om {reference}",
    "Hei {name}.\n\n# Grunn\n\n{reasons}",
    (
        Placeholder("name", "Who is greeted", "Åse"),
        Placeholder("reference", "The reference", "A-1"),
        Placeholder("reasons", "The reasons", "Fordi.", needed=True),
    ),
    kind=Kind.LETTER,
)
VALUES = {"name": "Åse", "reference": "A-1", "reasons": "Første.\n\nAndre."}
NEW = Words("Om sak {reference}", "Kjære {name}.\n\n{reasons}")


@pytest.fixture(autouse=True)
def _greeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(templates._templates, KEY, GREETING)


def word(words: Words = NEW, *, language: str = "nn", version: int = 0, by: User | None = None) -> list[LetterText]:
    by = by or people.project_leader()
    return word_text(KEY, texts={language: words}, versions={language: version}, why="Clearer.", by=by)


def url(name: str, *args: str) -> str:
    return reverse(f"outbox:{name}", args=[KEY, *args])


def typed(**changes: str) -> dict[str, Any]:
    now = {f"subject_{x}": GREETING.subject for x in ("nb", "nn")} | {f"body_{x}": GREETING.body for x in ("nb", "nn")}
    return now | {"version_nb": "0", "version_nn": "0", "why": "Clearer.", "then": "save"} | changes


# --- writing -------------------------------------------------------------------------------


def test_the_shipped_text_is_used_until_somebody_words_it_anew() -> None:
    assert templates.write(KEY, "nn", VALUES) == Words("Om A-1", "Hei Åse.\n\nGrunn\n\nFørste.\n\nAndre.")

    word()

    assert templates.write(KEY, "nn", VALUES) == Words("Om sak A-1", "Kjære Åse.\n\nFørste.\n\nAndre.")
    assert templates.write(KEY, "nb", VALUES).subject == "Om A-1"


def test_a_paper_is_written_in_bokmal_where_english_is_asked_for() -> None:
    assert templates.written_in(KEY, "en") == "nb"
    assert templates.written_in("municipalities.receipt", "en") == "en"


@pytest.mark.parametrize("value", [None, "", "  ", "\u200b\n"])
def test_a_missing_value_stops_the_letter_and_is_named(value: str | None) -> None:
    with pytest.raises(MissingPlaceholderError, match=r"^name, reasons, reference$"):
        templates.write(KEY, "nb", {"name": value})


def test_an_unwritten_letter_is_a_failed_row_that_the_project_leader_is_told_of() -> None:
    leader = people.project_leader()
    mails = [
        send_letter(KEY, to="a@example.no", language="nn", values={"reference": "A-1"}, receiver=leader, once="greet 1")
        for _ in range(2)
    ]

    assert mails[0].pk == mails[1].pk
    mail = Mail.objects.get()
    assert (mail.status, mail.last_error) == (MailStatus.FAILED, "missing: name, reasons")
    assert (mail.subject, mail.template, mail.receiver, mail.kind) == ("Greeting", KEY, leader, MailKind.LETTER)
    assert list(queries.unwritten(leader)) == [mail]
    assert not queries.unwritten(people.administrator()).exists()


# --- wording anew --------------------------------------------------------------------------


def test_a_version_is_kept_with_who_and_why() -> None:
    leader = people.project_leader()

    (row,) = word(by=leader)
    (second,) = word(Words("Om {reference}", "{reasons}"), version=1, by=leader)

    assert (row.version, second.version, row.by, row.why) == (1, 2, leader, "Clearer.")
    event = Event.objects.filter(verb="outbox.text_worded").latest("pk")
    assert event.changes == {"text": KEY, "language": "nn", "version": 2}
    assert event.reason == "Clearer."
    with pytest.raises(ProgrammingError, match="permission denied"):
        LetterText.objects.filter(pk=row.pk).update(body="Other.")


def test_only_the_project_leader_words_a_text() -> None:
    with pytest.raises(RefusedError) as caught:
        word(by=people.administrator())

    assert caught.value.refusal.kind == Refused.NOT_YOURS_TO_DO


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        (Words("Om {reference}", "{reasons} {navn}"), "body_nn", "does not know {navn}"),
        (Words("Om {Reference}", "{reasons}"), "subject_nn", "does not know {Reference}"),
        (Words("Om", "{reasons} {"), "body_nn", "does not know {"),
        (Words("Om", "{reasons} { name }"), "body_nn", "does not know { name }"),
        (Words("Om {reference}", "Hei {name}"), "body_nn", "must hold {reasons}"),
        (Words("", "{reasons}"), "subject_nn", "Write the text"),
        (Words("Om", " \u200b"), "body_nn", "Write the text"),
    ],
)
def test_a_text_that_could_not_be_filled_is_refused_at_its_field(words: Words, field: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said) as caught:
        word(words)

    assert caught.value.refusal.field == field
    assert not LetterText.objects.exists()


def test_the_same_words_make_no_version() -> None:
    assert word(Words(str(GREETING.subject), str(GREETING.body))) == []
    word()
    assert word(version=1) == []


def test_what_cannot_be_seen_does_not_enter_a_text() -> None:
    (row,) = word(Words("Om\n{reference}\u200b", "\x00Hei\r\n{reasons}\u202e\x1b"))

    assert (row.subject, row.body) == ("Om {reference}", "Hei\n{reasons}")


def test_whoever_writes_over_anothers_version_is_told_and_nothing_is_saved() -> None:
    word(by=people.project_leader(name="Liv Leiar"))

    with pytest.raises(RefusedError, match="Liv Leiar saved this text while you were writing"):
        word(Words("Om {reference}", "Anna. {reasons}"), version=0)

    assert LetterText.objects.count() == 1


def test_back_to_the_shipped_text_is_a_version_too() -> None:
    leader = people.project_leader()
    word(by=leader)

    row = restore_text(KEY, "nn", why="The old one was better.", by=leader)

    assert row is not None
    assert (row.version, row.shipped, row.body) == (2, True, "")
    assert templates.write(KEY, "nn", VALUES).subject == "Om A-1"
    assert restore_text(KEY, "nn", why="Again.", by=leader) is None
    with pytest.raises(RefusedError):
        restore_text(KEY, "nn", why="x", by=people.administrator())


def test_a_test_goes_to_oneself_in_every_language_of_the_text() -> None:
    reader = people.administrator()

    send_test(KEY, by=reader)
    send_test("municipalities.receipt", by=reader)

    mails = Mail.objects.filter(template=KEY)
    assert [(mail.to, mail.language, mail.status) for mail in mails.order_by("pk")] == [
        (reader.email, "nb", MailStatus.WAITING),
        (reader.email, "nn", MailStatus.WAITING),
    ]
    assert "Hei Åse" in mails[0].body
    assert Mail.objects.filter(template="municipalities.receipt").count() == 3
    with pytest.raises(RefusedError):
        send_test(KEY, by=people.user(Role.STEERING))


# --- every registered text -----------------------------------------------------------------


def registered() -> list[str]:
    return [key for key in templates.known() if not key.startswith("test.")]


@pytest.mark.parametrize("key", registered())
def test_every_shipped_text_is_whole_in_each_language(key: str) -> None:
    """It can be filled with its examples, knows its placeholders, holds those it needs, and has nothing left open."""
    template = templates.known()[key]
    names = {each.name for each in template.placeholders}
    needed = {each.name for each in template.placeholders if each.needed}
    for language in template.languages:
        words = templates.shipped(key, language)
        used = set(templates.PLACEHOLDER.findall(words.subject + words.body))
        assert used <= names, language
        assert needed <= used, language
        shown = templates.example(key, language)
        assert "{" not in shown.subject + shown.body, language
        assert "[.]" not in shown.body, language
    assert str(template.name)


# --- pages ---------------------------------------------------------------------------------


def test_the_list_names_every_text_and_what_was_reworded(client: Client) -> None:
    word()
    people.sign_in(client, people.administrator(language="en"))

    answer = client.get(reverse("outbox:text_list"))

    assert answer.text.count("rowlink") == len(templates.known())
    assert answer.text.count("Reworded") == 1


def test_bokmal_and_nynorsk_stand_beside_each_other_with_the_examples(client: Client) -> None:
    word(Words("Om {reference}", "Kjære {name}.\n\n{reasons}\n\nHelsing"))
    people.sign_in(client, people.administrator(language="en"))

    answer = client.get(url("text_detail"))

    assert [(a.lines if a else None, b.lines if b else None) for a, b in answer.context["pairs"]] == [
        (("Hei Åse.",), ("Kjære Åse.",)),
        (("Grunn",), ("Fordi.",)),
        (("Fordi.",), ("Helsing",)),
    ]
    assert "Change the text" not in answer.text


def test_the_editor_saves_what_was_changed_only(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))

    done = client.post(url("text_change"), typed(body_nn="Kjære {name}.\n\n{reasons}"), follow=True)

    assert "saved in 1 language" in done.text
    row = LetterText.objects.get()
    assert (row.language, row.version, row.body) == ("nn", 1, "Kjære {name}.\n\n{reasons}")
    assert "Nothing was changed" in client.post(url("text_change"), typed(
        body_nn=row.body, version_nn="1"), follow=True).text  # fmt: skip


def test_wrong_placeholders_are_named_at_their_fields_and_what_was_typed_stays(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))

    answer = client.post(url("text_change"), typed(body_nb="Hei {navn}", body_nn="{reasons} {x}", why=""))

    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) == {"body_nb", "body_nn", "why"}
    assert len(errors["body_nb"]) == 2
    assert "Hei {navn}" in answer.text
    assert not LetterText.objects.exists()


def test_a_dropped_placeholder_is_asked_about_first(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    less = typed(body_nn="{reasons}")

    asked = client.post(url("text_change"), less)
    before = LetterText.objects.count()
    done = client.post(url("text_change"), less | {"then": "all_the_same"})

    assert (asked.status_code, before, done.status_code) == (200, 0, 302)
    assert "Nynorsk: {name}" in asked.text
    assert LetterText.objects.get().body == "{reasons}"


def test_a_preview_saves_nothing(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))

    answer = client.post(url("text_change"), typed(body_nn="Kjære {name}!\n\n{reasons}", then="preview"))

    assert "Kjære Åse!" in answer.text
    assert not LetterText.objects.exists()


def test_two_editors_see_the_conflict_and_the_second_may_save_over_it_knowingly(client: Client) -> None:
    word(by=people.project_leader(name="Liv Leiar"))
    people.sign_in(client, people.project_leader(language="en"))
    mine = typed(body_nn="Mitt, {name}. {reasons}")

    refused = client.post(url("text_change"), mine)
    offered = refused.context["form"]["version_nn"].value()
    saved = client.post(url("text_change"), mine | {"version_nn": offered})

    assert refused.status_code == 409
    assert "Liv Leiar saved this text" in refused.text
    assert "<del>Kjære</del>" in refused.text
    assert "Mitt, {name}" in refused.text
    assert (saved.status_code, LetterText.objects.count()) == (302, 2)


def test_the_history_shows_what_each_version_changed(client: Client) -> None:
    leader = people.project_leader(language="en")
    word(by=leader)
    restore_text(KEY, "nn", why="Better so.", by=leader)
    people.sign_in(client, leader)

    answer = client.get(url("text_history"))

    assert answer.text.index("version 2") < answer.text.index("version 1")
    assert "<del>Hei</del><ins>Kjære</ins>" in answer.text
    assert "Better so." in answer.text


def test_going_back_is_asked_with_a_reason(client: Client) -> None:
    word()
    people.sign_in(client, people.project_leader(language="en"))

    assert "<ins>Hei</ins>" in client.get(url("text_restore", "nn")).text
    assert client.post(url("text_restore", "nn"), {"why": ""}).status_code == 422
    assert client.post(url("text_restore", "nn"), {"why": "Better."}).status_code == 302
    assert LetterText.objects.latest("pk").shipped
    assert client.get(url("text_restore", "de")).status_code == 404


def test_a_text_that_does_not_exist_is_missing(client: Client) -> None:
    people.sign_in(client, people.project_leader())

    for name in ("text_detail", "text_change", "text_history"):
        assert client.get(reverse(f"outbox:{name}", args=["no.such"])).status_code == 404
    assert client.post(reverse("outbox:text_test", args=["no.such"])).status_code == 404


def test_a_test_is_sent_by_its_button(client: Client) -> None:
    people.sign_in(client, people.administrator(language="en"))

    done = client.post(url("text_test"), follow=True)

    assert "2 test mails are on their way" in done.text
    assert Mail.objects.count() == 2
