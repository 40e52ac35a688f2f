"""What machines say of pages, feeds, letters and days: kept in English, read in the reader's language."""

import re
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop

SENTENCES = (
    gettext_noop("No answer in time for the host name %(host)s."),
    gettext_noop("The host name %(host)s has no address."),
    gettext_noop("The host name %(host)s has an address that cannot be read."),
    gettext_noop("%(host)s leads into a private network."),
    gettext_noop("%(host)s could not be reached."),
    gettext_noop("%(host)s did not answer in time."),
    gettext_noop("%(host)s sent something that is not HTTP."),
    gettext_noop("The certificate of %(host)s cannot be trusted."),
    gettext_noop("No secure connection to %(host)s could be made."),
    gettext_noop("The server answered with status %(status)s."),
    gettext_noop("The receiver answered with status %(status)s."),
    gettext_noop("The page redirects more than %(times)s times."),
    gettext_noop("The page redirects from https to http."),
    gettext_noop("Port %(port)s is not one that web pages are read from."),
    gettext_noop("%(port)s is not a port number."),
    gettext_noop("The answer is longer than %(cap)s bytes."),
    gettext_noop("The answer unpacks to more than %(cap)s bytes."),
    gettext_noop("The server packed the answer as “%(name)s”, which was not asked for."),
    gettext_noop("The packed answer was cut short."),
    gettext_noop("The packed answer is damaged."),
    gettext_noop("The answer is empty."),
    gettext_noop("Only http and https addresses can be read, not “%(scheme)s”."),
    gettext_noop("An address with a user name or password in it is refused."),
    gettext_noop("An address with a backslash in it is refused."),
    gettext_noop("The address names no host that could be asked."),
    gettext_noop("The address is too long."),
    gettext_noop("The link is not a web address."),
    gettext_noop("This is not a web address."),
    gettext_noop("No article text was found on this page."),
    gettext_noop("This needs more memory than one document may take."),
    gettext_noop("This took more time than one document may take."),
    gettext_noop("The parser stopped while it was reading this."),
    gettext_noop("The parser failed on this (%(kind)s)."),
    gettext_noop("The parser gave an answer that makes no sense."),
    gettext_noop("There is no text in this."),
    gettext_noop("This is longer than %(size)s MB."),
    gettext_noop("This is a file of another kind, not text or a web page."),
    gettext_noop("This is not text in any encoding that could be recognised."),
    gettext_noop("The text has far more lines than an article could have."),
    gettext_noop("The page has far more elements than an article could have."),
    gettext_noop("The page has no content."),
    gettext_noop("This is neither RSS nor Atom%(shown)s."),
    gettext_noop("This is not XML, so it cannot be a feed."),
    gettext_noop("A feed that defines entities of its own is refused."),
    gettext_noop("It names neither a claim, nor a verdict, nor a title."),
    gettext_noop("It has no address."),
    gettext_noop("It is nested too deeply."),
    gettext_noop("The JSON is nested too deeply."),
    gettext_noop("This is not JSON: %(problem)s."),
    gettext_noop("It is no ClaimReview."),
    gettext_noop("There is no ClaimReview in it."),
    gettext_noop("There is nothing in it."),
    gettext_noop("It never came back from three tries."),
    gettext_noop("The subscription has ended."),
    gettext_noop("The worker went away while sending."),
    gettext_noop("Outside production only the addresses in FETCH_ALLOW are told."),
    gettext_noop("The receiver answered 410: it wants no more."),
    gettext_noop("No success for three days. Last: %(sentence)s"),
    # What the engine says a day rests on, after the words of the article, which stay as they are.
    gettext_noop("the live blog's day"),
    gettext_noop("%(sentence)s (continues)"),
    gettext_noop("%(sentence)s (the same words in the article)"),
    gettext_noop("%(sentence)s (day of the sitting)"),
    gettext_noop("%(sentence)s (day of the paragraph)"),
    gettext_noop("%(sentence)s (day of the words before)"),
    gettext_noop("%(sentence)s (day of the same speaker's words)"),
    gettext_noop("%(sentence)s (day of what the speaker did)"),
    gettext_noop("%(sentence)s (day of the sitting in paragraph %(paragraph)s)"),
    gettext_noop("%(sentence)s (day of the paragraph in paragraph %(paragraph)s)"),
    gettext_noop("%(sentence)s (day of the words before in paragraph %(paragraph)s)"),
    gettext_noop("%(sentence)s (day of the same speaker's words in paragraph %(paragraph)s)"),
    gettext_noop("%(sentence)s (day of what the speaker did in paragraph %(paragraph)s)"),
)
PLACE = re.compile(r"%\\\((\w+)\\\)s")  # where a sentence has a name or a number, as `re.escape` writes it


def in_readers_language(sentence: str) -> str:
    """A sentence that a machine left behind, in its reader's language; what is not ours stays as it is."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(sentence):
            parts = found.groupdict()
            if "sentence" in parts:
                parts["sentence"] = in_readers_language(parts["sentence"])
            return gettext(template) % parts if parts else gettext(template)
    return sentence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern; those that begin with a name come last, since they fit more."""
    ordered = sorted(SENTENCES, key=lambda sentence: sentence.startswith("%"))
    return tuple((re.compile(PLACE.sub(r"(?P<\1>.*)", re.escape(one)), re.DOTALL), one) for one in ordered)
