from django.urls import path

from alisvest.changes.views import amendment, leaving, succession

app_name = "changes"

urlpatterns = [
    path("amendments/", amendment.amendment_list, name="amendment_list"),
    path("amendments/<int:pk>/", amendment.amendment_detail, name="amendment_detail"),
    path("amendments/<int:pk>/approve/", amendment.amendment_approve, name="amendment_approve"),
    path("amendments/<int:pk>/refuse/", amendment.amendment_refuse, name="amendment_refuse"),
    path("amendments/<int:pk>/withdraw/", amendment.amendment_withdraw, name="amendment_withdraw"),
    path("positions/<int:pk>/amend/", amendment.amendment_propose, name="amendment_propose"),
    path("employments/<int:pk>/leave/", leaving.doctor_leave, name="doctor_leave"),
    path("municipalities/events/", succession.succession_list, name="succession_list"),
    path("municipalities/events/record/", succession.succession_record, name="succession_record"),
    path("municipalities/events/<int:pk>/take-back/", succession.succession_take_back, name="succession_take_back"),
]
