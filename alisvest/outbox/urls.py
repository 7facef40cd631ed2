from django.urls import URLPattern, URLResolver, path

from alisvest.outbox import views
from alisvest.outbox.views import circular, job, mail

app_name = "outbox"

urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/<int:pk>/", views.letter_download, name="letter_download"),
    path("papers/", views.paper_list, name="paper_list"),
    path("papers/<str:key>/<str:language>/", views.paper_download, name="paper_download"),
    path("texts/", views.text_list, name="text_list"),
    path("texts/<str:key>/", views.text_detail, name="text_detail"),
    path("texts/<str:key>/change/", views.text_change, name="text_change"),
    path("texts/<str:key>/history/", views.text_history, name="text_history"),
    path("texts/<str:key>/test/", views.text_test, name="text_test"),
    path("texts/<str:key>/shipped/<str:language>/", views.text_restore, name="text_restore"),
    path("outbox/", mail.mail_list, name="mail_list"),
    path("outbox/release/", mail.mails_release, name="mails_release"),
    path("outbox/<int:pk>/", mail.mail_detail, name="mail_detail"),
    path("outbox/<int:pk>/paper/", mail.mail_paper, name="mail_paper"),
    path("outbox/<int:pk>/release/", mail.mail_release, name="mail_release"),
    path("outbox/<int:pk>/hold/", mail.mail_hold, name="mail_hold"),
    path("outbox/<int:pk>/withdraw/", mail.mail_withdraw, name="mail_withdraw"),
    path("outbox/<int:pk>/retry/", mail.mail_retry, name="mail_retry"),
    path("outbox/<int:pk>/arrived/", mail.mail_confirm_arrived, name="mail_confirm_arrived"),
    path("outbox/<int:pk>/send-again/", mail.mail_send_again, name="mail_send_again"),
    path("outbox/<int:pk>/returned/", mail.mail_mark_returned, name="mail_mark_returned"),
    path("circulars/", circular.circular_list, name="circular_list"),
    path("circulars/new/", circular.circular_write, name="circular_write"),
    path("circulars/<int:pk>/", circular.circular_detail, name="circular_detail"),
    path("circulars/<int:pk>/change/", circular.circular_change, name="circular_change"),
    path("circulars/<int:pk>/test/", circular.circular_test, name="circular_test"),
    path("circulars/<int:pk>/send/", circular.circular_send, name="circular_send"),
    path("circulars/<int:pk>/drop/", circular.circular_drop, name="circular_drop"),
    path("jobs/", job.job_list, name="job_list"),
]
