"""Whose words an article prints, as far as its language tells: a first value, and the editor's to change."""

from babel.languages import get_official_languages

from claims.choices import Wording
from claims.models import Candidate, Speaker


def likely_wording(candidate: Candidate) -> Wording:
    """The speaker's own where the words are in the article's language, unless the speaker speaks another."""
    own = candidate.article.language
    if candidate.language and own and candidate.language != own:
        return Wording.ORIGINAL  # quoted in a foreign language: nobody has translated it
    return Wording.ORIGINAL if _may_speak(candidate.speaker, own) else Wording.OUTLET


def _may_speak(speaker: Speaker | None, language: str) -> bool:
    """Whether nothing says that this is no language of the speaker's country."""
    if speaker is None or not speaker.country or not language:
        return True
    spoken = {tag.partition("_")[0] for tag in get_official_languages(speaker.country, True, True)}
    return not spoken or language.partition("-")[0] in spoken
