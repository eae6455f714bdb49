"""ETag and 304 for public pages."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request, session

if TYPE_CHECKING:
    from collections.abc import Sequence


def init_cache(app: Flask) -> None:
    app.after_request(conditional)


def conditional(response: Response) -> Response:
    """Give a visitor's page an ETag, and answer 304 when the phone already has it."""
    plain = request.method == "GET" and response.status_code == HTTPStatus.OK and not session
    if plain and response.mimetype in _TEXT and not g.get("sin_etag"):
        response.add_etag()
        response.make_conditional(request)
    return response


_TEXT: Sequence[str] = ("text/html", "application/xml", "application/json", "text/plain")
