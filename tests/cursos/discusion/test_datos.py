"""What a person wrote leaves in the export, and goes with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.discusion.datos import erase_share, export_share
from cursos.discusion.models import Aporte, Denuncia, Duda, MeSirvio
from plataforma.db import db
from tests.factories.discusion import make_denuncia, make_duda, make_respuesta

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def say_all(ana: Usuario, bruno: Usuario, duda: Duda) -> None:
    """Ana answers, reports, and says that another answer helped."""
    make_respuesta(duda, ana, texto="Yo también pregunté.")
    other = make_respuesta(duda, bruno)
    make_denuncia(other, ana, detalle="No es cierto.")
    db.session.add(MeSirvio(aporte_id=other.id, usuario_id=ana.id))
    db.session.flush()


def test_the_export_has_all_of_it(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    say_all(ana, bruno, duda)
    found = export_share(ana)
    asked, answered = found["aportes"]
    assert (asked["titulo"], asked["curso"]) == (duda.titulo, "costos")
    assert answered["texto"] == "Yo también pregunté."
    assert found["denuncias"][0]["detalle"] == "No es cierto."
    assert len(found["me_sirvio"]) == 1


def test_nothing_of_theirs_stays_but_the_place_of_a_question(
    client: CheckingClient, duda: Duda, ana: Usuario, bruno: Usuario
) -> None:
    say_all(ana, bruno, duda)
    erase_share(ana, True)
    ana.nombre = ""
    db.session.commit()
    for model in (MeSirvio, Denuncia):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0
    assert db.session.scalars(select(Aporte.texto).order_by(Aporte.id)).all() == [
        "",
        "Entra en el FOB.",
    ]
    page = client.get(f"/es/cursos/costos/discusion/{duda.id}/").text
    assert "Duda borrada por quien la escribió" in page
    assert "Cuenta cerrada" in page
    assert "Entra en el FOB." in page
    assert "flete" not in page
    assert "Duda borrada" in client.get("/es/cursos/costos/discusion/").text


def test_a_question_without_answers_goes_whole(curso: Curso, ana: Usuario) -> None:
    duda = make_duda(curso, ana)
    make_respuesta(duda, ana)
    erase_share(ana, True)
    assert db.session.scalar(select(func.count(Duda.id))) == 0
    assert db.session.scalar(select(func.count(Aporte.id))) == 0
