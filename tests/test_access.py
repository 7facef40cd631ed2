"""Every URL, who may call it, and whose rows they reach: written down a second time, by hand, as a control.

A URL that is not in the table fails, and a row of the table without a URL. Each page is asked for by every kind of
person (anonymous, no role, each role, deactivated, two hats) with a row of their own municipality, a foreign one and
one that does not exist. What may be read is checked by markers: every free text of the world holds one of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from alisvest.core.access import patterns
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from tests import world
from tests.make import people
from tests.world import Side, World

pytestmark = pytest.mark.walk

LETTERS = {
    "PL": Role.PROJECT_LEADER,
    "AD": Role.ADMINISTRATOR,
    "SU": Role.SUPERVISOR,
    "W": Role.WRITER,
    "S": Role.SIGNER,
    "F": Role.FINANCE,
    "R": Role.READER,
    "M": Role.MANAGER,
    "CA": Role.CANDIDATE,
    "ST": Role.STEERING,
    "RE": Role.RESEARCHER,
    "AU": Role.AUDITOR,
}
ALL, MUN, STAFF = " ".join(LETTERS), "W S F R M", "PL AD"
EVERYWHERE = STAFF_ROLES | {Role.STEERING}  # those whose reach is the whole programme

Args = Callable[[World, Side], list[int | str]]


@dataclass(frozen=True)
class Page:
    """A row of the table: the audience in letters; how its address is made; `foreign`: who reaches the others' rows."""

    audience: str
    args: Args | None = None
    foreign: frozenset[Role] = EVERYWHERE
    blind: frozenset[Role] = frozenset()  # of the audience, but the row is of a kind that they never reach
    barred: frozenset[Role] = (
        frozenset()
    )  # of the audience and within reach, but the verb is not theirs on this kind of row
    post_only: bool = False
    answers: frozenset[int] = frozenset({200})  # what whoever has signed in gets, on a page for them all ("*")

    @property
    def roles(self) -> set[Role]:
        return {LETTERS[letter] for letter in self.audience.split()}


def person(_world: World, side: Side) -> list[int | str]:
    return [side.membership.user_id]


def row(name: str) -> Args:
    return lambda _world, side: [getattr(side, name).pk]


EVERYONE_REACHES = frozenset(Role)
NO_WRITERS = MUNICIPALITY_ROLES - {Role.WRITER, Role.SIGNER}
NO_MONEY = frozenset({Role.SUPERVISOR, Role.CANDIDATE, Role.STEERING, Role.AUDITOR})
FILES = f"{STAFF} {MUN} SU CA ST AU"


def TEXT(_world: World, _side: Side) -> list[int | str]:  # noqa: N802  a column of the table
    return ["municipalities.decision"]


