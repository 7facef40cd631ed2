"""Blank papers of the template library: the participation agreement and the advertisement of a post."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.core.money import format_kroner
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.outbox.templates import Kind, Placeholder, Template
from alisvest.programme.models import NormKind, RateKind
from alisvest.programme.queries import NotDecidedError, norm_on, rate_on
from alisvest.ui import formats

READERS = STAFF_ROLES | MUNICIPALITY_ROLES


def terms(language: str) -> Mapping[str, object]:
    """Return today's rates and norms in words; what is not decided lacks."""
    day = clock.today()
    with translation.override(language):
        try:
            return {
                "supervision": formats.hours(norm_on(NormKind.SUPERVISION_MINUTES, day)),
                "cap": format_kroner(rate_on(RateKind.CAP, day)),
                "egenandel": format_kroner(rate_on(RateKind.EGENANDEL, day)),
            }
        except NotDecidedError:
            return {}


SUPERVISION = Placeholder("supervision", _("The programme's norm of planned supervision a month"), "2\u00a0timer")

AGREEMENT = Template(
    "municipalities.agreement",
    _("Participation agreement"),
    _("Participation agreement"),
    _(
        "The agreement is between the municipality and ALIS-Vest, which is led by Bergen kommune, Etat for "
        "helsetjenester.\n\n"
        "Municipality: ____\n"
        "Post: ____\n"
        "Workplace: ____\n"
        "Percentage of the post: ____\n"
        "The agreement holds from: ____\n\n"
        "# What the municipality undertakes\n\n"
        "- It employs the doctor in a permanent post with a fixed salary and has the employer's responsibility.\n"
        "- It pays a local supervisor, a specialist in general practice, who holds planned meetings with the doctor "
        "{supervision} a month, and more at need.\n"
        "- It sees to it that the doctor has supervision every day by a doctor with the right specialty.\n"
        "- It sees to it that the doctor has a back-up on out-of-hours duty until the doctor is approved as a general "
        "practitioner.\n"
        "- It makes room for courses, supervision group, in-house teaching, research, quality work and professional "
        "development.\n"
        "- It makes a personal plan for all five years together with the doctor, the supervisor and the project "
        "leader.\n"
        "- It pays an egenandel of {egenandel} a year for each doctor, for the project leadership's administration.\n\n"
        "# What the project undertakes\n\n"
        "- It refunds documented extra costs of the education that Legeforeningen's Fond II does not cover, up to "
        "{cap} a year for each doctor.\n"
        "- It follows up doctors and supervisors. Supervisors meet every six months, and the doctors gather every "
        "year.\n\n"
        "# Signatures\n\n"
        "Place and date: ____\n"
        "For the municipality: ____\n"
        "Name and title: ____\n\n"
        "Place and date: ____\n"
        "For ALIS-Vest: ____\n"
        "Name and title: ____"
    ),
    (
        SUPERVISION,
        Placeholder("egenandel", _("Today's egenandel a year"), "50\u00a0000\u00a0kr", needed=True),
        Placeholder("cap", _("Today's cap of refunds a year"), "200\u00a0000\u00a0kr", needed=True),
    ),
    purpose=_("Between the municipality and the project, to be filled in and signed."),
    kind=Kind.PAPER,
    readers=READERS,
    values=terms,
)

ADVERTISEMENT = Template(
    "municipalities.advertisement",
    _("Advertisement of a post"),
    _("Doctor in specialisation in general practice (ALIS)"),
    _(
        "The municipality takes part in ALIS-Vest and seeks a doctor who wants to become a specialist in general "
        "practice.\n\n"
        "Municipality: ____\n"
        "Workplace: ____\n"
        "Percentage of the post: ____\n"
        "Start: ____\n"
        "Deadline to apply: ____\n"
        "Ask for more: ____\n\n"
        "# We offer\n\n"
        "- a permanent post with a fixed salary\n"
        "- a personal plan for all five years of the education\n"
        "- a supervisor of your own, with planned meetings {supervision} a month\n"
        "- supervision every day by a colleague\n"
        "- listed patients of your own\n"
        "- courses, supervision group and yearly gatherings with the other doctors of the programme\n\n"
        "# The work\n\n"
        "General practice and the municipality's other tasks for doctors:\n\n"
        "____\n"
        "____\n"
        "____\n\n"
        "# Who may apply\n\n"
        "____\n"
        "____\n"
        "____"
    ),
    (SUPERVISION,),
    purpose=_("For the municipality that advertises a granted post, usually with three weeks' deadline."),
    kind=Kind.PAPER,
    readers=READERS,
    values=terms,
)

PAPERS = (AGREEMENT, ADVERTISEMENT)
