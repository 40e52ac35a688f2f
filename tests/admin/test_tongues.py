import pytest
from django.utils import translation

from claims.admin.tongues import country_name, language_name


@pytest.mark.parametrize(
    ("code", "shown"), [("ro", "Romanian"), ("sq", "Albanian"), ("zz", "zz"), ("", "—"), (None, "—")]
)
def test_a_language_has_its_name_and_a_code_without_one_stays(code: str | None, shown: str) -> None:
    assert language_name(code) == shown


def test_the_name_is_in_the_language_of_the_reader() -> None:
    with translation.override("ro"):
        assert language_name("ro") == "Română"


@pytest.mark.parametrize(
    ("language", "code", "shown"),
    [
        ("en", "AL", "Albania"),
        ("ro", "DE", "Germania"),
        ("sq", "AL", "Shqipëri"),
        ("en", "ZZ9", "ZZ9"),
        ("ro", "", "—"),
    ],
)
def test_a_country_has_its_name_in_the_language_of_the_reader(language: str, code: str, shown: str) -> None:
    with translation.override(language):
        assert country_name(code) == shown
