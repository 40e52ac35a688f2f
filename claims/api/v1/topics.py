"""What public claims are about."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from claims.api.v1 import documents
from claims.api.v1.answers import answers
from claims.api.v1.mentions import MentionDetail, MentionList, MentionPage, MentionQuery
from claims.models import PublicTopic


class TopicEntry(documents.TopicDocument):
    claims_url = documents.Address("claims/?topic={slug}", help_text="The claims on this topic.")


class TopicPage(MentionPage):
    results = TopicEntry(many=True)


class TopicQuery(MentionQuery):
    """No more parameters than every list has."""


@extend_schema_view(
    get=extend_schema(
        operation_id="topics_list",
        summary="Topics of public claims",
        parameters=[TopicQuery],
        responses=answers(TopicPage, 400),
    )
)
class TopicList(MentionList):
    query, model, page = TopicQuery, PublicTopic, TopicPage


@extend_schema_view(
    get=extend_schema(
        operation_id="topics_retrieve",
        summary="One topic",
        responses=answers(TopicEntry, 400, 404),
    )
)
class TopicDetail(MentionDetail):
    model, shape = PublicTopic, TopicEntry
