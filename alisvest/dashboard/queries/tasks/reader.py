"""Who asks for tasks, on which day, and what a source needs to word them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.dashboard.rules.tasks import due_after
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.queries.mail import OutboxState, outbox_state
from municipalities.queries import Decider, my_municipality

WHY_HERE = {
    Role.WRITER: gettext_lazy("You write for %(place)s"),
    Role.SIGNER: gettext_lazy("You sign for %(place)s"),
    Role.FINANCE: gettext_lazy("You keep the accounts of %(place)s"),
    Role.MANAGER: gettext_lazy("You manage the people of %(place)s"),
    Role.READER: gettext_lazy("You follow %(place)s"),
}
WHY = {
    Role.PROJECT_LEADER: gettext_lazy("You are the project leader"),
    Role.ADMINISTRATOR: gettext_lazy("You are the administrator"),
    Role.CANDIDATE: gettext_lazy("It is your education"),
    Role.SUPERVISOR: gettext_lazy("You are a supervisor"),
    Role.STEERING: gettext_lazy("You sit in the steering group"),
}


@dataclass(frozen=True)
class Reader:
    """A person in a hat on a day. `terms` is how many days each kind of task may take, where that is decided."""

    user: User
    today: date
    terms: Mapping[str, int]

    @cached_property
    def why(self) -> str:
        """Say which of the reader's capacities makes the task theirs."""
        role = self.user.role
        if role in WHY_HERE:
            return str(WHY_HERE[role]) % {"place": self.place}
        return str(WHY[role]) if role in WHY else ""

    @cached_property
    def decider(self) -> Decider:
        """Which cases the reader may decide; asked by several sources, read once."""
        return Decider(self.user, self.today)

    @cached_property
    def outbox(self) -> OutboxState:
        """How it stands with the mails; nothing for whoever does not see the outbox."""
        return outbox_state(self.user)

    @cached_property
    def place(self) -> str:
        """The municipality that the reader acts for."""
        municipality = my_municipality(self.user)
        return municipality.name if municipality else ""

    def due(self, kind: TaskKind, since: date | None) -> date | None:
        """Return the day by which a thing of this kind that came up on `since` is to be done, where one is decided."""
        return due_after(since, self.terms.get(kind)) if since else None


def subject_of(row: Model) -> str:
    """Name a row in a task's key: "finance.claim/12"."""
    return f"{row._meta.label_lower}/{row.pk}"


def why_supervisor(name: str) -> str:
    return _("You supervise %(name)s") % {"name": name}
