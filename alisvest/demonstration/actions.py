"""The story of the demonstration, told by the application's own actions with the one clock moved.

Deterministic: what differs between doctors, applications and months is decided by the data files and by the profiles
below, never by chance. How the fourteen doctors spread over the posts is invented: it was never published.
"""

from datetime import date

from alisvest.core import clock
from alisvest.demonstration import (
    agreements,
    answers,
    decisions_2017,
    doors,
    institution,
    letters,
    mail,
    money,
    papers,
    people,
    posts,
    programme,
    reading,
    register,
    reminders,
    round_2017,
    round_2018,
    round_2019,
    training,
    writing,
)
from alisvest.demonstration.cast import Cast


def load_programme() -> None:
    """Make the programme from the call of March 2017 to January 2019. Needs an empty, migrated database."""
    with clock.at(date(2017, 1, 2)):
        programme.load_ground()
        leader = people.first_leader()
    with clock.at(date(2017, 2, 1)):
        cast = Cast(people.enter_people(leader))
    letters.prepare(cast)
    round_2017.invite_and_apply(cast)
    writing.withdraw_in_2017(cast, next(iter(cast.applications.values())).round)
    papers.enclose(cast)
    reading.read_2017(cast)
    answers.ask_in_2017(cast)
    round_2017.record_the_signature_on_paper(cast)
    decisions_2017.recommend_and_resolve(cast)
    decisions_2017.write_and_release(cast)
    decisions_2017.answer_offers(cast)
    papers.keep_the_minutes(cast)
    agreements.sign_agreements(cast)
    posts.advertise(cast)
    training.fill_posts(cast)
    posts.close(cast)
    training.agree_plans(cast)
    agreements.change_and_tell(cast)
    training.hold_meetings(cast)
    institution.plan_hospital_years(cast)
    papers.hang_certificates(cast)
    agreements.record_enterprises(cast)
    agreements.change_the_settlement(cast)
    money.keep_accounts(cast)
    papers.report_a_voucher(cast)
    reminders.remind_through_the_years(cast)
    posts.amend_and_leave(cast)
    round_2018.tell(cast)
    doors.open_and_close(cast)
    register.tell(cast)
    reading.begin_2019(cast)
    writing.write_in_2019(cast)
    round_2019.under_way(cast)
    answers.ask_in_2019(cast)
    answers.bring_over_in_2019(cast)
    mail.write_and_post(cast)
