"""Who is on the way in, who on the way out: invitations, a person with two hats, a supervisor without an account."""

from datetime import date

from alisvest.accounts.actions import appoint, register_person
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import PASSWORD, in_hat
from municipalities.actions import add_member, end_membership, invite_member
from supervision.actions import register_supervisor

LAST_DAY = date(2019, 1, 31)


def open_and_close(cast: Cast) -> None:
    """Invite somebody who never came and somebody who has yet to come, and end one who leaves."""
    with clock.at(date(2018, 12, 10)):
        manager = in_hat(cast.people["manager"], Role.MANAGER)
        place = municipality("Kvam")
        invite_member(
            place,
            email="rekneskap.kvam@example.no",
            name="Oddvar Fykse",
            role=Role.FINANCE,
            start=date(2018, 12, 10),
            by=manager,
        )
        leaving = register_person(
            email="vikar.kvam@example.no", name="Signe Vikøren", password=PASSWORD, language="nn", by=manager
        )
        membership = add_member(place, leaving, Role.WRITER, start=date(2018, 12, 10), by=manager)
        end_membership(membership, last_day=LAST_DAY, by=manager)
        both = register_person(
            email="to.roller@example.no", name="Hallgeir Soldal", password=PASSWORD, language="nn", by=cast.leader
        )
        add_member(place, both, Role.READER, start=date(2018, 12, 10), by=manager)
        appoint(both, Role.STEERING, start=date(2018, 12, 10), by=in_hat(cast.leader))
        register_supervisor(
            name="Gunnhild Aga",
            hpr_number="3100099",
            specialist_since=date(2009, 4, 1),
            workplace="Kvam legesenter",
            municipality=place,
            by=in_hat(cast.administrator),
        )
    with clock.at(date(2019, 1, 14)):
        invite_member(
            municipality("Kvam"),
            email="helse.kvam@example.no",
            name="Torill Aksnes",
            role=Role.SIGNER,
            start=date(2019, 1, 14),
            by=manager,
        )
