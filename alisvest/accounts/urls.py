from django.urls import path

from alisvest.accounts import views
from alisvest.accounts.sign_in.urls import (
    outside_finish,
    outside_link,
    outside_unlink,
    security,
    sessions_end,
    sign_out,
)

app_name = "accounts"

urlpatterns = [
    path("sign-out/", sign_out, name="sign_out"),
    path("security/", security, name="security"),
    path("security/sessions/end/", sessions_end, name="sessions_end"),
    path("security/outside/<str:provider_id>/link/", outside_link, name="outside_link"),
    path("security/outside/<int:pk>/unlink/", outside_unlink, name="outside_unlink"),
    path("sign-in/finish/", outside_finish, name="outside_finish"),
    path("hat/", views.hat_choose, name="hat_choose"),
    path("language/", views.language_choose, name="language_choose"),
    path("invitations/<str:token>/", views.invitation_accept, name="invitation_accept"),
    path("invitations/<int:pk>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"),
    path("claims/<str:label>/<int:pk>/send/", views.claim_send, name="claim_send"),
    path("people/", views.person_list, name="person_list"),
    path("people/enter/", views.person_enter, name="person_enter"),
    path("people/<int:pk>/", views.person_detail, name="person_detail"),
    path("people/<int:pk>/appoint/", views.appointment_give, name="appointment_give"),
    path("people/<int:pk>/invite/", views.person_invite, name="person_invite"),
    path("people/<int:pk>/deactivate/", views.person_deactivate, name="person_deactivate"),
    path("people/<int:pk>/reactivate/", views.person_reactivate, name="person_reactivate"),
    path("people/<int:pk>/second-factor/reset/", views.second_factor_reset, name="second_factor_reset"),
    path("people/<int:pk>/see-as/", views.see_as_start, name="see_as_start"),
    path("see-as/end/", views.see_as_end, name="see_as_end"),
    path("people/appointments/<int:pk>/end/", views.appointment_end, name="appointment_end"),
    path("rights/", views.rights_list, name="rights_list"),
]