PAGES: dict[str, Page] = {
    "dashboard:start": Page("*"),
    "dashboard:task_list": Page("*"),
    "dashboard:notices": Page("*"),
    "dashboard:calendar_make": Page("*", post_only=True),
    "dashboard:calendar_stop": Page("*", post_only=True),
    "dashboard:reminder_list": Page("PL"),
    "dashboard:reminder_preview": Page("PL"),
    "dashboard:reminder_change": Page("PL", lambda _w, _s: ["meeting.hold"]),
    "dashboard:pause_add": Page("PL"),
    "dashboard:pause_end": Page("PL", lambda w, _s: [w.pause.pk], post_only=True),
    "accounts:hat_choose": Page("*"),
    "accounts:rights_list": Page("*"),
    "accounts:person_list": Page("PL"),
    "accounts:person_enter": Page("PL"),
    "accounts:person_detail": Page("PL", person),
    "accounts:person_invite": Page("PL", person, post_only=True),
    "accounts:person_deactivate": Page("PL", person),
    "accounts:person_reactivate": Page("PL", person, post_only=True),
    "accounts:appointment_give": Page("PL", person),
    "accounts:appointment_end": Page("PL", lambda w, _s: [w.appointment.pk]),
    "accounts:second_factor_reset": Page("PL", person),
    "accounts:see_as_start": Page("PL", person),
    "accounts:see_as_end": Page("*", post_only=True),
    "accounts:claim_send": Page(STAFF, lambda _w, s: ["supervision.supervisor", s.unclaimed.pk]),
    "accounts:invitation_withdraw": Page(STAFF, row("invitation"), post_only=True),
    "accounts:language_choose": Page("*", post_only=True),
    # the trail: by an example of each; tests/audit asks for every kind of row
    "audit:history_detail": Page(f"{STAFF} {MUN}", lambda _w, s: ["finance.claim", s.claim.pk]),
    "audit:opening_list": Page("PL CA", lambda _w, s: ["candidates.candidate", s.candidate.pk]),
    # the own sign-in: these people have no password and no second factor, so they have nothing to confirm or remove
    "accounts:security": Page("*"),
    "accounts:sessions_end": Page("*", post_only=True),
    "account_reauthenticate": Page("*", answers=frozenset({403})),
    "mfa_reauthenticate": Page("*", answers=frozenset({403})),
    "mfa_reauthenticate_webauthn": Page("*", answers=frozenset({403})),
    "account_change_password": Page("*", answers=frozenset({302})),
    "account_set_password": Page("*"),
    "mfa_activate_totp": Page("*"),
    "mfa_deactivate_totp": Page("*", answers=frozenset({404})),
    "mfa_add_webauthn": Page("*"),
    "mfa_remove_webauthn": Page("*", lambda _w, _s: [1], answers=frozenset({404})),
    "mfa_view_recovery_codes": Page("*", answers=frozenset({404})),
    "mfa_generate_recovery_codes": Page("*"),
    "accounts:outside_link": Page("*", lambda _w, _s: ["none"], post_only=True),
    "accounts:outside_unlink": Page("*", lambda _w, _s: [1], answers=frozenset({404})),
    "privacy:person_export": Page("*"),
    "privacy:register": Page("PL AD AU"),
    "privacy:retention_list": Page("PL AD AU"),
    # the register and its people
    "municipalities:municipality_list": Page(ALL),
    "municipalities:municipality_detail": Page(ALL, row("municipality"), EVERYONE_REACHES),
    "municipalities:organisation_number_record": Page(STAFF, row("municipality")),
    "municipalities:card_record": Page("PL AD M", row("municipality")),
    "municipalities:card_correct": Page("PL AD M", row("card")),
    "municipalities:contact_enter": Page("PL AD M S", row("municipality")),
    "municipalities:contact_change": Page("PL AD M S", row("contact")),
    "municipalities:contact_end": Page("PL AD M S", row("contact")),
    "changes:succession_list": Page(STAFF),
    "changes:succession_record": Page(STAFF),
    "changes:succession_take_back": Page(STAFF, lambda w, _s: [w.event.pk]),
    "municipalities:membership_mine": Page("M"),
    "municipalities:membership_list": Page("PL AD M", row("municipality")),
    "municipalities:membership_invite": Page("PL M", row("municipality")),
    "municipalities:membership_change": Page("PL M", row("membership")),
    "municipalities:invitation_resend": Page("PL M", row("membership"), post_only=True),
    "municipalities:invitation_withdraw": Page("PL M", row("membership"), post_only=True),
    "municipalities:membership_end": Page("PL M", row("membership")),
    "municipalities:substitute_name": Page("PL", row("municipality")),
    # rounds and applications
    "municipalities:round_list": Page(f"{STAFF} {MUN}"),
    "municipalities:round_prepare": Page("PL"),
    "municipalities:round_setup": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:round_change": Page("PL", lambda w, _s: [w.prepared.pk]),
    "municipalities:round_call": Page("PL", lambda w, _s: [w.prepared.pk]),
    "municipalities:round_blank": Page(f"{STAFF} {MUN}", lambda w, _s: [w.round.pk, "nn"], EVERYONE_REACHES),
    "municipalities:criterion_list": Page(f"{STAFF} {MUN}", lambda w, _s: [w.round.pk], EVERYONE_REACHES),
    "municipalities:criterion_add": Page("PL", lambda w, _s: [w.later.pk]),
    "municipalities:criterion_change": Page("PL", lambda w, _s: [w.criterion.pk]),
    "municipalities:criterion_remove": Page("PL", lambda w, _s: [w.criterion.pk], post_only=True),
    "municipalities:criteria_publish": Page("PL", lambda w, _s: [w.later.pk]),
    "municipalities:flag_list": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:flag_remove": Page("PL", lambda w, _s: [w.flag.pk], post_only=True),
    "municipalities:phase_save": Page("PL", lambda w, _s: [w.round.pk]),
    "municipalities:invitee_choose": Page("PL", lambda w, _s: [w.prepared.pk]),
    "municipalities:invitation_list": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:invitation_send": Page("PL", lambda w, _s: [w.later.pk]),
    "municipalities:invitation_remind": Page(STAFF, lambda w, _s: [w.later.pk]),
    "municipalities:invitation_decline": Page("W S M", lambda w, _s: [w.asked.pk], EVERYONE_REACHES),
    "municipalities:invitation_reconsider": Page("W S M", lambda w, _s: [w.asked.pk], EVERYONE_REACHES, post_only=True),
    "municipalities:dispensation_grant": Page("PL", lambda w, _s: [w.round.pk]),
    "municipalities:meeting_list": Page(f"{STAFF} {MUN}", lambda w, _s: [w.round.pk], EVERYONE_REACHES),
    "municipalities:meeting_add": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:meeting_detail": Page(STAFF, lambda w, _s: [w.meeting.pk]),
    "municipalities:meeting_change": Page(STAFF, lambda w, _s: [w.meeting.pk]),
    "municipalities:meeting_remove": Page(STAFF, lambda w, _s: [w.meeting.pk], post_only=True),
    "municipalities:attendance_take": Page(STAFF, lambda w, _s: [w.meeting.pk], post_only=True),
    "municipalities:participant_remove": Page(STAFF, lambda w, _s: [w.participant.pk], post_only=True),
    "municipalities:question_list": Page(f"{STAFF} {MUN}", lambda w, _s: [w.round.pk], EVERYONE_REACHES),
    "municipalities:question_ask": Page("PL AD W S M", lambda w, _s: [w.later.pk], EVERYONE_REACHES),
    "municipalities:question_answer": Page("PL", lambda w, _s: [w.question.pk]),
    "municipalities:round_detail": Page(f"{STAFF} {MUN}", lambda w, _s: [w.round.pk], EVERYONE_REACHES),
    "municipalities:case_number_record": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:application_start": Page("W S", lambda w, _s: [w.round.pk], EVERYONE_REACHES, post_only=True),
    "municipalities:application_list": Page(f"{STAFF} {MUN}"),
    "municipalities:application_detail": Page(f"{STAFF} {MUN}", row("application")),
    "municipalities:joint_detail": Page(MUN, row("joint")),
    "municipalities:joint_write": Page("W S", lambda _w, s: [s.joint.pk, "recruitment"]),
    "municipalities:joint_sign": Page("S", row("joint")),
    "municipalities:joint_decline": Page("S", row("joint")),
    "municipalities:joint_reconsider": Page("S", row("joint"), post_only=True),
    "municipalities:partner_signature_record": Page(STAFF, lambda _w, s: [s.joint.pk, s.municipality.pk]),
    "municipalities:position_share": Page("PL", row("position")),
    "municipalities:section_save": Page(
        f"{STAFF} {MUN}", lambda _w, s: [s.draft.pk, "recruitment"], barred=NO_WRITERS | STAFF_ROLES
    ),
    "municipalities:service_add": Page(f"{STAFF} {MUN}", row("place"), barred=NO_WRITERS | STAFF_ROLES),
    "municipalities:service_change": Page(f"{STAFF} {MUN}", row("service"), barred=NO_WRITERS | STAFF_ROLES),
    "municipalities:service_remove": Page(f"{STAFF} {MUN}", row("service"), barred=NO_WRITERS | STAFF_ROLES),
    "municipalities:application_bring_over": Page(f"{STAFF} W S", row("draft"), post_only=True),
    "municipalities:section_bring_over": Page(
        f"{STAFF} {MUN}", lambda _w, s: [s.draft.pk, "recruitment"], barred=NO_WRITERS | STAFF_ROLES
    ),
    "municipalities:section_confirm": Page(f"{STAFF} {MUN}", lambda _w, s: [s.draft.pk, "recruitment"], post_only=True),
    "municipalities:information_ask": Page(STAFF, row("reviewed")),
    "municipalities:information_detail": Page(f"{STAFF} {MUN}", row("request")),
    "municipalities:information_write": Page("W S", row("requested")),
    "municipalities:information_send": Page("W S", row("request"), post_only=True),
    "municipalities:information_read": Page(STAFF, row("answered_request"), post_only=True),
    "municipalities:information_extend": Page("PL", row("request")),
    "municipalities:information_withdraw": Page(STAFF, row("request")),
    "municipalities:information_close": Page("PL", row("request")),
    "municipalities:section_assign": Page("W S", lambda _w, s: [s.draft.pk, "recruitment"]),
    "municipalities:assignment_end": Page("W S", row("given"), post_only=True),
    "municipalities:comment_answer": Page(f"{STAFF} {MUN}", row("comment"), post_only=True),
    "municipalities:place_add": Page(f"{STAFF} W S", row("draft"), barred=STAFF_ROLES),
    "municipalities:place_name": Page(f"{STAFF} W S", row("place"), barred=STAFF_ROLES),
    "municipalities:place_move": Page(f"{STAFF} W S", row("place"), post_only=True),
    "municipalities:place_copy": Page(f"{STAFF} W S", row("place"), post_only=True),
    "municipalities:place_remove": Page(f"{STAFF} W S", row("place"), barred=STAFF_ROLES),
    "municipalities:application_send": Page("W S", row("draft"), post_only=True),
    "municipalities:application_take_back": Page("W S", row("draft"), post_only=True),
    "municipalities:application_return": Page("S", row("draft")),
    "municipalities:application_reopen": Page("S", row("application")),
    "municipalities:application_withdraw": Page("S", row("draft")),
    "municipalities:submission_download": Page(f"{STAFF} {MUN}", row("submission")),
    "municipalities:paper_enter": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:application_check": Page(f"{STAFF} {MUN}", row("application")),
    "municipalities:application_submit": Page(f"{STAFF} S", row("draft"), post_only=True),
    "municipalities:application_receipt": Page(f"{STAFF} {MUN}", row("application")),
    # letters and mail
    "outbox:mail_list": Page(STAFF),
    "outbox:mail_detail": Page(STAFF, row("mail")),
    "outbox:mail_paper": Page(STAFF, row("mail")),
    "outbox:mail_release": Page(STAFF, row("mail"), post_only=True),
    "outbox:mails_release": Page(STAFF),
    "outbox:mail_hold": Page(STAFF, row("mail"), post_only=True),
    "outbox:mail_withdraw": Page(STAFF, row("mail")),
    "outbox:mail_retry": Page(STAFF, row("mail"), post_only=True),
    "outbox:mail_confirm_arrived": Page(STAFF, row("mail"), post_only=True),
    "outbox:mail_send_again": Page(STAFF, row("mail")),
    "outbox:mail_mark_returned": Page(STAFF, row("mail")),
    "outbox:circular_list": Page(STAFF),
    "outbox:circular_write": Page(STAFF),
    "outbox:circular_detail": Page(STAFF, row("circular")),
    "outbox:circular_change": Page(STAFF, row("circular")),
    "outbox:circular_test": Page(STAFF, row("circular"), post_only=True),
    "outbox:circular_send": Page(STAFF, row("circular"), post_only=True),
    "outbox:circular_drop": Page(STAFF, row("circular")),
    "outbox:job_list": Page(STAFF),
    "outbox:letter_download": Page(f"{STAFF} {MUN}", row("letter")),
    "outbox:paper_list": Page(f"{STAFF} {MUN} SU CA"),
    "outbox:paper_download": Page(f"{STAFF} {MUN} SU CA", lambda _w, _s: ["candidates.plan", "nn"], EVERYONE_REACHES),
    "outbox:text_list": Page(STAFF),
    "outbox:text_detail": Page(STAFF, TEXT),
    "outbox:text_history": Page(STAFF, TEXT),
    "outbox:text_change": Page("PL", TEXT),
    "outbox:text_restore": Page("PL", lambda _w, _s: ["municipalities.decision", "nn"]),
    "outbox:text_test": Page(STAFF, TEXT, post_only=True),
    # review and decision
    "municipalities:conflict_declare": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:conflict_change": Page(
        STAFF, lambda _w, s: [s.reviewed.round_id, s.reviewed.municipality_id], EVERYONE_REACHES
    ),
    "municipalities:reviewer_assign": Page("PL", lambda w, _s: [w.round.pk]),
    "municipalities:discussion_list": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:assessment_save": Page(STAFF, row("reviewed")),
    "municipalities:application_screen": Page(STAFF, row("reviewed")),
    "municipalities:flag_set": Page(STAFF, row("reviewed")),
    "municipalities:note_write": Page(STAFF, row("reviewed")),
    "municipalities:message_send": Page(STAFF, row("reviewed")),
    "municipalities:grid_detail": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:grid_export": Page(STAFF, lambda w, _s: [w.round.pk, "csv"]),
    "municipalities:mix_detail": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:mix_save": Page(STAFF, lambda w, _s: [w.round.pk], post_only=True),
    "municipalities:mix_remove": Page(STAFF, lambda w, _s: [w.mix.pk]),
    "municipalities:review_list": Page(STAFF),
    "municipalities:application_review": Page(STAFF, row("application")),
    "municipalities:application_compare": Page(STAFF),
    "municipalities:resolution_record": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:recommendation_save": Page(STAFF, row("application")),
    "municipalities:recommendation_list": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:approval_ask": Page("PL", lambda w, _s: [w.round.pk], post_only=True),
    "municipalities:approval_give": Page(STAFF, row("approval"), post_only=True),
    "municipalities:approval_nudge": Page("PL", row("approval"), post_only=True),
    "municipalities:approval_withdraw": Page("PL", row("approval")),
    "municipalities:snapshot_detail": Page(STAFF, row("application")),
    "municipalities:decision_prepare": Page("PL", row("application")),
    "municipalities:decision_release": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:release_preview": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:release_take_back": Page("PL", lambda w, _s: [w.round.pk], post_only=True),
    "municipalities:waiting_list": Page(STAFF, lambda w, _s: [w.round.pk]),
    "municipalities:acceptance_list": Page(f"{STAFF} {MUN}"),
    "municipalities:acceptance_detail": Page(f"{STAFF} {MUN}", row("acceptance")),
    "municipalities:acceptance_decline": Page("S", row("acceptance")),
    "municipalities:acceptance_extend": Page("PL", row("acceptance")),
    "municipalities:arrival_record": Page(STAFF, row("decision")),
    "municipalities:complaint_register": Page(f"{STAFF} S", row("decision")),
    "municipalities:complaint_detail": Page(f"{STAFF} {MUN}", row("complaint")),
    "municipalities:complaint_answer": Page("PL", row("complaint")),
    "municipalities:decision_letter_send": Page("PL", row("decision"), post_only=True),
    "municipalities:decision_detail": Page(f"{STAFF} {MUN}", row("decision")),
    "municipalities:position_describe": Page(f"{STAFF} W S", row("position")),
    "municipalities:position_tasks": Page(f"{STAFF} W S", row("position")),
    "municipalities:advertisement_write": Page(f"{STAFF} W S", row("vacant")),
    "municipalities:advertisement_list": Page(f"{STAFF} {MUN} ST"),
    "municipalities:advertisement_detail": Page(f"{STAFF} {MUN} ST", row("advertisement")),
    "municipalities:advertisement_change": Page(f"{STAFF} W S", row("advertisement")),
    "municipalities:advertisement_publish": Page(f"{STAFF} W S", row("advertisement")),
    "municipalities:advertisement_count": Page(f"{STAFF} W S", row("advertisement")),
    "municipalities:advertisement_close": Page(f"{STAFF} W S", row("advertisement"), post_only=True),
    "municipalities:advertised_hire": Page(f"{STAFF} W S", row("advertised")),
    "municipalities:advertised_lose": Page(f"{STAFF} W S", row("advertised"), post_only=True),
    # agreements, promises and training enterprises
    "municipalities:agreement_list": Page(f"{STAFF} {MUN}"),
    "municipalities:agreement_detail": Page(f"{STAFF} {MUN}", row("agreement")),
    "municipalities:agreement_draft": Page("PL", row("application")),
    "municipalities:agreement_delivery": Page(f"{STAFF} {MUN}", row("agreement")),
    "municipalities:version_draft": Page("PL", row("agreement")),
    "municipalities:version_detail": Page(f"{STAFF} {MUN}", row("version")),
    "municipalities:version_save": Page("PL", row("version")),
    "municipalities:version_send": Page("PL", row("version")),
    "municipalities:version_confirm": Page("W S", row("version"), post_only=True),
    "municipalities:version_answer": Page("W S", row("version")),
    "municipalities:version_return": Page("S", row("version")),
    "municipalities:version_take_back": Page("PL", row("version")),
    "municipalities:version_discard": Page("PL", row("version")),
    "municipalities:version_sign": Page("PL S", row("version")),
    "municipalities:version_download": Page(f"{STAFF} {MUN}", row("version")),
    "municipalities:term_add": Page("PL", row("version")),
    "municipalities:term_save": Page("PL", row("term")),
    "municipalities:term_drop": Page("PL", row("term")),
    "municipalities:term_settle": Page("PL", row("term")),
    "municipalities:term_confirm": Page("W S", row("term"), post_only=True),
    "municipalities:term_amend": Page("W S", row("term")),
    "municipalities:promise_list": Page("PL CA"),
    "municipalities:promise_tell": Page("PL CA", row("check")),
    "municipalities:promise_ask": Page("PL", row("check")),
    "municipalities:enterprise_list": Page(STAFF),
    "municipalities:enterprise_detail": Page(f"{STAFF} {MUN}", row("municipality")),
    "municipalities:enterprise_record": Page(f"{STAFF} W S", row("municipality")),
    # candidates
    "candidates:candidate_list": Page(f"{STAFF} {MUN}"),
    "candidates:candidate_mine": Page("CA"),
    "candidates:candidate_detail": Page(f"{STAFF} {MUN} CA SU", row("candidate")),
    "candidates:plan_make": Page(f"{STAFF} W S CA", row("candidate")),
    "candidates:plan_agree": Page("PL", row("draft_plan")),
    "candidates:period_add": Page(f"{STAFF} W S CA", row("plan")),
    "candidates:period_change": Page(f"{STAFF} W S CA", row("period")),
    "candidates:period_remove": Page(f"{STAFF} W S CA", row("period")),
    "candidates:institution_list": Page(f"{STAFF} {MUN}"),
    "candidates:institution_candidate": Page(f"{STAFF} {MUN} CA SU", row("candidate")),
    "candidates:institution_wish": Page(f"{STAFF} W S", row("candidate")),
    "candidates:institution_detail": Page(f"{STAFF} {MUN} CA SU", row("institution")),
    "candidates:institution_change": Page(f"{STAFF} W S", row("institution")),
    "candidates:institution_agree": Page(f"{STAFF} W S", row("institution"), post_only=True),
    "candidates:institution_confirm": Page(f"{STAFF} W S", row("agreed_institution")),
    "candidates:institution_finish": Page(STAFF, row("agreed_institution"), post_only=True),
    "candidates:institution_cancel": Page(f"{STAFF} W S", row("institution")),
    "candidates:offer_make": Page(f"{STAFF} W S", row("candidate")),
    "candidates:offer_detail": Page(f"{STAFF} {MUN} CA", row("offer")),
    "candidates:offer_answer": Page(f"{STAFF} W S", row("offer")),
    "candidates:offer_check": Page(f"{STAFF} W S", lambda _w, s: [s.taken_offer.pk, 1]),
    "candidates:exchange_board": Page(STAFF),
    "candidates:exchange_wish_candidate": Page(STAFF),
    "candidates:exchange_wish_trainee": Page(STAFF),
    "candidates:exchange_wish_withdraw": Page(STAFF, row("seeker"), post_only=True),
    "candidates:exchange_propose": Page(STAFF, lambda _w, s: [s.seeker.pk, s.trainee.pk]),
    "candidates:exchange_detail": Page(f"{STAFF} {MUN} CA", row("exchange")),
    "candidates:exchange_agree_municipality": Page(f"{STAFF} S", row("exchange"), post_only=True),
    "candidates:exchange_agree_hospital": Page(STAFF, row("exchange")),
    "candidates:exchange_begin": Page(STAFF, row("exchange"), post_only=True),
    "candidates:exchange_finish": Page(STAFF, row("exchange"), post_only=True),
    "candidates:exchange_give_up": Page(f"{STAFF} S", row("exchange")),
    "candidates:service_bring_in": Page(f"{STAFF} W S CA", row("draft_plan"), blind=frozenset({Role.CANDIDATE})),
    "candidates:service_take_out": Page(f"{STAFF} W S CA", row("draft_plan"), blind=frozenset({Role.CANDIDATE})),
    "candidates:position_list": Page(f"{STAFF} {MUN} ST"),
    "candidates:position_detail": Page(f"{STAFF} {MUN} ST", row("position")),
    "candidates:position_end": Page("PL", row("position")),
    # changes that reach through several apps
    "changes:amendment_list": Page(f"{STAFF} {MUN}"),
    "changes:amendment_detail": Page(f"{STAFF} {MUN}", row("amendment")),
    "changes:amendment_propose": Page(f"{STAFF} W S", row("position")),
    "changes:amendment_approve": Page("PL", row("amendment"), post_only=True),
    "changes:amendment_refuse": Page("PL", row("amendment")),
    "changes:amendment_withdraw": Page(f"{STAFF} W S", row("amendment"), post_only=True),
    "changes:doctor_leave": Page(f"{STAFF} W S", row("employment")),
    "candidates:position_fill": Page(f"{STAFF} W S", row("vacant")),
    # files on rows
    "documents:subject_files": Page(FILES, lambda _w, s: ["finance.claimline", s.line.pk], STAFF_ROLES, blind=NO_MONEY),
    "documents:attachment_add": Page(
        FILES,
        lambda _w, s: ["candidates.candidate", s.candidate.pk, "course_certificate"],
        STAFF_ROLES,
        blind=frozenset({Role.STEERING, Role.AUDITOR}),
        barred=MUNICIPALITY_ROLES | {Role.SUPERVISOR},
    ),
    "documents:attachment_read": Page(FILES, lambda _w, s: [s.file.pk, str(s.file.key)], STAFF_ROLES, blind=NO_MONEY),
    "documents:attachment_confirm": Page(FILES, row("file"), STAFF_ROLES, blind=NO_MONEY),
    "documents:attachment_withdraw": Page(FILES, row("file"), STAFF_ROLES, blind=NO_MONEY),
    "documents:attachment_report": Page(FILES, row("file"), STAFF_ROLES, blind=NO_MONEY),
    "documents:attachment_release": Page("PL", row("reported")),
    "documents:attachment_remove": Page("PL", row("reported")),
    "documents:report_list": Page("PL"),
    # supervision
    "supervision:month_grid": Page(f"{STAFF} {MUN} SU CA"),
    "supervision:candidate_detail": Page(f"{STAFF} {MUN} SU CA", row("candidate")),
    "supervision:meeting_list": Page(f"{STAFF} {MUN} SU CA"),
    "supervision:meeting_record": Page("SU"),
    "supervision:meeting_detail": Page(f"{STAFF} {MUN} SU CA", row("meeting")),
    "supervision:supervisor_assign": Page(STAFF),
    "supervision:assignment_end": Page(STAFF, row("assignment")),
    "supervision:supervisor_list": Page(STAFF),
    "supervision:supervisor_register": Page(STAFF),
    "supervision:supervisor_detail": Page(f"{STAFF} SU", row("supervisor")),
    # finance
    "finance:overview": Page(f"{STAFF} {MUN} ST"),
    "finance:budget_detail": Page(f"{STAFF} ST"),
    "finance:voucher_list": Page(f"{STAFF} {MUN}"),
    "finance:voucher_detail": Page(f"{STAFF} {MUN}", row("voucher")),
    "finance:voucher_reverse": Page("PL", row("voucher")),
    "finance:grant_record": Page("PL"),
    "finance:year_list": Page(STAFF),
    "finance:year_open": Page("PL"),
    "finance:year_close": Page("PL", lambda w, _s: [w.year.pk]),
    "finance:claim_list": Page(f"{STAFF} {MUN}"),
    "finance:claim_draft": Page("W S F"),
    "finance:claim_detail": Page(f"{STAFF} {MUN}", row("claim")),
    "finance:claim_line_add": Page("W S F", row("draft_claim")),
    "finance:claim_line_change": Page("W S F", lambda _w, s: [s.draft_claim.pk, s.draft_line.pk]),
    "finance:claim_line_remove": Page("W S F", lambda _w, s: [s.draft_claim.pk, s.draft_line.pk]),
    "finance:claim_send": Page("S F", row("draft_claim")),
    "finance:claim_withdraw": Page("S F", row("draft_claim")),
    "finance:claim_attest": Page("AD", row("claim")),
    "finance:claim_return": Page(STAFF, row("claim")),
    "finance:claim_authorise": Page("PL", row("claim")),
    "finance:claim_pay": Page("AD", row("claim")),
    "finance:egenandel_list": Page(f"{STAFF} {MUN}"),
    "finance:egenandel_detail": Page(f"{STAFF} {MUN}", row("charge")),
    "finance:egenandel_receive": Page("AD", row("charge")),
    "finance:egenandel_charge": Page("AD", lambda _w, s: [2018, s.municipality.pk], post_only=True),
    "finance:statement_list": Page(f"{STAFF} {MUN}"),
    "finance:statement_detail": Page(f"{STAFF} {MUN}", row("statement")),
    "finance:statement_download": Page(f"{STAFF} {MUN}", row("statement")),
    "finance:statement_preview": Page(STAFF, lambda _w, s: [s.municipality.pk, 2018]),
    "finance:statement_issue": Page(STAFF, lambda _w, s: [s.municipality.pk, 2018]),
    "finance:statement_issue_all": Page(STAFF, lambda w, _s: [w.year.pk]),
    "finance:statement_run_detail": Page(STAFF, lambda w, _s: [w.run.pk]),
}
# Further rows of the same pages, in another state: they hold texts of their own.
MORE: dict[str, Page] = {
    "municipalities:application_detail": Page(f"{STAFF} {MUN}", row("draft")),
    "municipalities:application_check": Page(f"{STAFF} {MUN}", row("draft")),
    "municipalities:section_save": Page(
        f"{STAFF} {MUN}", lambda _w, s: [s.draft.pk, "backup"], barred=NO_WRITERS | STAFF_ROLES
    ),
    "municipalities:information_detail": Page(f"{STAFF} {MUN}", row("answered_request")),
    "candidates:candidate_detail": Page(
        f"{STAFF} {MUN} CA SU",
        lambda _w, s: [s.draft_plan.candidate_id],
        blind=frozenset({Role.CANDIDATE, Role.SUPERVISOR}),
    ),
    "finance:claim_detail": Page(f"{STAFF} {MUN}", row("draft_claim"), blind=STAFF_ROLES),
}
PUBLIC = {
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "accounts:invitation_accept",
    "accounts:outside_finish",
    "accounts:sign_out",
    "dashboard:calendar_feed",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "web:live",
    "web:ready",
    "web:accessibility",
    "web:words",
}

