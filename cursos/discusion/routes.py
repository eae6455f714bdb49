"""The questions of a course, one question, and what its readers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.discusion import queries, services
from cursos.discusion.errors import CambioEnOtraPaginaError
from cursos.discusion.forms import DudaForm, EditarDudaForm, EditarRespuestaForm, RespuestaForm
from cursos.discusion.queries import Filtro, find_aporte, find_duda
from cursos.discusion.vista import lector_de, mostrar, quien
from cursos.inscripciones.version import es_la_suya, version_de
from cursos.permissions import Permiso
from plataforma import limits
from plataforma.access import authenticated, authorize, public, puede, requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.discusion.forms import EscribirForm
    from cursos.discusion.models import Aporte, Duda
    from cursos.discusion.queries import Tema

    Answer = str | Response | tuple[str, int]

bp = Blueprint("discusion", __name__, url_prefix="/cursos", template_folder="templates")
DUDAS, RESPUESTAS, ACTOS = "5/hour", "20/hour", "120/hour"


@bp.get("/<curso>/discusion/")
@public
def lista(curso: str) -> str:
    """Show the questions of a course; `leccion`, `q` and `estado` choose among them."""
    version = version_de(current_user, curso)
    temas = _temas(version.curso_id, asked := request.args.get("leccion", ""))
    estado = request.args.get("estado", "")
    filtro = Filtro(
        leccion=asked if asked in temas else "",
        texto=" ".join(request.args.get("q", "").split())[:100],
        estado=estado if estado in queries.ESTADOS else "",
    )
    number = request.args.get("pagina", 1, type=int)
    return render_template(
        "discusion/lista.html",
        curso=version.curso,
        filtro=filtro,
        temas=temas,
        pagina=queries.list_dudas(version.curso_id, filtro, number),
        quien=quien,
    )


@bp.route("/<curso>/discusion/preguntar/<leccion>/", methods=["GET", "POST"])
@authenticated
def preguntar(curso: str, leccion: str) -> Answer:
    version = version_de(current_user, curso)
    tema = _tema(version.curso_id, leccion)
    if tema is None:
        raise NotFoundError
    form = DudaForm()
    if form.validate_on_submit() and _allowed(form, "duda", DUDAS):
        escrito = form.escrito(del_curso=puede(current_user, Permiso.CUIDAR_CURSO, version.curso))
        with transaction():
            duda = services.preguntar(version.curso, leccion, actor=current_user, escrito=escrito)
        flash(_("Su duda está publicada. Las respuestas aparecen en esta página."), "success")
        return redirect(url_for("discusion.ver", curso=curso, duda=duda.id), 303)
    page = render_template(
        "discusion/preguntar.html", form=form, curso=version.curso, clave=leccion, tema=tema
    )
    return (page, 422) if form.is_submitted() else page


@bp.get("/<curso>/discusion/<int:duda>/")
@public
def ver(curso: str, duda: int) -> str:
    return _page(_legible(curso, duda))


@bp.post("/<curso>/discusion/<int:duda>/respuestas/")
@authenticated
def responder(curso: str, duda: int) -> Answer:
    found, form = _legible(curso, duda), RespuestaForm()
    if not form.validate_on_submit() or not _allowed(form, "respuesta", RESPUESTAS):
        return _page(found, form), 422
    escrito = form.escrito(del_curso=puede(current_user, Permiso.CUIDAR_CURSO, found.curso))
    with transaction():
        aporte = services.responder(found, actor=current_user, escrito=escrito)
    flash(_("Su respuesta está publicada."), "success")
    return volver(aporte)


@bp.post("/<curso>/discusion/<int:duda>/cerrar/")
@requires(Permiso.RESOLVER_DUDA)
def cerrar(curso: str, duda: int) -> Response:
    """Close, or open again with `si=0`."""
    found = _legible(curso, duda)
    authorize(Permiso.RESOLVER_DUDA, found.pregunta, conoce=Permiso.LEER_APORTE)
    si = request.form.get("si") != "0"
    with transaction():
        services.cerrar(found, actor=current_user, si=si)
    flash(_("La duda está cerrada.") if si else _("La duda está abierta otra vez."), "success")
    return redirect(url_for("discusion.ver", curso=curso, duda=duda), 303)


@bp.post("/<curso>/discusion/aportes/<int:aporte>/aceptar/")
@requires(Permiso.RESOLVER_DUDA)
def aceptar(curso: str, aporte: int) -> Response:
    """Accept an answer, or take that back with `si=0`."""
    found = authorize(Permiso.RESOLVER_DUDA, find_aporte(curso, aporte), conoce=Permiso.LEER_APORTE)
    si = request.form.get("si") != "0"
    with transaction():
        services.aceptar(found, actor=current_user, si=si)
    flash(_("Marcó la respuesta que resolvió la duda.") if si else _("Quitó la marca."), "success")
    return volver(found)


@bp.post("/<curso>/discusion/aportes/<int:aporte>/me-sirvio/")
@requires(Permiso.LEER_APORTE)
def marcar_util(curso: str, aporte: int) -> Response:
    """Say that an answer helped, or take that back with `si=0`."""
    found = authorize(Permiso.LEER_APORTE, find_aporte(curso, aporte))
    limits.require("discusion.acto", str(current_user.id), ACTOS)
    with transaction():
        services.marcar_util(found, actor=current_user, si=request.form.get("si") != "0")
    return volver(found)


@bp.route("/<curso>/discusion/aportes/<int:aporte>/editar/", methods=["GET", "POST"])
@requires(Permiso.EDITAR_APORTE)
def editar(curso: str, aporte: int) -> Answer:
    found = authorize(Permiso.EDITAR_APORTE, find_aporte(curso, aporte), conoce=Permiso.LEER_APORTE)
    kind = EditarDudaForm if found.es_pregunta else EditarRespuestaForm
    form = kind(obj=found, titulo=found.duda.titulo)
    if form.validate_on_submit():
        try:
            with transaction():
                services.editar(found, escrito=form.escrito(), revision=form.numero)
        except CambioEnOtraPaginaError as error:
            form.texto.errors = [str(error)]
            form.revision.data = found.revision
        else:
            flash(_("Cambio guardado."), "success")
            return volver(found)
    page = render_template("discusion/editar.html", form=form, aporte=found, duda=found.duda)
    return (page, 422) if form.is_submitted() else page


def _tema(curso_id: int, leccion: str) -> Tema | None:
    return queries.find_tema(curso_id, leccion, es_la_suya(current_user))


def _temas(curso_id: int, asked: str) -> dict[str, Tema]:
    """Return the lessons to choose from; one of the past only when it is asked for."""
    found = queries.list_temas(curso_id, es_la_suya(current_user))
    past = _tema(curso_id, asked) if asked and asked not in found else None
    return found | ({asked: past} if past else {})


def volver(aporte: Aporte) -> Response:
    """Return to the page of the thread that shows this text."""
    lector = lector_de(current_user, aporte.duda)
    number = queries.pagina_de(aporte, lector.id, todas=lector.cuida)
    address = url_for(
        "discusion.ver",
        curso=aporte.duda.curso.slug,
        duda=aporte.duda_id,
        pagina=number if number > 1 else None,
        _anchor=f"r-{aporte.id}",
    )
    return redirect(address, 303)


def _legible(curso: str, duda: int) -> Duda:
    """Return a question that this reader may see; a hidden one is not there for the others."""
    found = find_duda(curso, duda)
    if found is None:
        raise NotFoundError
    hidden = found.pregunta.oculto_el is not None
    if hidden and not puede(current_user, Permiso.LEER_APORTE, found.pregunta):
        raise NotFoundError
    return found


def _allowed(form: EscribirForm, que: str, tasa: str) -> bool:
    """Count one text; past the limit of the hour the form keeps what was typed and says so."""
    if limits.hit(f"discusion.{que}", str(current_user.id), tasa):
        return True
    field = form["texto"]
    field.errors = [
        _("Ya escribió mucho en la última hora. Su texto sigue aquí: envíelo más tarde.")
    ]
    return False


def _page(duda: Duda, form: RespuestaForm | None = None) -> str:
    """Show one question; `form` is the one that came back with errors."""
    lector = lector_de(current_user, duda)
    number = request.args.get("pagina", 1, type=int)
    pagina = queries.list_respuestas(duda, lector.id, todas=lector.cuida, pagina=number)
    open_ = lector.id is not None and duda.cerrada_el is None
    return render_template(
        "discusion/ver.html",
        duda=duda,
        curso=duda.curso,
        tema=_tema(duda.curso_id, duda.leccion_clave),
        pregunta=mostrar(duda.pregunta, lector),
        respuestas=[mostrar(fila.aporte, lector, fila) for fila in pagina.filas],
        pagina=pagina,
        lector=lector,
        form=form or (RespuestaForm(formdata=None) if open_ else None),
    )
