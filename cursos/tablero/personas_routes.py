"""The people of a cohort, one by one: where they stand, and each module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from cursos.cohortes.blueprint import COHORTE, load_vista
from cursos.cohortes.queries import Situacion
from cursos.cohortes.recorrido import cursos_de
from cursos.permissions import Permiso
from cursos.tablero import descargas, hojas, paradas, queries, vista
from cursos.tablero import modulos as por_modulos
from cursos.tablero.blueprint import bp
from cursos.tablero.columnas import columnas
from cursos.tablero.filtro import Filtro
from cursos.tareas.historia import ESTADOS
from plataforma.access import requires

if TYPE_CHECKING:
    from typing import Any

    from werkzeug.wrappers import Response

    from cursos.cohortes.alcance import Vista


@bp.get(f"{COHORTE}/personas/")
@requires(Permiso.VER_PERSONAS)
def personas(organizacion: str, cohorte: int) -> str:
    """Follow each person; filters, order and page stand in the address."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    filtro = Filtro.read(request.args)
    page = queries.list_personas(found.alcance, filtro)
    return render_template(
        "tablero/personas.html",
        **_common(found, filtro, "tablero.personas"),
        pagina=page,
        filas=[vista.fila(row) for row in page.filas],
        retiradas=filtro.situacion == Situacion.RETIRADO,
        detenidas=filtro.situacion == Situacion.DETENIDO,
    )


@bp.get(f"{COHORTE}/modulos/")
@requires(Permiso.VER_PERSONAS)
def modulos(organizacion: str, cohorte: int) -> str:
    """Show how far each person is in each module, with what they earned."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    filtro = Filtro.read(request.args)
    page = queries.list_personas(found.alcance, filtro)
    users = [p.participante.usuario_id for p in page.filas if p.participante.usuario_id]
    ids = [p.participante.id for p in page.filas if p.progreso]
    cursos = cursos_de(found.cohorte)
    asked = request.args.get("curso", "")
    curso = next((c for c in cursos if c.slug == asked), cursos[0])
    return render_template(
        "tablero/modulos.html",
        **_common(found, filtro, "tablero.modulos"),
        pagina=page,
        modulos=por_modulos.list_modulos(curso.id),
        cursos=cursos,
        curso=curso,
        avance=por_modulos.por_modulo(users, curso.id),
        hojas=hojas.estados_de(users, curso.id),
        credenciales=hojas.credenciales_de(users, curso.id),
        estados=ESTADOS,
        otras=[(c.nombre, c.leer(found, ids)) for c in columnas()],
    )


@bp.get(f"{COHORTE}/avance.<any(csv, xlsx):formato>")
@requires(Permiso.VER_PERSONAS)
def exportar(organizacion: str, cohorte: int, formato: str) -> Response:
    """Hand over whom the filter shows, all pages."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    return descargas.personas(found, Filtro.read(request.args), formato)


def _common(found: Vista, filtro: Filtro, endpoint: str) -> dict[str, Any]:
    """Return what both lists show around their rows."""
    lugares = vista.opciones_de_lugar(paradas.contar_paradas(found.alcance, filtro.situacion))
    return {
        "v": found,
        "c": found.cohorte,
        "filtro": filtro,
        "args": filtro.as_args(),
        "secciones": vista.secciones(found, endpoint),
        "opciones": vista.opciones(queries.list_paises(found.alcance)) | {"lugares": lugares},
        "chips": vista.chips(endpoint, found.lugar, filtro, dict(lugares)),
        "aqui": url_for(endpoint, **found.lugar),
        "enlace": lambda n: url_for(endpoint, **found.lugar, **filtro.as_args(pagina=n)),
    }
