from django.urls import URLPattern, URLResolver, path

from municipalities import views
from municipalities.views import (
    advertisement,
    agreement,
    enterprise,
    information,
    joint,
    promise,
    reuse,
    service,
    term,
    version,
)

app_name = "municipalities"

urlpatterns: list[URLPattern | URLResolver] = [
    path("municipalities/", views.municipality_list, name="municipality_list"),
    path("municipalities/people/", views.membership_mine, name="membership_mine"),
    path("municipalities/<int:pk>/", views.municipality_detail, name="municipality_detail"),
    path(
        "municipalities/<int:pk>/organisation-number/",
        views.organisation_number_record,
        name="organisation_number_record",
    ),
    path("municipalities/<int:pk>/people/", views.membership_list, name="membership_list"),
    path("municipalities/<int:pk>/people/invite/", views.membership_invite, name="membership_invite"),
    path("municipalities/memberships/<int:pk>/change/", views.membership_change, name="membership_change"),
    path("municipalities/memberships/<int:pk>/invitation/resend/", views.invitation_resend, name="invitation_resend"),
    path(
        "municipalities/memberships/<int:pk>/invitation/withdraw/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("municipalities/memberships/<int:pk>/end/", views.membership_end, name="membership_end"),
    path("municipalities/<int:pk>/address/", views.address_record, name="address_record"),
    path("rounds/", views.round_list, name="round_list"),
    path("rounds/prepare/", views.round_prepare, name="round_prepare"),
    path("rounds/<int:pk>/", views.round_detail, name="round_detail"),
    path("rounds/<int:pk>/set-up/", views.round_setup, name="round_setup"),
    path("rounds/<int:pk>/change/", views.round_change, name="round_change"),
    path("rounds/<int:pk>/call/", views.round_call, name="round_call"),
    path("rounds/<int:pk>/criteria/", views.criterion_list, name="criterion_list"),
    path("rounds/<int:pk>/criteria/add/", views.criterion_add, name="criterion_add"),
    path("rounds/<int:pk>/criteria/publish/", views.criteria_publish, name="criteria_publish"),
    path("criteria/<int:pk>/change/", views.criterion_change, name="criterion_change"),
    path("criteria/<int:pk>/remove/", views.criterion_remove, name="criterion_remove"),
    path("rounds/<int:pk>/flags/", views.flag_list, name="flag_list"),
    path("flags/<int:pk>/remove/", views.flag_remove, name="flag_remove"),
    path("rounds/<int:pk>/phases/", views.phase_save, name="phase_save"),
    path("rounds/<int:pk>/invitees/", views.invitee_choose, name="invitee_choose"),
    path("rounds/<int:pk>/invitations/", views.invitation_list, name="invitation_list"),
    path("rounds/<int:pk>/invitations/send/", views.invitation_send, name="invitation_send"),
    path("rounds/<int:pk>/invitations/remind/", views.invitation_remind, name="invitation_remind"),
    path("rounds/<int:pk>/decline/", views.invitation_decline, name="invitation_decline"),
    path("rounds/<int:pk>/reconsider/", views.invitation_reconsider, name="invitation_reconsider"),
    path("rounds/<int:pk>/dispensations/grant/", views.dispensation_grant, name="dispensation_grant"),
    path("rounds/<int:pk>/meetings/", views.meeting_list, name="meeting_list"),
    path("rounds/<int:pk>/meetings/add/", views.meeting_add, name="meeting_add"),
    path("meetings/<int:pk>/", views.meeting_detail, name="meeting_detail"),
    path("meetings/<int:pk>/change/", views.meeting_change, name="meeting_change"),
    path("meetings/<int:pk>/remove/", views.meeting_remove, name="meeting_remove"),
    path("meetings/<int:pk>/attendance/", views.attendance_take, name="attendance_take"),
    path("participants/<int:pk>/remove/", views.participant_remove, name="participant_remove"),
    path("rounds/<int:pk>/questions/", views.question_list, name="question_list"),
    path("rounds/<int:pk>/questions/ask/", views.question_ask, name="question_ask"),
    path("questions/<int:pk>/answer/", views.question_answer, name="question_answer"),
    path("rounds/<int:pk>/blank/<slug:language>/", views.round_blank, name="round_blank"),
    path("rounds/<int:pk>/case-number/", views.case_number_record, name="case_number_record"),
    path("rounds/<int:pk>/start/", views.application_start, name="application_start"),
    path("applications/", views.application_list, name="application_list"),
    path("applications/<int:pk>/", views.application_detail, name="application_detail"),
    path("applications/<int:pk>/sections/<slug:anchor>/", views.section_save, name="section_save"),
    path("applications/<int:pk>/sections/<slug:anchor>/assign/", views.section_assign, name="section_assign"),
    path("applications/assignments/<int:pk>/end/", views.assignment_end, name="assignment_end"),
    path("applications/comments/<int:pk>/answer/", views.comment_answer, name="comment_answer"),
    path("applications/<int:pk>/places/add/", views.place_add, name="place_add"),
    path("applications/places/<int:pk>/name/", views.place_name, name="place_name"),
    path("applications/places/<int:pk>/move/", views.place_move, name="place_move"),
    path("applications/places/<int:pk>/copy/", views.place_copy, name="place_copy"),
    path("applications/places/<int:pk>/remove/", views.place_remove, name="place_remove"),
    path("applications/<int:pk>/send/", views.application_send, name="application_send"),
    path("applications/<int:pk>/take-back/", views.application_take_back, name="application_take_back"),
    path("applications/<int:pk>/return/", views.application_return, name="application_return"),
    path("applications/<int:pk>/reopen/", views.application_reopen, name="application_reopen"),
    path("applications/<int:pk>/withdraw/", views.application_withdraw, name="application_withdraw"),
    path("applications/submissions/<int:pk>/paper/", views.submission_download, name="submission_download"),
    path("rounds/<int:pk>/paper/", views.paper_enter, name="paper_enter"),
    path("applications/<int:pk>/check/", views.application_check, name="application_check"),
    path("applications/<int:pk>/submit/", views.application_submit, name="application_submit"),
    path("applications/<int:pk>/receipt/", views.application_receipt, name="application_receipt"),
    path("review/rounds/<int:pk>/resolution/", views.resolution_record, name="resolution_record"),
    # From the recommendation to the complaint
    path("applications/<int:pk>/recommendation/", views.recommendation_save, name="recommendation_save"),
    path("applications/<int:pk>/decided-on/", views.snapshot_detail, name="snapshot_detail"),
    path("applications/<int:pk>/decision/prepare/", views.decision_prepare, name="decision_prepare"),
    path("review/rounds/<int:pk>/recommendation/", views.recommendation_list, name="recommendation_list"),
    path("review/rounds/<int:pk>/approvals/ask/", views.approval_ask, name="approval_ask"),
    path("review/approvals/<int:pk>/give/", views.approval_give, name="approval_give"),
    path("review/approvals/<int:pk>/nudge/", views.approval_nudge, name="approval_nudge"),
    path("review/approvals/<int:pk>/withdraw/", views.approval_withdraw, name="approval_withdraw"),
    path("review/rounds/<int:pk>/release/", views.decision_release, name="decision_release"),
    path("review/rounds/<int:pk>/release/letters/", views.release_preview, name="release_preview"),
    path("review/rounds/<int:pk>/release/take-back/", views.release_take_back, name="release_take_back"),
    path("review/rounds/<int:pk>/waiting-list/", views.waiting_list, name="waiting_list"),
    path("decisions/<int:pk>/", views.decision_detail, name="decision_detail"),
    path("decisions/<int:pk>/arrival/", views.arrival_record, name="arrival_record"),
    path("decisions/<int:pk>/complaints/register/", views.complaint_register, name="complaint_register"),
    path("complaints/<int:pk>/", views.complaint_detail, name="complaint_detail"),
    path("complaints/<int:pk>/answer/", views.complaint_answer, name="complaint_answer"),
    path("offers/", views.acceptance_list, name="acceptance_list"),
    path("offers/<int:pk>/", views.acceptance_detail, name="acceptance_detail"),
    path("offers/<int:pk>/decline/", views.acceptance_decline, name="acceptance_decline"),
    path("offers/<int:pk>/extend/", views.acceptance_extend, name="acceptance_extend"),
    path("decisions/<int:pk>/letter/", views.decision_letter_send, name="decision_letter_send"),
    path("municipalities/<int:pk>/substitute/", views.substitute_name, name="substitute_name"),
    path("review/", views.review_list, name="review_list"),
    path("review/compare/", views.application_compare, name="application_compare"),
    path("review/<int:pk>/", views.application_review, name="application_review"),
    # the review: conflict of interest, screening, scores, words
    path("review/rounds/<int:pk>/conflicts/", views.conflict_declare, name="conflict_declare"),
    path("review/rounds/<int:pk>/conflicts/<int:municipality>/", views.conflict_change, name="conflict_change"),
    path("review/rounds/<int:pk>/reviewers/", views.reviewer_assign, name="reviewer_assign"),
    path("review/rounds/<int:pk>/discussion/", views.discussion_list, name="discussion_list"),
    path("review/<int:pk>/scores/", views.assessment_save, name="assessment_save"),
    path("review/<int:pk>/screening/", views.application_screen, name="application_screen"),
    path("review/<int:pk>/flags/", views.flag_set, name="flag_set"),
    path("review/<int:pk>/notes/", views.note_write, name="note_write"),
    path("review/<int:pk>/messages/", views.message_send, name="message_send"),
]

# Earlier service of a doctor who is employed already
urlpatterns += [
    path("applications/places/<int:pk>/service/add/", service.service_add, name="service_add"),
    path("applications/service/<int:pk>/change/", service.service_change, name="service_change"),
    path("applications/service/<int:pk>/remove/", service.service_remove, name="service_remove"),
]

# Requests for more information
urlpatterns += [
    path("review/<int:pk>/information/", information.information_ask, name="information_ask"),
    path("information/<int:pk>/", information.information_detail, name="information_detail"),
    path("information/points/<int:pk>/", information.information_write, name="information_write"),
    path("information/<int:pk>/send/", information.information_send, name="information_send"),
    path("information/<int:pk>/read/", information.information_read, name="information_read"),
    path("information/<int:pk>/extend/", information.information_extend, name="information_extend"),
    path("information/<int:pk>/withdraw/", information.information_withdraw, name="information_withdraw"),
    path("information/<int:pk>/close/", information.information_close, name="information_close"),
]

# Answers of an earlier round
urlpatterns += [
    path("applications/<int:pk>/bring-over/", reuse.application_bring_over, name="application_bring_over"),
    path(
        "applications/<int:pk>/sections/<slug:anchor>/bring-over/", reuse.section_bring_over, name="section_bring_over"
    ),
    path("applications/<int:pk>/sections/<slug:anchor>/confirm/", reuse.section_confirm, name="section_confirm"),
]

# The choice: the grid, the mixes
urlpatterns += [
    path("review/rounds/<int:pk>/grid/", views.grid_detail, name="grid_detail"),
    path("review/rounds/<int:pk>/mix/", views.mix_detail, name="mix_detail"),
    path("review/rounds/<int:pk>/mix/save/", views.mix_save, name="mix_save"),
    path("review/mixes/<int:pk>/remove/", views.mix_remove, name="mix_remove"),
]

# Agreements, what was promised in them, and training enterprises
urlpatterns += [
    path("agreements/", agreement.agreement_list, name="agreement_list"),
    path("agreements/<int:pk>/", agreement.agreement_detail, name="agreement_detail"),
    path("agreements/<int:pk>/next/", agreement.version_draft, name="version_draft"),
    path("agreements/<int:pk>/delivery/", agreement.agreement_delivery, name="agreement_delivery"),
    path("applications/<int:pk>/agreement/", agreement.agreement_draft, name="agreement_draft"),
    path("agreement-versions/<int:pk>/", version.version_detail, name="version_detail"),
    path("agreement-versions/<int:pk>/save/", version.version_save, name="version_save"),
    path("agreement-versions/<int:pk>/terms/add/", term.term_add, name="term_add"),
    path("agreement-versions/<int:pk>/send/", version.version_send, name="version_send"),
    path("agreement-versions/<int:pk>/confirm/", version.version_confirm, name="version_confirm"),
    path("agreement-versions/<int:pk>/answer/", version.version_answer, name="version_answer"),
    path("agreement-versions/<int:pk>/return/", version.version_return, name="version_return"),
    path("agreement-versions/<int:pk>/take-back/", version.version_take_back, name="version_take_back"),
    path("agreement-versions/<int:pk>/discard/", version.version_discard, name="version_discard"),
    path("agreement-versions/<int:pk>/sign/", version.version_sign, name="version_sign"),
    path("agreement-versions/<int:pk>/download/", version.version_download, name="version_download"),
    path("terms/<int:pk>/save/", term.term_save, name="term_save"),
    path("terms/<int:pk>/drop/", term.term_drop, name="term_drop"),
    path("terms/<int:pk>/settle/", term.term_settle, name="term_settle"),
    path("terms/<int:pk>/confirm/", term.term_confirm, name="term_confirm"),
    path("terms/<int:pk>/amend/", term.term_amend, name="term_amend"),
    path("promises/", promise.promise_list, name="promise_list"),
    path("promises/<int:pk>/tell/", promise.promise_tell, name="promise_tell"),
    path("promises/<int:pk>/ask/", promise.promise_ask, name="promise_ask"),
    path("training-enterprises/", enterprise.enterprise_list, name="enterprise_list"),
    path("municipalities/<int:pk>/training-enterprise/", enterprise.enterprise_detail, name="enterprise_detail"),
    path("municipalities/<int:pk>/training-enterprise/record/", enterprise.enterprise_record, name="enterprise_record"),
]

# Posts and their advertisements
urlpatterns += [
    path("positions/<int:pk>/describe/", views.position_describe, name="position_describe"),
    path("positions/<int:pk>/tasks/", views.position_tasks, name="position_tasks"),
    path("positions/<int:pk>/advertise/", advertisement.advertisement_write, name="advertisement_write"),
    path("advertisements/", advertisement.advertisement_list, name="advertisement_list"),
    path("advertisements/<int:pk>/", advertisement.advertisement_detail, name="advertisement_detail"),
    path("advertisements/<int:pk>/change/", advertisement.advertisement_change, name="advertisement_change"),
    path("advertisements/<int:pk>/publish/", advertisement.advertisement_publish, name="advertisement_publish"),
    path("advertisements/<int:pk>/count/", advertisement.advertisement_count, name="advertisement_count"),
    path("advertisements/<int:pk>/close/", advertisement.advertisement_close, name="advertisement_close"),
    path("advertisements/posts/<int:pk>/hire/", advertisement.advertised_hire, name="advertised_hire"),
    path("advertisements/posts/<int:pk>/lose/", advertisement.advertised_lose, name="advertised_lose"),
]

# Joint applications as their partners meet them, and the shares of a post
urlpatterns += [
    path("joint-applications/<int:pk>/", joint.joint_detail, name="joint_detail"),
    path("joint-applications/<int:pk>/points/<slug:anchor>/", joint.joint_write, name="joint_write"),
    path("joint-applications/<int:pk>/sign/", joint.joint_sign, name="joint_sign"),
    path("joint-applications/<int:pk>/decline/", joint.joint_decline, name="joint_decline"),
    path("joint-applications/<int:pk>/reconsider/", joint.joint_reconsider, name="joint_reconsider"),
    path(
        "applications/<int:pk>/partners/<int:municipality>/signature/",
        joint.partner_signature_record,
        name="partner_signature_record",
    ),
    path("positions/<int:pk>/shares/", joint.position_share, name="position_share"),
]
