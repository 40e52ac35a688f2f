"""People of the newsroom."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from claims.models import User


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@newsroom.test")
    is_staff = True


def member(username: str, *groups: str) -> User:
    """The user of that name, in the groups that the migrations made."""
    user: User = User.objects.filter(username=username).first() or UserFactory.create(username=username)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user
