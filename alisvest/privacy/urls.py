from django.urls import path

from alisvest.privacy import views

app_name = "privacy"

urlpatterns = [
    path("privacy/me/", views.person_export, name="person_export"),
    path("privacy/register/", views.register, name="register"),
    path("privacy/deletion/", views.retention_list, name="retention_list"),
]