# Who may read which free text of their own side. Staff read the foreign side's too, but never the notes of a meeting.
_PEOPLE_OF_MUNICIPALITY = STAFF_ROLES | MUNICIPALITY_ROLES
READERS: dict[str, frozenset[Role]] = {
    "recommendation.reasons": frozenset(STAFF_ROLES),
    "conflict.reason": frozenset(STAFF_ROLES),
    "assessment.note": frozenset(STAFF_ROLES),
    "score.note": frozenset(STAFF_ROLES),
    "screening.note": frozenset(STAFF_ROLES),
    "flag.reason": frozenset(STAFF_ROLES),
    "internal.note": frozenset(STAFF_ROLES),
    "mix.note": frozenset(STAFF_ROLES),
    "contact.name": _PEOPLE_OF_MUNICIPALITY,
    "contact.phone": _PEOPLE_OF_MUNICIPALITY,
    "message.text": _PEOPLE_OF_MUNICIPALITY,
    "decision.reasons": _PEOPLE_OF_MUNICIPALITY,
    "advertisement.text": _PEOPLE_OF_MUNICIPALITY,
    "amendment.note": _PEOPLE_OF_MUNICIPALITY,
    "complaint.text": _PEOPLE_OF_MUNICIPALITY,
    **{f"application.{text}": _PEOPLE_OF_MUNICIPALITY for text in world.ANSWERED},
    "promise.text": _PEOPLE_OF_MUNICIPALITY | {Role.CANDIDATE},
    **{f"term.{text}": _PEOPLE_OF_MUNICIPALITY for text in ("said", "text", "amended", "because", "answer")},
    "version.reason": _PEOPLE_OF_MUNICIPALITY,
    "version.message": _PEOPLE_OF_MUNICIPALITY,
    "application.place": _PEOPLE_OF_MUNICIPALITY,
    "service.place": _PEOPLE_OF_MUNICIPALITY,
    **{f"request.{text}": _PEOPLE_OF_MUNICIPALITY for text in ("question", "reply", "extended")},
    "comment.text": _PEOPLE_OF_MUNICIPALITY,
    **{f"partner.{text}": _PEOPLE_OF_MUNICIPALITY for text in ("text", "no")},
    **{f"signed.{text}": _PEOPLE_OF_MUNICIPALITY for text in ("name", "source")},
    "share.reason": _PEOPLE_OF_MUNICIPALITY,
    "member.name": _PEOPLE_OF_MUNICIPALITY,
    "candidate.name": _PEOPLE_OF_MUNICIPALITY | {Role.SUPERVISOR, Role.CANDIDATE},
    "second.name": _PEOPLE_OF_MUNICIPALITY,
    "wish.note": frozenset(STAFF_ROLES),
    "institution.costs": _PEOPLE_OF_MUNICIPALITY | {Role.SUPERVISOR, Role.CANDIDATE},
    "institution.contact": _PEOPLE_OF_MUNICIPALITY | {Role.SUPERVISOR, Role.CANDIDATE},
    "period.place": _PEOPLE_OF_MUNICIPALITY | {Role.SUPERVISOR, Role.CANDIDATE},
    "draft.place": _PEOPLE_OF_MUNICIPALITY,
    "unclaimed.name": frozenset(STAFF_ROLES),
    "participant.name": frozenset(STAFF_ROLES),
    "question.text": _PEOPLE_OF_MUNICIPALITY,
    "supervisor.name": _PEOPLE_OF_MUNICIPALITY | {Role.SUPERVISOR, Role.CANDIDATE},
    "supervisor.workplace": STAFF_ROLES | MUNICIPALITY_ROLES | {Role.SUPERVISOR, Role.CANDIDATE},
    "meeting.notes": frozenset({Role.SUPERVISOR, Role.CANDIDATE}),
    "line.what": _PEOPLE_OF_MUNICIPALITY,
    "line.reason": _PEOPLE_OF_MUNICIPALITY,
    "draft.what": _PEOPLE_OF_MUNICIPALITY,
    "draft.receipt": _PEOPLE_OF_MUNICIPALITY,
    "mail.body": frozenset(STAFF_ROLES),
    "circular.body": frozenset(STAFF_ROLES),
    "mail.subject": frozenset(STAFF_ROLES),
    "file.name": _PEOPLE_OF_MUNICIPALITY,
    "withdrawn.name": frozenset(STAFF_ROLES | {Role.CANDIDATE}),
    "withdrawn.reason": frozenset(STAFF_ROLES | {Role.CANDIDATE}),
    "reported.name": frozenset({Role.PROJECT_LEADER}),
    "reported.reason": frozenset({Role.PROJECT_LEADER}),
}
MARKER = re.compile(r"\[\[(own|foreign)\.([a-z_.]+)\]\]")


