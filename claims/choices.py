"""Every closed list of words that the tables know."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DatePrecision(TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("unknown")


class CandidateKind(TextChoices):
    """How the words stand in the article."""

    DIRECT = "direct", _("direct quote")
    PARTIAL = "partial", _("fragment in a clause")
    MULTI_PARAGRAPH = "multi_paragraph", _("quote over several paragraphs")
    EMBEDDED_POST = "embedded_post", _("embedded post")
    STATEMENT_BLOCK = "statement_block", _("statement block without marks")
    INDIRECT = "indirect", _("indirect speech")


class AttributionGrade(TextChoices):
    """What the link between words and speaker rests on."""

    EXPLICIT = "explicit", _("named with a cue")
    ROLE = "role", _("by role")
    PRONOUN = "pronoun", _("by pronoun")
    CONTINUATION = "continuation", _("continues the previous speaker")
    HEARSAY = "hearsay", _("hearsay")
    HEADLINE = "headline", _("headline only")
    NONE = "none", _("nobody")


# On these nobody is quoted: what somebody is said to have said, and what only a headline says.
NEEDS_SECOND_SOURCE = (AttributionGrade.HEARSAY, AttributionGrade.HEADLINE)


class CandidateState(TextChoices):
    WAITING = "waiting", _("waiting")
    PARKED = "parked", _("parked")
    ACCEPTED = "accepted", _("accepted")
    MERGED = "merged", _("merged")
    RECORD = "record", _("kept as record")
    REJECTED = "rejected", _("rejected")
    SUPERSEDED = "superseded", _("superseded by a newer extractor")


class RejectReason(TextChoices):
    OPINION = "opinion", _("opinion")
    VAGUE = "vague", _("vague")
    WRONG_SPEAKER = "wrong_speaker", _("wrong speaker")
    FRAGMENT = "fragment", _("fragment")
    DUPLICATE = "duplicate", _("duplicate")
    OFF_BEAT = "off_beat", _("off our beat")
    NOT_A_STATEMENT = "not_a_statement", _("not a statement")


class BlockKind(TextChoices):
    HEADLINE = "headline", _("headline")
    PARAGRAPH = "paragraph", _("paragraph")
    BLOCKQUOTE = "blockquote", _("block quote")
    EMBEDDED_POST = "embedded_post", _("embedded post")
    LIST_ITEM = "list_item", _("list item")


class SpeakerKind(TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    PARTY = "party", _("party")


class StatementKind(TextChoices):
    """What a statement is good for: only checkable ones go under claims."""

    FACTUAL = "factual", _("factual")
    PROMISE = "promise", _("promise")
    OPINION = "opinion", _("opinion, kept as record")
    PREDICTION = "prediction", _("prediction, kept as record")


# What can be true or false, or kept: these go under claims.
CHECKABLE = (StatementKind.FACTUAL, StatementKind.PROMISE)


class StatementState(TextChoices):
    RECORDED = "recorded", _("recorded")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Wording(TextChoices):
    ORIGINAL = "original", _("the speaker's own words")
    OUTLET = "outlet", _("the outlet's translation")
    OURS = "ours", _("our translation")


class PrimarySource(TextChoices):
    LOCATED = "located", _("located")
    SOUGHT = "sought", _("sought")
    NONE = "none", _("none")


class Medium(TextChoices):
    ARTICLE = "article", _("news article")
    TELEVISION = "television", _("television programme")
    RADIO = "radio", _("radio programme")
    SOCIAL = "social", _("social media post")
    PLENARY = "plenary", _("plenary")
    PRESS_CONFERENCE = "press_conference", _("press conference")
    INTERVIEW = "interview", _("interview")
    PRESS_RELEASE = "press_release", _("press release")
    OTHER = "other", _("other")


class RevisionState(TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")
    RETRACTED = "retracted", _("retracted")


class CorrectionKind(TextChoices):
    TYPO = "typo", _("typo")
    CLARIFICATION = "clarification", _("clarification")
    CORRECTION = "correction", _("correction")
    VERDICT_CHANGE = "verdict_change", _("change of verdict")


class Stance(TextChoices):
    SUPPORTS = "supports", _("supports the claim")
    REFUTES = "refutes", _("refutes the claim")
    CONTEXT = "context", _("gives context")


class CommentOutcome(TextChoices):
    WAITING = "waiting", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    NO_ANSWER = "no_answer", _("no answer")
    WAIVED = "waived", _("waived")


class ComplaintOutcome(TextChoices):
    OPEN = "open", pgettext_lazy("a complaint", "open")
    UPHELD = "upheld", _("upheld")
    PARTLY = "partly", _("partly upheld")
    REJECTED = "rejected", _("not upheld")
    SPAM = "spam", _("spam")


class PublishRuleKey(TextChoices):
    """What the publish check looks at; `claims.workflow` holds each rule's test and default."""

    VERDICT = "verdict", _("A verdict is chosen")
    SUMMARY = "summary", _("There is a summary")
    STATEMENT = "statement", _("A confirmed statement makes the claim")
    SOURCES = "sources", _("Two sources, or a stated waiver")
    SECOND_SOURCE = "second_source", _("Hearsay and headlines have a second source")
    CORRECTION_NOTE = "correction_note", _("A correction says what was wrong")
    VERDICT_EXPLAINED = "verdict_explained", _("The verdict is explained")
    COMMENT_REQUESTED = "comment_requested", _("The speaker was asked for comment")
    PRIMARY_SOURCE = "primary_source", _("The primary source is located")
    OFFICE = "office", _("The offices named were held at the time")
    CLAIM_REVIEW = "claim_review", _("The ClaimReview is valid")
    ARCHIVED = "archived", _("Every link of the evidence has an archived copy")
    SECOND_VERDICT = "second_verdict", _("A second person gave a verdict unseen")


