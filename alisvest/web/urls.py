from django.urls import path

from alisvest.web import views

app_name = "web"

urlpatterns = [
    path("health/", views.live, name="live"),
    path("health/ready/", views.ready, name="ready"),
    path("words/", views.words, name="words"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
