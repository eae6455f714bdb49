"""What waits for a person leaves in the export, and goes with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.novedades import emails
from cursos.novedades.datos import erase_share, export_share
from cursos.novedades.models import AjusteNovedades, Novedad
from cursos.novedades.services import Linea, anunciar, poner_aviso
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.discusion import make_duda, make_respuesta

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.discusion.models import Duda
    from plataforma.identidad.models import Usuario


def test_the_export_has_what_waits_and_what_was_asked_for(
    duda: Duda, ana: Usuario, fabian: Usuario
) -> None:
    answer = make_respuesta(duda, fabian)
    anunciar(answer.id)
    assert export_share(ana) == {
        "por_contar": [answer.id],
        "ajustes": [{"recibe": True, "enviado_el": None}],
    }


def test_it_goes_with_the_account(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    anunciar(make_respuesta(duda, bruno).id)
    erase_share(ana, True)
    for model in (Novedad, AjusteNovedades):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0


def test_mails_of_others_that_name_the_question_go_too(
    curso: Curso, duda: Duda, ana: Usuario, bruno: Usuario
) -> None:
    kept = make_duda(curso, bruno)
    for one in (duda, kept):
        url = f"https://escala.test/pt/cursos/costos/discusion/{one.id}/"
        emails.resumen(bruno, [Linea(titulo=one.titulo, curso="Costos", url=url)], 0)
    poner_aviso(ana.id, recibe=False)
    erase_share(ana, True)
    (mail,) = db.session.scalars(select(Correo))
    assert f"/discusion/{kept.id}/" in mail.texto
