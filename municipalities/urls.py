from django.urls import URLPattern, URLResolver, path

from municipalities import views

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
    path("rounds/open/", views.round_open, name="round_open"),
    path("rounds/<int:pk>/", views.round_detail, name="round_detail"),
    path("rounds/<int:pk>/case-number/", views.case_number_record, name="case_number_record"),
    path("rounds/<int:pk>/start/", views.application_start, name="application_start"),
    path("applications/", views.application_list, name="application_list"),
    path("applications/<int:pk>/", views.application_detail, name="application_detail"),
    path("applications/<int:pk>/sections/<slug:anchor>/", views.section_save, name="section_save"),
    path("applications/<int:pk>/check/", views.application_check, name="application_check"),
    path("applications/<int:pk>/submit/", views.application_submit, name="application_submit"),
    path("applications/<int:pk>/receipt/", views.application_receipt, name="application_receipt"),
    path("applications/<int:pk>/decision/issue/", views.decision_issue, name="decision_issue"),
    path("review/rounds/<int:pk>/resolution/", views.resolution_record, name="resolution_record"),
    path("decisions/<int:pk>/", views.decision_detail, name="decision_detail"),
    path("decisions/<int:pk>/letter/", views.decision_letter_send, name="decision_letter_send"),
    path("municipalities/<int:pk>/substitute/", views.substitute_name, name="substitute_name"),
    path("positions/", views.position_list, name="position_list"),
    path("positions/<int:pk>/", views.position_detail, name="position_detail"),
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
