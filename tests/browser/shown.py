"""Pages for what went wrong, at addresses of their own: for pictures alone."""

from django.urls import include, path

from claims.pages import errors
from tracker.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("shown/400/", errors.bad_request),
    path("shown/403/", errors.forbidden),
    path("shown/429/", errors.too_many),
    path("shown/500/", errors.server_error),
    path("shown/form/", errors.stale_form),
    path("", include("tracker.urls")),
]
