"""What letters and mails keep about people."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as

REGISTER = {
    "outbox.mail": Kept(
        _("Mails"),
        sorted_as(
            contact="to",
            free_text="subject body last_error",  # what a mail server says quotes the address
            none="kind language template about_type about_id once status attempts message_id",
            technical="queued_at sent_at waiting_since next_attempt_at claim lease_until",
        ),
        about=(Path(Who.USER, "receiver"),),
        retention=Retention.MAIL,
        blank={"to": lambda pseudonym, _row: f"{pseudonym.lower()}@invalid", "subject": lambda _pseudonym, _row: "–"},
    ),
    "outbox.mailattempt": Kept(
        _("Attempts to send a mail"),
        sorted_as(technical="at outcome", free_text="words"),
        about=(Path(Who.USER, "mail__receiver"),),
        retention=Retention.MAIL,
    ),
    "outbox.jobrun": Kept(
        _("Runs of jobs"), sorted_as(technical="job slot state tries started_at finished_at handled error")
    ),
    "outbox.formalletter": Kept(
        _("Formal letters"),
        sorted_as(
            none="template language subject reference case_number access_code about_type about_id written_on",
            contact="receiver",
        ),
        did=frozenset({"signed_by"}),
    ),
    "outbox.lettertoprint": Kept(
        _("Letters that wait for paper"),
        sorted_as(
            none="template about_type about_id hold", free_text="paper words", contact="to", technical="written_at"
        ),
        did=frozenset({"signed_by"}),
    ),
    "outbox.circular": Kept(
        _("Circulars"),
        sorted_as(none="groups status", free_text="subject_nb body_nb subject_nn body_nn", technical="made_at sent_at"),
        did=frozenset({"made_by", "sent_by"}),
    ),
    "outbox.lettertext": Kept(
        _("Texts of letters"),
        sorted_as(none="key language version subject body shipped", free_text="why", technical="at"),
        did=frozenset({"by"}),
    ),
}