class RuleSeverity(TextChoices):
    BLOCK = "block", _("blocks publishing")
    WARN = "warn", _("warns")
    OFF = "off", _("is not looked at")


class ScaleKind(TextChoices):
    TRUTH = "truth", _("true or false")
    PROMISE = "promise", _("promises")
    FLIP_FLOP = "flip_flop", _("changes of position")


class KeyScope(TextChoices):
    """What an API key is good for."""

    READ = "read", _("read more often than strangers may")
    BULK = "bulk", _("take the log in pages of up to 1,000")


class PublicationKind(TextChoices):
    PUBLISHED = "published", _("published")
    AMENDED = "amended", _("amended")
    CORRECTED = "corrected", _("corrected")
    RETRACTED = "retracted", _("retracted")


class NoticeKind(TextChoices):
    RECORDED = "recorded", _("recorded")
    CORRECTED = "corrected", _("corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Frequency(TextChoices):
    DAILY = "daily", _("every day")
    WEEKDAYS = "weekdays", _("Monday to Friday")
    WEEKLY = "weekly", _("every Monday")


class EndReason(TextChoices):
    UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
    BOUNCED = "bounced", _("mail bounced")
    REMOVED = "removed", _("removed by staff")


class DigestState(TextChoices):
    PLANNED = "planned", _("planned")
    SENDING = "sending", _("sending")
    SENT = "sent", _("sent")
    AMBIGUOUS = "ambiguous", _("perhaps sent")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class ImportState(TextChoices):
    PREVIEWED = "previewed", _("waits for a decision")
    IMPORTED = "imported", _("imported")
    DISCARDED = "discarded", _("discarded")


class MatchDecision(TextChoices):
    """Whether a fact-check by others is about our claim."""

    CONFIRMED = "confirmed", _("about this claim")
    DISMISSED = "dismissed", _("about something else")


class BulkVerb(TextChoices):
    """What is done to many rows in the background; nothing here publishes."""

    REJECT = "reject", _("reject candidates")
    PARK = "park", _("park candidates until a date")
    REOPEN = "reopen", _("let candidates wait again")
    LINK = "link", _("link statements to a claim")
    UNLINK = "unlink", _("take proposed links back")
    ADD_TOPIC = "add_topic", _("add a topic to claims")
    REMOVE_TOPIC = "remove_topic", _("remove a topic from claims")
    ASSIGN = "assign", _("assign claims")
    SET_DUE = "set_due", _("set the day on which claims are due")
    SET_RECHECK = "set_recheck", _("set the day on which claims are checked again")
    FINISH = "finish", _("mark articles as done")
    UNFINISH = "unfinish", _("take the marks of articles away")


class BulkOutcome(TextChoices):
    """What became of one row of a bulk act."""

    WAITING = "waiting", _("not yet done")
    DONE = "done", _("done")
    UNCHANGED = "unchanged", _("was so already")
    REFUSED = "refused", _("refused")
