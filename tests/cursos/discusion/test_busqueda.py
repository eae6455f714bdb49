"""The search of the site finds questions with an accepted answer, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.discusion import services, services_moderacion
from cursos.discusion.fuente import documentos
from plataforma.busqueda import buscar, reindex
from plataforma.db import transaction
from plataforma.jobs.services import run_due
from tests.factories.discusion import escrito, make_duda, make_respuesta

if TYPE_CHECKING:
    from cursos.discusion.models import Duda
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def found(text: str) -> list[str]:
    return [h.clave for g in buscar(text, "es").grupos if g.tipo == "duda" for h in g.hallazgos]


def test_it_is_found_once_its_answer_is_accepted(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    reindex()
    answer = make_respuesta(duda, bruno, texto="Entra con el acarreo.")
    assert found("acarreo") == []
    with transaction():
        services.aceptar(answer, actor=ana, si=True)
    run_due()
    assert found("acarreo") == found("flete interno") == [services.clave(duda.id)]
    with transaction():
        services.editar(duda.pregunta, escrito=escrito(titulo="¿Y la estiba?"), revision=0)
    run_due()
    assert found("estiba") == [services.clave(duda.id)]
    with transaction():
        services_moderacion.ocultar(answer, actor=bruno, motivo="Publicidad")
    run_due()
    assert found("acarreo") == []


def test_the_result_leads_to_the_question_in_its_language(
    client: CheckingClient, duda: Duda, bruno: Usuario, ana: Usuario
) -> None:
    asked = make_duda(duda.curso, bruno, titulo="O carreto entra?", idioma="pt")
    answer = make_respuesta(asked, ana, texto="Entra.")
    with transaction():
        services.aceptar(answer, actor=bruno, si=True)
    reindex()
    assert [d.idioma for d in documentos()] == ["pt"]
    page = client.get("/es/buscar?q=carreto").text
    assert f'href="/pt/cursos/costos/discusion/{asked.id}/"' in page
    assert "Dudas resueltas" in page
