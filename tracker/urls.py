"""Where each door is."""

from django.contrib import admin
from django.urls import include, path

from claims.admin.boards.pages import board
from claims.admin.manual import manual

urlpatterns = [
    path("admin/boards/<slug:name>/", admin.site.admin_view(board), name="board"),
    path("admin/manual/", admin.site.admin_view(manual), name="manual"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("claims.urls")),
]
handler400 = "claims.urls.bad_request"
handler403 = "claims.urls.forbidden"
handler404 = "claims.urls.not_found"
handler500 = "claims.urls.server_error"
