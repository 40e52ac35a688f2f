"""Where each door is."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("claims.urls")),
]
handler400 = "claims.urls.bad_request"
handler403 = "claims.urls.forbidden"
handler404 = "claims.urls.not_found"
handler500 = "claims.urls.server_error"
