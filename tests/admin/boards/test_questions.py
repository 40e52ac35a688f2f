import pytest

from claims.admin.boards.questions import Question
from claims.models import Source
from tests.factories.articles import SourceFactory

pytestmark = pytest.mark.django_db


def test_a_question_goes_on_from_rows_and_keeps_its_values_in_order() -> None:
    post, courier = SourceFactory.create(name="100% {Post}"), SourceFactory.create(name="Courier")
    rows = Source.objects.filter(name__in=[post.name, courier.name]).order_by().values("id", "name")
    asked = Question.of(rows).then("SELECT id FROM ({}) AS one WHERE name = %s", post.name)
    assert asked.values == (post.name, courier.name, post.name)
    assert asked.lines() == [(post.pk,)]
    assert list(Source.objects.filter(pk__in=asked.ids())) == [post]
