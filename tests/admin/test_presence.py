from claims.admin import presence
from claims.models import User


def test_others_are_seen_and_oneself_is_not(ana: User, besa: User) -> None:
    assert presence.also_here("test-one", ana) == []
    assert presence.also_here("test-one", besa) == ["ana"]
    assert presence.also_here("test-one", ana) == ["besa"]
    assert presence.also_here("test-two", ana) == []
