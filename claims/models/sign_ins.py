"""Where the newsroom's people are signed in, and what they show besides their password."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.models.audit import User, recorded

LONGEST_DEVICE = 300


class SignInQuerySet(models.QuerySet["SignIn"]):
    def standing(self, at: dt.datetime) -> Self:
        """Those whose session has not ended by itself."""
        return self.filter(seen_at__gt=at - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE))

    def lapsed(self, at: dt.datetime) -> Self:
        return self.filter(seen_at__lte=at - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE))


class SignIn(models.Model):
    """One browser in which somebody is signed in. The row goes with the session."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins", verbose_name=_("user"))
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(_("device"), max_length=LONGEST_DEVICE, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True)
    since = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(_("last seen"))

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        default_permissions = ()
        ordering = ("-seen_at", "pk")

    def __str__(self) -> str:
        return self.device or str(self.pk)


# The key opens the session; addresses of people are kept no longer than the sign-in.
recorded(SignIn, exclude=("session_key", "address", "seen_at"))


class SecondFactor(TOTPDevice):  # type: ignore[misc]
    """An app that counts codes: a proxy, so that setting one up and taking it away leaves a trace."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")


COUNTED = ("throttling_failure_timestamp", "throttling_failure_count", "created_at")
recorded(
    SecondFactor,
    exclude=("key", "step", "t0", "digits", "tolerance", "drift", "last_t", "last_used_at", *COUNTED),
)


class RecoveryCodes(StaticDevice):  # type: ignore[misc]
    """For who has lost the app; that a code was used moves `last_used_at`, and leaves a trace."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("recovery codes")
        verbose_name_plural = _("recovery codes")


recorded(RecoveryCodes, exclude=COUNTED)


class Account(User):
    """How a member of the newsroom gets in: the same row as the user, looked at by who keeps the keys."""

    here = ""  # the session that looks, where it is one's own

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = _("access")
        verbose_name_plural = _("access")
