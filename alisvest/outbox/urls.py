from django.urls import URLPattern, URLResolver, path

from alisvest.outbox import views

app_name = "outbox"

urlpatterns: list[URLPattern | URLResolver] = [
    path("texts/", views.text_list, name="text_list"),
    path("texts/<str:key>/", views.text_detail, name="text_detail"),
    path("texts/<str:key>/change/", views.text_change, name="text_change"),
    path("texts/<str:key>/history/", views.text_history, name="text_history"),
    path("texts/<str:key>/test/", views.text_test, name="text_test"),
    path("texts/<str:key>/shipped/<str:language>/", views.text_restore, name="text_restore"),
]
