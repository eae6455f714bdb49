"""The address of Carla's cohorts and the first step of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib

from tests.factories.cohortes import make_lista

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from tests.client import CheckingClient

BASE = "/es/camara/litoral/cohortes"


def upload(client: CheckingClient, cohorte: Cohorte, text: str = "") -> str:
    """Send a list; return the address of the page that asks which column is which."""
    answer = client.send(f"{BASE}/{cohorte.id}/cargar/", {"texto": text or make_lista()})
    assert answer.status_code == 303
    return str(answer.location)


def preview(client: CheckingClient, cohorte: Cohorte, text: str = "") -> str:
    """Send a list and agree with the guess; return the address of its preview."""
    return accept(client, upload(client, cohorte, text))


def accept(client: CheckingClient, columns: str, **changes: str) -> str:
    """Send the columns as they were proposed; return where that leads."""
    answer = client.send(columns, chosen(client.get(columns).text) | changes)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def chosen(page: str) -> dict[str, str]:
    """Return what is chosen in each select of a page, as a browser would send it."""
    found: dict[str, str] = {}
    for select in html5lib.parse(page, namespaceHTMLElements=False).iter("select"):
        options = list(select.iter("option"))
        marked = [o for o in options if "selected" in o.attrib] or options[:1]
        found[select.attrib["name"]] = marked[0].attrib["value"]
    return found
