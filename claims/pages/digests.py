"""The reader's pages: ask for letters, confirm, change wishes, unsubscribe.

Mail scanners open links too: GET shows a page and changes nothing, POST acts. The token in the address is the
reader's only credential, so that these pages need neither login nor cookie.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims import tasks
from claims.choices import Frequency
from claims.models import Subscription
from claims.pages import offers
from claims.pages.offers import Choices
from claims.services import subscriptions
from claims.services.audit import Refused

SHOWN = require_http_methods(["GET", "HEAD", "POST"])


class WishesForm(forms.Form):
    """How often, when, in which language, about what. Services check; the form only offers."""

    frequency = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, initial=Frequency.DAILY)
    local_hour = forms.TypedChoiceField(
        label=_("At"), choices=[(hour, f"{hour:02}:00") for hour in range(24)], coerce=int, initial=7
    )
    timezone = forms.CharField(label=_("Time zone"), max_length=64, initial=settings.TIME_ZONE)
    language = forms.ChoiceField(label=_("Language of the letters"), choices=settings.LANGUAGES)
    speakers = forms.MultipleChoiceField(label=_("Only these speakers"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Only these topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Only claims in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=settings.LANGUAGES,
    )
    verdicts = forms.MultipleChoiceField(
        label=_("Only these verdicts"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, kept: dict[str, list[str]] | None = None, **kwargs: Any) -> None:
        """`kept` are the reader's filters: they stay on offer when nothing public has them now."""
        super().__init__(*args, **kwargs)
        self.fields["timezone"].widget.attrs = {"list": "timezones", "autocomplete": "off"}
        offered = {
            "speakers": offers.speakers(),
            "topics": offers.topics(),
            "verdicts": offers.verdicts(),
        }
        for name, choices in offered.items():
            known = {value for value, _label in choices}
            gone = [(value, value) for value in (kept or {}).get(name, []) if value not in known]
            self.offer(name, [*choices, *gone])

    def offer(self, name: str, choices: Choices) -> None:
        """A filter with nothing to choose from is not shown."""
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def basics(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in subscriptions.FILTERS]

    def filters(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in subscriptions.FILTERS]

    def narrowed(self) -> bool:
        """Whether a filter has a choice or a fault that the reader should see."""
        return any(field.value() or field.errors for field in self.filters())

    def wishes(self) -> dict[str, Any]:
        chosen = dict(self.cleaned_data)
        chosen["filters"] = {name: chosen.pop(name, []) for name in subscriptions.FILTERS}
        return chosen

    def blame(self, problem: Refused) -> None:
        """Put a refusal beside the field that it names."""
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class SubscribeForm(WishesForm):
    email = forms.CharField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput)
    field_order = ("email",)


@never_cache
@SHOWN
def subscribe(request: HttpRequest) -> HttpResponse:
    """One form, and one answer for every address, known or not."""
    form = SubscribeForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        try:
            subscription = subscriptions.subscribe(at=timezone.now(), **form.wishes())
        except Refused as problem:
            form.blame(problem)
        else:
            tasks.ring(tasks.send_confirmation, subscription_id=subscription.pk)
            return redirect("subscription-asked")
    return render(request, "claims/digests/subscribe.html", {"form": form, "timezones": timezones()})


def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/digests/asked.html")


@csrf_exempt
@never_cache
@SHOWN
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    subscription = found(token, subscriptions.CONFIRM)
    if subscription.ended_at:
        raise Http404
    if request.method == "POST":
        subscription = subscriptions.confirm_subscription(token=token, at=timezone.now())
    manage = subscriptions.token_for(subscription, subscriptions.MANAGE) if subscription.confirmed_at else ""
    return in_their_language(request, "confirm", subscription, {"manage": manage})


@csrf_exempt
@never_cache
@SHOWN
def manage(request: HttpRequest, token: str) -> HttpResponse:
    subscription = found(token, subscriptions.MANAGE)
    if subscription.ended_at or subscription.confirmed_at is None:
        raise Http404
    with translation.override(subscription.language):
        form = WishesForm(request.POST or None, initial=wishes_of(subscription), kept=subscription.filters)
        saved = form.is_valid() and changed(form, token)
    if saved:
        subscription.refresh_from_db()
    context = {
        "form": form,
        "saved": saved,
        "timezones": timezones(),
        "unsubscribe": subscriptions.token_for(subscription, subscriptions.UNSUBSCRIBE),
    }
    return in_their_language(request, "manage", subscription, context)


@csrf_exempt
@never_cache
@SHOWN
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: a POST without cookies, in either encoding, ends it at once and is not redirected."""
    subscription = found(token, subscriptions.UNSUBSCRIBE)
    if request.method == "POST":
        subscription = subscriptions.unsubscribe(token=token, at=timezone.now())
    return in_their_language(request, "unsubscribe", subscription, {})


def changed(form: WishesForm, token: str) -> bool:
    try:
        subscriptions.change_subscription(token=token, changes=form.wishes(), at=timezone.now())
    except Refused as problem:
        form.blame(problem)
        return False
    return True


def found(token: str, purpose: str) -> Subscription:
    """One 404 for every link that does not work, whatever the cause."""
    try:
        return subscriptions.subscription_for(token=token, purpose=purpose)
    except subscriptions.NoSuchSubscription as problem:
        raise Http404 from problem


def wishes_of(subscription: Subscription) -> dict[str, Any]:
    fields = ("frequency", "local_hour", "timezone", "language")
    return {**{name: getattr(subscription, name) for name in fields}, **subscription.filters}


def timezones() -> list[str]:
    return sorted(subscriptions.known_timezones())


def in_their_language(
    request: HttpRequest, page: str, subscription: Subscription, context: dict[str, Any]
) -> HttpResponse:
    with translation.override(subscription.language):
        return render(request, f"claims/digests/{page}.html", {**context, "subscription": subscription})
