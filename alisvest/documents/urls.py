from django.urls import path

from alisvest.documents import views

app_name = "documents"

urlpatterns = [
    path("files/on/<str:label>/<int:pk>/", views.subject_files, name="subject_files"),
    path("files/on/<str:label>/<int:pk>/<str:kind>/add/", views.attachment_add, name="attachment_add"),
    path("files/<int:pk>/confirm/", views.attachment_confirm, name="attachment_confirm"),
    path("files/<int:pk>/withdraw/", views.attachment_withdraw, name="attachment_withdraw"),
    path("files/<int:pk>/report/", views.attachment_report, name="attachment_report"),
    path("files/<int:pk>/release/", views.attachment_release, name="attachment_release"),
    path("files/<int:pk>/remove/", views.attachment_remove, name="attachment_remove"),
    path("files/<int:pk>/<uuid:key>/", views.attachment_read, name="attachment_read"),
    path("files/reported/", views.report_list, name="report_list"),
]
