"""Where each door is."""

from django.contrib import admin
from django.http import Http404
from django.urls import include, path, re_path

from claims.admin import second_factor, sign_in
from claims.admin.accounts import own_access
from claims.admin.boards.pages import board
from claims.admin.manual import manual
from claims.urls import not_found

urlpatterns = [
    path("admin/login/", sign_in.Entrance.as_view(), name="sign-in"),
    path("admin/login/code/", sign_in.code, name="sign-in-code"),
    path("admin/login/second-factor/", admin.site.admin_view(second_factor.set_up), name="second-factor"),
    path(
        "admin/login/recovery-codes/",
        admin.site.admin_view(second_factor.recovery_codes),
        name="recovery-codes",
    ),
    path("admin/password_change/", admin.site.admin_view(second_factor.change_password)),
    path("admin/access/", admin.site.admin_view(own_access), name="own-access"),
    path("admin/boards/<slug:name>/", admin.site.admin_view(board), name="board"),
    path("admin/manual/", admin.site.admin_view(manual), name="manual"),
    # Django's way from a row to its public page: ours have none by that name, and some rows no table.
    re_path(r"^admin/r/", not_found, {"exception": Http404()}),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("claims.urls")),
]
handler400 = "claims.urls.bad_request"
handler403 = "claims.urls.forbidden"
handler404 = "claims.urls.not_found"
handler500 = "claims.urls.server_error"
