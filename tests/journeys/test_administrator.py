"""Journey 4: the Secretariat accredits, issues and revokes; everybody can see it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from cursos.insignias.lista_estado import is_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

# Somebody else at each width: a person holds a credential once.
HOLDERS = {"360x640": ("autor", "Bruno Tavares"), "1280x800": ("contraparte", "Gael Núñez")}


def test_issue_by_hand_and_revoke(
    enter: Callable[..., Visitor], visitor: Callable[..., Visitor], site: Site, width: str
) -> None:
    who, name = HOLDERS[width]
    elena, anybody = enter("administracion"), visitor()
    issues(elena, f"{who}@escala.test")
    path = address_of(elena, name)
    anybody.go(path)
    anybody.sees("Vigente")
    assert not status_bit(anybody, path)
    revokes(elena, name)
    anybody.go(path)
    anybody.sees("Revocada")
    anybody.sees(re.compile("Motivo: "))
    assert status_bit(anybody, path)
    for code, act in (("emitida", "Emitió"), ("revocada", "Revocó")):
        elena.go(f"/es/administracion/auditoria/?accion=credencial.{code}")
        elena.sees(f"{act} una credencial")
    assert len(site.mails(f"{who}@escala.test")) >= 1


def test_issue_to_a_cohort(enter: Callable[..., Visitor], width: str) -> None:
    if width != "360x640":
        pytest.skip("once is enough: a cohort has one open lot")
    elena = enter("administracion")
    elena.go("/es/administracion/credenciales/")
    elena.follow("Emitir a una cohorte")
    elena.follow("Emitir a una cohorte", within=elena.main)
    elena.fill("Nombre de la cohorte o de la cámara", "Cochabamba")
    elena.click("Buscar")
    elena.click(re.compile("Elegir"))
    elena.click(re.compile("Sin completar"))
    elena.main.get_by_role("checkbox").first.check()
    elena.click("Revisar antes de emitir")
    elena.sees("1 persona no cumple la regla del curso")
    elena.fill("Motivo", "Aprobó el curso presencial; acta 14 de la cámara.")
    elena.click("Emitir 1 credencial")
    elena.sees(re.compile(r"Personas: \d de 1"))


def issues(elena: Visitor, address: str) -> None:
    elena.go("/es/administracion/credenciales/")
    elena.follow("Emitir una credencial")
    elena.fill("Correo de la persona", address)
    elena.page.get_by_label("Credencial", exact=True).select_option(index=0)
    elena.fill("Motivo", "Aprobó el curso presencial del 12 de marzo; acta 14 de la cámara.")
    elena.click("Revisar antes de emitir")
    elena.title_is("Revise antes de emitir")
    elena.click("Emitir la credencial")


def address_of(elena: Visitor, name: str) -> str:
    """Find the credential of a person as staff do, and return its public address."""
    elena.go(f"/es/administracion/credenciales/?q={name}")
    link = elena.main.get_by_role("link", name=name, exact=True).first
    return link.get_attribute("href") or ""


def revokes(elena: Visitor, name: str) -> None:
    elena.go(f"/es/administracion/credenciales/?q={name}")
    elena.follow(re.compile(f"Gestionar.*{name}"), within=elena.main)
    elena.follow("Revocar una credencial", within=elena.main)
    elena.page.get_by_role("radio").first.check()
    elena.fill("Detalle", "Se emitió con el acta equivocada.")
    elena.click("Revocar la credencial")


def status_bit(anybody: Visitor, path: str) -> bool:
    """Read the status as another system would: the badge names its list, the list has a bit."""
    code = path.rstrip("/").rsplit("/", 1)[1]
    badge: Any = anybody.context.request.get(f"/credenciales/{code}.json").json()
    status = badge["credentialStatus"]
    published: Any = anybody.context.request.get(status["statusListCredential"]).json()
    return is_set(published["credentialSubject"]["encodedList"], int(status["statusListIndex"]))
