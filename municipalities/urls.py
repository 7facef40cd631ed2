from django.urls import URLPattern, URLResolver, path

from municipalities import views

app_name = "municipalities"

urlpatterns: list[URLPattern | URLResolver] = [
    path("municipalities/", views.municipality_list, name="municipality_list"),
    path("municipalities/people/", views.membership_mine, name="membership_mine"),
    path("municipalities/<int:pk>/", views.municipality_detail, name="municipality_detail"),
    path(
        "municipalities/<int:pk>/organisation-number/",
        views.organisation_number_record,
        name="organisation_number_record",
    ),
    path("municipalities/<int:pk>/people/", views.membership_list, name="membership_list"),
    path("municipalities/<int:pk>/people/add/", views.membership_add, name="membership_add"),
    path("municipalities/memberships/<int:pk>/end/", views.membership_end, name="membership_end"),
    path("rounds/", views.round_list, name="round_list"),
    path("rounds/open/", views.round_open, name="round_open"),
    path("rounds/<int:pk>/", views.round_detail, name="round_detail"),
    path("rounds/<int:pk>/start/", views.application_start, name="application_start"),
    path("applications/", views.application_list, name="application_list"),
    path("applications/<int:pk>/", views.application_detail, name="application_detail"),
    path("applications/<int:pk>/sections/<slug:key>/", views.section_save, name="section_save"),
    path("applications/<int:pk>/check/", views.application_check, name="application_check"),
    path("applications/<int:pk>/submit/", views.application_submit, name="application_submit"),
    path("applications/<int:pk>/receipt/", views.application_receipt, name="application_receipt"),
]
