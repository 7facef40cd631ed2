from django.urls import path

from alisvest.audit import views

app_name = "audit"

urlpatterns = [
    path("history/<str:label>/<int:pk>/", views.history_detail, name="history_detail"),
    path("history/<str:label>/<int:pk>/opened/", views.opening_list, name="opening_list"),
]
