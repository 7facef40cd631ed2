from django.urls import URLPattern, URLResolver

app_name = "municipalities"

urlpatterns: list[URLPattern | URLResolver] = []
