from django.urls import path

from alisvest.dashboard import views

app_name = "dashboard"

urlpatterns = [
    path("", views.start, name="start"),
    path("tasks/", views.task_list, name="task_list"),
    path("notices/", views.notices, name="notices"),
    path("notices/calendar/", views.calendar_make, name="calendar_make"),
    path("notices/calendar/stop/", views.calendar_stop, name="calendar_stop"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("reminders/", views.reminder_list, name="reminder_list"),
    path("reminders/preview/", views.reminder_preview, name="reminder_preview"),
    path("reminders/pauses/add/", views.pause_add, name="pause_add"),
    path("reminders/pauses/<int:pk>/end/", views.pause_end, name="pause_end"),
    path("reminders/kinds/<str:kind>/", views.reminder_change, name="reminder_change"),
]
