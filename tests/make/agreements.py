"""Agreements, by the verbs: drafted, sent, answered, signed."""

from datetime import date

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.programme.actions import load_founding_values
from municipalities import actions
from municipalities.models import AgreementVersion, Application, Municipality
from municipalities.queries.agreement import paper_of
from tests.make import municipalities as make
from tests.make import people, review

START = date(2017, 9, 1)
DAY = date(2017, 6, 1)


def drafted(place: Municipality | None = None, *, leader: User | None = None) -> AgreementVersion:
    """Make the first version of the agreement of a granted, accepted application with one post."""
    load_founding_values(by=None)
    place = place or make.municipality()
    post = review.position(place, start=START)
    application = Application.objects.get(pk=post.decision.application_id)
    with clock.at(DAY):
        return actions.draft_agreement(application, effective_from=START, by=leader or people.project_leader())


def sent(place: Municipality | None = None) -> AgreementVersion:
    leader = people.project_leader()
    with clock.at(DAY):
        return actions.send_version(drafted(place, leader=leader), by=leader)


def to_sign(place: Municipality | None = None) -> AgreementVersion:
    """Make a version of which all terms are confirmed."""
    version = sent(place)
    writer = make.member(version.agreement.municipality, Role.WRITER)
    with clock.at(DAY):
        actions.confirm_rest(version, by=writer)
        return actions.answer_version(version, by=writer)


def sign(version: AgreementVersion, by: User) -> AgreementVersion:
    with clock.at(DAY):
        return actions.sign_version(version, content_sha256=paper_of(version).content_sha256, by=by)


def signed(place: Municipality | None = None) -> AgreementVersion:
    """Make a version that both have signed."""
    version = to_sign(place)
    version = sign(version, make.member(version.agreement.municipality, Role.SIGNER))
    return sign(version, people.project_leader())
