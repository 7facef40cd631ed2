"""Who and what the story has made so far, so that its chapters can go on with it."""

from dataclasses import dataclass, field

from alisvest.accounts.models import User
from alisvest.core import clock
from candidates.models import Candidate
from municipalities.models import Application, Municipality, Position
from supervision.models import Supervisor


@dataclass
class Doctor:
    """A doctor of the demonstration with the municipality that employs them and how their story goes."""

    candidate: Candidate
    municipality: Municipality
    position: Position
    percentage: int
    profile: str


@dataclass
class Cast:
    people: dict[str, User]
    applications: dict[str, Application] = field(default_factory=dict)
    signers: dict[str, User] = field(default_factory=dict)
    finance: dict[str, User] = field(default_factory=dict)
    doctors: list[Doctor] = field(default_factory=list)
    supervisors: dict[str, Supervisor] = field(default_factory=dict)

    @property
    def leader(self) -> User:
        return self.people["leader"]

    @property
    def administrator(self) -> User:
        return self.people["administrator"]

    @property
    def substitute(self) -> User:
        return self.people["substitute"]

    def decider(self, municipality_name: str) -> User:
        """Whoever may decide a municipality's cases: Bergen's are the substitute's."""
        return self.substitute if municipality_name == "Bergen" else self.leader


def municipality(name: str) -> Municipality:
    return Municipality.objects.get(name=name, valid__contains=clock.today())
