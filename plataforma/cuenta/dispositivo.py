"""A device in words, from what its browser says of itself."""

from __future__ import annotations

from flask_babel import gettext as _

# The first that appears counts: Edge also calls itself Chrome, and Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def nombre_dispositivo(user_agent: str) -> str:
    """Return "Chrome en Android"; what is not known is not guessed."""
    browser, system = _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)
    if browser and system:
        return str(_("%(navegador)s en %(sistema)s", navegador=browser, sistema=system))
    return browser or system or str(_("Dispositivo sin nombre"))


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in names if mark in text), "")
