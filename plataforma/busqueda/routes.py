"""The search page."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l

from plataforma.access import public
from plataforma.busqueda import queries
from plataforma.busqueda.documento import Tipo
from plataforma.busqueda.forms import BuscarForm
from plataforma.i18n import get_lang

bp = Blueprint("busqueda", __name__, template_folder="templates")

NOMBRES = {
    Tipo.CURSO: _l("Cursos"),
    Tipo.LECCION: _l("Lecciones"),
    Tipo.TERMINO: _l("Glosario"),
    Tipo.RESPUESTA: _l("Respuestas a otras empresas"),
    Tipo.DUDA: _l("Dudas resueltas"),
    Tipo.CONSULTOR: _l("Consultores"),
}
EJEMPLOS = (_l("certificado de origen"), _l("preferencia arancelaria"), _l("costos de envío"))
TITULOS = 4  # courses offered when nothing was asked


@bp.get("/buscar")
@public
def buscar() -> str:
    """Show what answers `q`, in groups by kind or one kind by pages; or what to ask."""
    form = BuscarForm(request.args)
    lang = get_lang()
    results = queries.buscar(
        form.q.data or "",
        lang,
        tipo=request.args.get("tipo", ""),
        pagina=request.args.get("pagina", 1, type=int),
    )
    return render_template(
        "busqueda/buscar.html",
        form=form,
        resultados=results,
        nombres=NOMBRES,
        ejemplos=[] if results.texto else [e for e in EJEMPLOS if queries.answers(str(e), lang)],
        titulos=[] if results.total else queries.list_titles(lang, Tipo.CURSO, TITULOS),
    )
