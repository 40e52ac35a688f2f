import datetime as dt

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.utils import translation

from claims.admin.fields import SaidForm, chosen, said_initial
from claims.choices import DatePrecision
from claims.models import Candidate, PartialDate, Speaker
from claims.services.told import in_readers_language

NARROWED = PartialDate(DatePrecision.MONTH, dt.date(2026, 1, 5), dt.date(2026, 1, 8), "last week")
BOUNDED = PartialDate(DatePrecision.UNKNOWN, dt.date(2026, 1, 1), dt.date(2026, 3, 1), "before the vote")


@pytest.mark.parametrize(
    "date",
    [
        PartialDate(),
        PartialDate.parse("2026-01-08", "on Thursday"),
        PartialDate.parse("2026-01"),
        PartialDate.parse("2026"),
        NARROWED,
        BOUNDED,
    ],
)
def test_a_date_that_nobody_touches_comes_back_as_it_was(date: PartialDate) -> None:
    form = SaidForm(said_initial(date))
    assert form.is_valid()
    assert form.cleaned_data["partial"] == date


def test_bounds_in_the_wrong_order_are_refused() -> None:
    form = SaidForm({"said": "", "not_before": "2026-02-01", "not_after": "2026-01-01"})
    assert form.errors.keys() == {"not_after"}


class Asking(forms.Form):
    speaker = chosen(Candidate._meta.get_field("speaker"), Speaker.objects.current())


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["a\0b", "0001-01-01", "9" * 20, "Mara", "-1"])
def test_a_key_that_is_none_is_refused_and_the_form_shown_again(typed: str) -> None:
    form = Asking({"speaker": typed})
    assert form.errors.keys() == {"speaker"}
    assert 'name="speaker"' in str(form)


@pytest.mark.parametrize("language", ["ro", "sq"])
def test_the_search_speaks_the_readers_language_whoever_made_the_form_first(language: str) -> None:
    assert "i18n/en.js" in str(Asking().media)
    with translation.override(language):
        [words] = [path for path in Asking().media._js if "i18n" in str(path)]  # type: ignore[attr-defined]
        assert str(words).endswith(f"/{language}.js")
        assert f'lang="{language}"' in Asking().fields["speaker"].widget.render("speaker", "")
    assert finders.find(str(words))


class Dated(SaidForm):
    subject = Candidate(said_basis="“marți” (continues)")


def test_what_the_machine_rests_on_is_read_in_ones_language_and_kept_as_it_wrote_it() -> None:
    date = PartialDate.parse("2026-01-08", Dated.subject.said_basis)
    with translation.override("ro"):
        shown = said_initial(date)
        assert shown["basis"] == in_readers_language(date.basis)
        form, other = Dated(shown), Dated({**shown, "basis": "the minutes"})
        assert form.is_valid() and other.is_valid()
    assert form.cleaned_data["partial"] == date
    assert other.cleaned_data["partial"].basis == "the minutes"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9.1.2026", "2026-01-09"), ("09.01.2026", "2026-01-09"), ("01.2026", "2026-01"), ("2026", "2026")],
)
def test_a_day_is_also_read_as_the_desk_prints_it(typed: str, read: str) -> None:
    form = SaidForm({"said": typed})
    assert form.is_valid()
    assert str(form.cleaned_data["partial"]) == read


@pytest.mark.parametrize("typed", ["9.1.26", "31.2.2026", "13.2026", "9/1/2026", "2026.01.09"])
def test_a_day_that_may_be_another_is_refused(typed: str) -> None:
    assert SaidForm({"said": typed}).errors.keys() == {"said"}
