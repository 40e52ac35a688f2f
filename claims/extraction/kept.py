"""What an object is asked more than once, found out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - a decorator, as `property` is
    """`functools.cached_property` without the lock that Python 3.11 takes each time.

    An article asks for two thousand such answers, and the lock costs more than most of them.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find, self.__doc__ = find, find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, one: None, owner: type) -> kept[T]: ...

    @overload
    def __get__(self, one: object, owner: type) -> T: ...

    def __get__(self, one: object | None, owner: type) -> T | kept[T]:
        """Find the answer and put it into the object, where Python looks before it asks here again."""
        if one is None:
            return self
        answer = one.__dict__[self.name] = self.find(one)
        return answer
