"""Words by language, one a line: "ro: președintele"."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import TEXTAREA_CLASSES

LINE = re.compile(r"^([a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?)\s*:\s*(\S.*)$")


class ByLanguageField(forms.CharField):
    """A JSON object of language → words; with `several`, language → list of words."""

    def __init__(self, *, several: bool = False, **options: Any) -> None:
        self.several = several
        options.setdefault("help_text", _("One a line, with its language: “en: President”."))
        options["widget"] = forms.Textarea(attrs={"rows": 3, "class": " ".join(TEXTAREA_CLASSES)})
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        pairs = ((tag, words) for tag, given in value.items() for words in as_list(given))
        return "\n".join(f"{tag}: {words}" for tag, words in pairs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found: dict[str, list[str]] = {}
        for line in filter(None, (line.strip() for line in text.splitlines())):
            match = LINE.match(line)
            if match is None:
                raise forms.ValidationError(
                    _("Write “ro: words” instead of “%(line)s”."), params={"line": line}
                )
            found.setdefault(match[1], []).append(match[2])
        return found if self.several else {tag: words[0] for tag, words in found.items()}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(
            self.prepare_value(initial or {}).strip() != str(data or "").replace("\r\n", "\n").strip()
        )


def as_list(given: Any) -> list[str]:
    return list(given) if isinstance(given, list) else [given]