def test_every_url_is_listed_and_every_listed_url_exists() -> None:
    existing = sorted(name for name, _pattern in patterns(get_resolver()))

    assert existing == sorted([*PAGES, *PUBLIC])


def clients(made: World) -> Iterator[tuple[str, Role | None, Client]]:
    """Walk those who ask, each with a browser of their own; they have signed in already (tests/made.py)."""
    for name, person in made.people.items():
        client = Client()
        if name in made.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = made.sessions[name]
        elif person is not None:
            people.sign_in(client, person)
        yield name, person.role if person else None, client


def address(name: str, made: World, side: Side | None) -> str:
    page = PAGES[name]
    if page.args is None:
        return reverse(name)
    args = page.args(made, side or made.own)
    if side is None:
        first = next((index for index, arg in enumerate(args) if isinstance(arg, int)), 0)
        args = [0 if index == first or (isinstance(arg, int) and arg > 2100) else arg for index, arg in enumerate(args)]
    return reverse(name, args=args)


def expected(name: str, who: str, role: Role | None, which: str, more: Page | None = None) -> set[int]:
    """Return the statuses that the table allows for this person and row; `more`: a further row of the page."""
    page = more or PAGES[name]
    if who in {"anonymous", "deactivated"}:
        return {302}
    if page.audience == "*":
        return {405} if page.post_only else set(page.answers)
    if role not in page.roles:
        return {403}
    if page.post_only:
        return {405}
    if page.args is not None and (which == "missing" or (which == "foreign" and role not in page.foreign)):
        return {404}
    if role in page.barred:
        return {403}
    return {404} if role in page.blind else {200, 302, 409}


