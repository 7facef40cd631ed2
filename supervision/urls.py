from django.urls import URLPattern, URLResolver, path

from supervision.views import meetings, months, supervisors

app_name = "supervision"

urlpatterns: list[URLPattern | URLResolver] = [
    path("supervision/", months.month_grid, name="month_grid"),
    path("supervision/candidates/<int:pk>/", months.candidate_detail, name="candidate_detail"),
    path("supervision/meetings/", meetings.meeting_list, name="meeting_list"),
    path("supervision/meetings/record/", meetings.meeting_record, name="meeting_record"),
    path("supervision/meetings/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("supervision/assignments/add/", supervisors.supervisor_assign, name="supervisor_assign"),
    path("supervision/assignments/<int:pk>/end/", supervisors.assignment_end, name="assignment_end"),
    path("supervisors/", supervisors.supervisor_list, name="supervisor_list"),
    path("supervisors/register/", supervisors.supervisor_register, name="supervisor_register"),
    path("supervisors/<int:pk>/", supervisors.supervisor_detail, name="supervisor_detail"),
]
