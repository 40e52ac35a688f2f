import pytest

from claims.admin.desk import change_url
from claims.models import PublishRule, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.audit import member

pytestmark = pytest.mark.django_db


def test_administrator_hardens_a_rule_and_leaves_a_trace(enter: Enter) -> None:
    rule, _created = PublishRule.objects.get_or_create(key="archived", defaults={"severity": "warn"})
    client = enter(member("dana", "administrator"))
    assert client.post(change_url(rule), {"severity": "block"}).status_code == 302
    rule.refresh_from_db()
    assert (rule.key, rule.severity) == ("archived", "block")
    history = client.get(f"{change_url(rule).removesuffix('change/')}history/").content.decode()
    assert "dana" in history
    page = client.get(list_url(PublishRule)).content.decode()
    assert "IFCN 3.1" in page
    assert "blocks publishing" in page
    assert "Two sources, or a stated waiver" in page


def test_editor_reads_the_rules_and_changes_none(ana: User, enter: Enter) -> None:
    rule, _created = PublishRule.objects.get_or_create(key="archived", defaults={"severity": "warn"})
    client = enter(ana)
    assert client.get(list_url(PublishRule)).status_code == 200
    assert client.post(change_url(rule), {"severity": "off"}).status_code == 403
    assert (
        client.post(f"{list_url(PublishRule)}add/", {"key": "archived", "severity": "off"}).status_code == 403
    )
