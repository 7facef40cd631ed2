from django.urls import path

from candidates import views

app_name = "candidates"

urlpatterns = [
    path("candidates/", views.candidate_list, name="candidate_list"),
    path("candidates/mine/", views.candidate_mine, name="candidate_mine"),
    path("candidates/<int:pk>/", views.candidate_detail, name="candidate_detail"),
    path("candidates/<int:pk>/plan/make/", views.plan_make, name="plan_make"),
    path("plans/<int:pk>/agree/", views.plan_agree, name="plan_agree"),
    path("plans/<int:pk>/periods/add/", views.period_add, name="period_add"),
    path("plans/periods/<int:pk>/change/", views.period_change, name="period_change"),
    path("plans/periods/<int:pk>/remove/", views.period_remove, name="period_remove"),
    path("positions/", views.position_list, name="position_list"),
    path("positions/<int:pk>/", views.position_detail, name="position_detail"),
    path("positions/<int:pk>/end/", views.position_end, name="position_end"),
    path("positions/<int:pk>/fill/", views.position_fill, name="position_fill"),
]
