"""Behind a proxy, the address of the visitor is the one that the proxy tells."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from plataforma import server

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings


class Stopped(Exception):  # noqa: N818 — not an error: the server was asked for
    """Raised in the place of serving."""


@pytest.mark.parametrize("proxies", [0, 1])
def test_what_a_proxy_says_reaches_the_application(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch, proxies: int
) -> None:
    """Without one nobody's word counts; with one, limits per address are not shared by all."""
    asked: dict[str, Any] = {}

    def serve(_app: object, **options: Any) -> None:
        asked.update(options)
        raise Stopped

    monkeypatch.setattr(server, "create_server", serve)
    monkeypatch.setitem(app.extensions, "settings", replace(settings, proxies=proxies))
    with pytest.raises(Stopped):
        callback = server.serve.callback
        assert callback is not None
        inspect.unwrap(callback)()
    assert asked["clear_untrusted_proxy_headers"] is (proxies == 0)