def whiches(name: str) -> tuple[str, ...]:
    return ("own", "foreign", "missing") if PAGES[name].args is not None else ("own",)


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_it_and_whose_rows_they_reach(name: str, made: World) -> None:
    sides = {"own": made.own, "foreign": made.foreign, "missing": None}
    wrong = []
    for who, role, client in clients(made):
        for which in whiches(name):
            response = client.get(address(name, made, sides[which]))
            if response.status_code not in expected(name, who, role, which):
                wrong.append(f"{who}, {which}: {response.status_code}")
            if response.status_code == 302 and who in {"anonymous", "deactivated"}:
                assert response.headers["Location"].startswith(reverse("account_login"))
            wrong += [f"{who}, {which}: reads {marker}" for marker in leaked(role, response)]

    assert wrong == []


def leaked(role: Role | None, response: object) -> list[str]:
    text = getattr(response, "content", b"").decode("utf-8", errors="replace")
    found = set(MARKER.findall(text))
    return [f"{side}.{what}" for side, what in sorted(found) if not may_read(role, side, what)]


def found_in(response: Any) -> set[str]:
    return {what for _side, what in MARKER.findall(response.content.decode("utf-8", errors="replace"))}


def may_read(role: Role | None, side: str, what: str) -> bool:
    if role is None or role not in READERS[what]:
        return False
    return side == "own" or role in STAFF_ROLES


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name].audience != "*"])
def test_sending_an_empty_form_changes_nothing_for_those_outside_and_never_fails(name: str, made: World) -> None:
    """POST on a foreign or missing row is a 404 for whoever does not reach it, and 403 for the wrong role."""
    sides = {"own": made.own, "foreign": made.foreign, "missing": None}
    wrong = []
    for who, role, client in clients(made):
        for which in whiches(name):
            with transaction.atomic():
                response = client.post(address(name, made, sides[which]), {})
                transaction.set_rollback(True)
            allowed = posted(name, who, role, which)
            if response.status_code not in allowed:
                wrong.append(f"{who}, {which}: {response.status_code}, not {sorted(allowed)}")
            wrong += [f"{who}, {which}: reads {marker}" for marker in leaked(role, response)]

    assert wrong == []


def posted(name: str, who: str, role: Role | None, which: str) -> set[int]:
    page = PAGES[name]
    if who in {"anonymous", "deactivated"}:
        return {302}
    if role not in page.roles:
        return {403, 405}  # some pages decide by the row; none takes anything
    if page.args is not None and (which == "missing" or (which == "foreign" and role not in page.foreign)):
        return {404, 405}
    if role in page.blind:
        return {404, 405}
    return {200, 302, 405, 409, 422, 403} if which == "own" or role in page.foreign else {404, 405}
