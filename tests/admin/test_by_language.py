import pytest
from django.forms import ValidationError

from claims.admin.by_language import ByLanguageField


def test_words_come_back_by_language() -> None:
    field = ByLanguageField()
    assert field.clean("en: Mayor\n\nro: primarul Dornei") == {"en": "Mayor", "ro": "primarul Dornei"}


def test_several_words_of_a_language_are_a_list() -> None:
    field = ByLanguageField(several=True)
    assert field.clean("ro: primarul\nro: edilul") == {"ro": ["primarul", "edilul"]}


@pytest.mark.parametrize("several", [True, False])
def test_what_is_shown_is_what_is_saved(several: bool) -> None:
    field = ByLanguageField(several=several)
    saved = field.clean("en: Mayor\nro: primar")
    assert field.clean(field.prepare_value(saved)) == saved
    assert not field.has_changed(saved, "en: Mayor\r\nro: primar")


@pytest.mark.parametrize("text", ["Mayor", "en:", ": Mayor", "English: Mayor"])
def test_a_line_without_its_language_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ByLanguageField().clean(text)
