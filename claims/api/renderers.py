"""Answers as JSON: what Django REST Framework would write, in a fraction of its time."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer

OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATETIME  # its instants are spelt otherwise


class Json(JSONRenderer):
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        indent = self.get_indent(accepted_media_type or "", renderer_context or {})
        if data is None or indent not in {None, 2}:
            written: bytes = super().render(data, accepted_media_type, renderer_context)
            return written
        options = OPTIONS | orjson.OPT_INDENT_2 if indent else OPTIONS
        return orjson.dumps(data, self.encoder_class().default, options)
