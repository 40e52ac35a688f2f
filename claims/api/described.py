"""How each operation of the API is described."""

from drf_spectacular.openapi import AutoSchema


class Described(AutoSchema):
    """A key is never needed; it raises the limit."""

    def get_auth(self) -> list[dict[str, list[str]]]:
        return [{}, {"key": []}]
