"""Closing an account with credentials: kept for whoever verifies, or withdrawn for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.credenciales.datos import erase_share, export_share
from cursos.credenciales.models import EstadoCredencial
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_the_export_names_each_credential(credencial: Credencial, ana: Usuario) -> None:
    assert [c["codigo"] for c in export_share(ana)] == [credencial.codigo]


def test_a_kept_one_stays_verifiable_without_the_account(
    client: CheckingClient, credencial: Credencial, ana: Usuario
) -> None:
    credencial.motivo = "Acta 14."
    erase_share(ana, True)
    assert (credencial.usuario_id, credencial.motivo) == (None, "")
    assert "Ana Benítez" in client.get(f"/es/credenciales/{credencial.codigo}/").text
    assert client.get(f"/credenciales/{credencial.codigo}.json").status_code == 200


def test_one_that_is_not_kept_is_withdrawn_and_names_nobody(
    client: CheckingClient, credencial: Credencial, ana: Usuario
) -> None:
    erase_share(ana, False)
    db.session.commit()
    assert credencial.estado == EstadoCredencial.RETIRADA
    page = client.get(f"/es/credenciales/{credencial.codigo}/")
    assert page.status_code == 200
    assert "Titular retirado" in page.text
    assert "La retiró la persona titular" in page.text
    assert "No la acepte" not in page.text
    assert "Benítez" not in page.text + str(vars(credencial))
    assert client.get(f"/credenciales/{credencial.codigo}.json").status_code == 404
    assert client.get(f"/credenciales/{credencial.codigo}.pdf").status_code == 303
