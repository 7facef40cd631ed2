from django.urls import path

from alisvest.accounts import views
from alisvest.accounts.sign_in.urls import security, sessions_end, sign_out

app_name = "accounts"

urlpatterns = [
    path("sign-out/", sign_out, name="sign_out"),
    path("security/", security, name="security"),
    path("security/sessions/end/", sessions_end, name="sessions_end"),
    path("hat/", views.hat_choose, name="hat_choose"),
    path("language/", views.language_choose, name="language_choose"),
    path("invitations/<str:token>/", views.invitation_accept, name="invitation_accept"),
    path("rights/", views.rights_list, name="rights_list"),
]
