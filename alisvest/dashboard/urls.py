from django.urls import path

from alisvest.dashboard import views

app_name = "dashboard"

urlpatterns = [
    path("", views.start, name="start"),
    path("tasks/", views.task_list, name="task_list"),
]
