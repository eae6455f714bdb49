"""What a file is compared with once what was issued is no longer kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cursos.credenciales import vida
from cursos.credenciales.datos import PERSONAL_DATA
from cursos.credenciales.models import MotivoRevocacion
from cursos.verificacion import ficheros
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.comprobacion import Veredicto
from plataforma import storage
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.cursos.verificacion.test_comprobar import content, hand_over, judge

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.mark.parametrize("tipo", Tipo)
def test_an_old_file_is_told_from_an_altered_one_when_the_files_are_gone(
    elena: Usuario, credencial: Credencial, tipo: Tipo
) -> None:
    data = content(credencial, tipo)
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    run_due()

    assert storage.get(credencial.pdf_key) is None
    assert judge(data) == Veredicto.INTACTO
    assert judge(data + b"x") == Veredicto.ALTERADO


def test_of_a_lost_certificate_nothing_is_claimed(
    client: CheckingClient, credencial: Credencial
) -> None:
    data = content(credencial, Tipo.PDF)
    storage.delete(credencial.pdf_key)
    page = hand_over(client, data).text

    assert judge(data) == Veredicto.SIN_COMPARAR
    assert "Sin comparar" in page
    assert "no podemos decir si alguien lo cambió" in page
    assert "Es auténtica" not in page
    assert "El archivo es el que emitimos" not in page
    assert "Alterado" not in page
    assert "Ana Benítez" in page


def test_of_one_whose_holder_left_not_even_the_digest_is_kept(
    ana: Usuario, elena: Usuario, credencial: Credencial
) -> None:
    content(credencial, Tipo.PDF)
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    run_due()
    digest = f"{credencial.pdf_key}.sha256"
    assert storage.exists(digest)
    PERSONAL_DATA.erase(ana, False)
    run_due()

    assert not storage.exists(digest)


@pytest.mark.parametrize("act", ["retirada", "firmada de nuevo"])
def test_what_changes_while_its_file_is_made_leaves_no_file(
    ana: Usuario, credencial: Credencial, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What removes the files has passed by then."""
    make = ficheros._make

    def make_slowly(*what: Any) -> bytes:
        made = make(*what)
        if act == "retirada":
            vida.retirar(ana, credencial)
        else:
            credencial.documento += " "
        db.session.flush()
        run_due()
        return made

    monkeypatch.setattr(ficheros, "_make", make_slowly)
    assert ficheros.read(credencial, Tipo.PNG)
    assert not storage.exists(credencial.pdf_key.removesuffix("pdf") + "png")
