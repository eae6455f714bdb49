"""The queues, and one request as the counterpart and the Secretariat see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.emparejamiento.queries import list_candidatos
from consultores.emparejamiento.vista import impedimentos, razones
from consultores.gestion import candidatos, colas, notas, vista
from consultores.gestion.alcance import ve_todo
from consultores.gestion.errors import FaltaConsultorError
from consultores.gestion.forms import NotaForm
from consultores.gestion.pasos import PASOS, textos
from consultores.pasos import admision, marcha
from consultores.permissions import Permiso
from consultores.red.queries import find_consultor
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.solicitudes.vista import datos
from consultores.taxonomia import AREAS, TIPOS, opciones
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud
    from plataforma.forms import Form

    Answer = str | Response | tuple[str, int]

bp = Blueprint(
    "gestion", __name__, url_prefix="/administracion/solicitudes", template_folder="templates"
)
REFERENCIA = "<referencia>"
CUALES = ",".join(PASOS)


@bp.get("/")
@requires(Permiso.VER_TODAS)
def lista() -> str:
    lang, filtro = get_lang(), _filtro()
    cuentas = colas.contar(filtro, current_user)
    pagina = colas.listar(filtro, current_user, cuentas[filtro.cola])
    return render_template(
        "gestion/lista.html",
        filtro=filtro,
        cuentas=cuentas,
        pagina=pagina,
        rotulos=colas.rotulos(filtro),
        motivos=vista.motivos(pagina.filas),
        por_estado=list(colas.POR_ESTADO),
        por_demora=colas.POR_DEMORA,
        vista=vista,
        areas=opciones(AREAS, lang),
        tipos=opciones({code: kind.nombre for code, kind in TIPOS.items()}, lang),
        paises=opciones_pais(lang, otro=False) if ve_todo(current_user) else [],
    )


def _filtro() -> colas.Filtro:
    """Return what the address asks for; what does not exist is left out."""
    given = request.args
    cola, pais = given.get("cola", ""), given.get("pais", "")
    return colas.Filtro(
        cola=colas.Cola(cola) if cola in set(colas.Cola) else colas.Cola.ABIERTAS,
        area=_one_of(given.get("area", ""), AREAS),
        pais=_one_of(pais, PAISES) if ve_todo(current_user) else "",
        tipo=_one_of(given.get("tipo", ""), TIPOS),
        consultor=given.get("consultor", "").strip()[:80],
        organizacion=given.get("organizacion", "").strip()[:80],
        q=given.get("q", "").replace("\x00", "").strip()[:80],
        pagina=given.get("pagina", 1, type=int),
    )


def _one_of(value: str, known: object) -> str:
    return value if value in known else ""  # type: ignore[operator]


@bp.get(f"/{REFERENCIA}/")
@requires(Permiso.GESTIONAR)
def ver(referencia: str) -> str:
    return _page(find(referencia, Permiso.GESTIONAR))


def _page(solicitud: Solicitud, nota: Form | None = None) -> str:
    lang = get_lang()
    return render_template(
        "gestion/ver.html",
        s=solicitud,
        vista=vista,
        motivos=vista.motivos([solicitud]).get(solicitud.id, []),
        historia=vista.historia(solicitud),
        ofrecimientos=vista.ofrecimientos(solicitud),
        datos=[
            (_("Tema"), TIPOS[solicitud.tipo].nombre.en(lang)),
            (_("Área"), AREAS[solicitud.area].en(lang) if solicitud.area else "—"),
            *datos(solicitud, lang),
        ],
        notas=notas.listar(solicitud),
        nota=nota or NotaForm(formdata=None),
        con_error=nota,
        pasos={code: p for code, p in PASOS.items() if p.cabe(solicitud)},
        puede={a.value: admite(solicitud.estado, a, Papel.GESTOR) for a in Acto},
        se_asigna=_can_be_given(solicitud),
    )


def _can_be_given(solicitud: Solicitud) -> bool:
    """Whether it can be offered to somebody: at once, or after it is taken from who is asked."""
    free = admite(solicitud.estado, Acto.ASIGNAR, Papel.GESTOR)
    return free or solicitud.estado == Estado.ASIGNADA


@bp.post(f"/{REFERENCIA}/admitir/")
@requires(Permiso.GESTIONAR)
def admitir(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.GESTIONAR)
    with transaction():
        admision.admitir(solicitud, actor=current_user)
    flash(_("La solicitud quedó admitida y la red ya busca quién la atienda."), "success")
    return _back(referencia)


@bp.post(f"/{REFERENCIA}/reanudar/")
@requires(Permiso.GESTIONAR)
def reanudar(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.GESTIONAR)
    with transaction():
        marcha.reanudar(solicitud, actor=current_user, papel=Papel.GESTOR)
    flash(_("El trabajo sigue. Las dos partes ya lo saben."), "success")
    return _back(referencia)


@bp.route(f"/{REFERENCIA}/<any({CUALES}):paso>/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR)
def dar(referencia: str, paso: str) -> Answer:
    """Take one of the acts that need words."""
    solicitud, step = find(referencia, Permiso.GESTIONAR), PASOS[paso]
    form = step.form()
    if form.validate_on_submit():
        with transaction():
            step.hacer(solicitud, current_user, form)
        flash(step.hecho, "success")
        return _back(referencia)
    if not step.cabe(solicitud):
        flash(_("La solicitud ya cambió y no admite ese paso. Así está ahora:"), "warning")
        return _back(referencia)
    ready = textos(solicitud) if paso == "observar" else []
    chosen = request.args.get("texto", 0, type=int)
    if ready and 0 < chosen <= len(ready) and not form.is_submitted():
        form.motivo.data = ready[chosen - 1][1]
    shown = render_template("gestion/paso.html", s=solicitud, paso=step, form=form, textos=ready)
    return (shown, 422) if form.is_submitted() else shown


@bp.get(f"/{REFERENCIA}/asignar/")
@requires(Permiso.GESTIONAR)
def elegir(referencia: str) -> Answer:
    """Show who could take it and why, and why others are not proposed."""
    solicitud = find(referencia, Permiso.GESTIONAR)
    if not _can_be_given(solicitud):
        flash(_("La solicitud ya cambió y no admite ese paso. Así está ahora:"), "warning")
        return _back(referencia)
    q = request.args.get("q", "").replace("\x00", "").strip()[:80]
    return render_template(
        "gestion/asignar.html",
        s=solicitud,
        q=q,
        vista=vista,
        candidatos=list_candidatos(solicitud),
        excluidos=candidatos.explicar(solicitud, q),
        impedimentos=impedimentos,
        razones=razones,
    )


@bp.post(f"/{REFERENCIA}/asignar/")
@requires(Permiso.GESTIONAR)
def asignar(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.GESTIONAR)
    consultor = find_consultor(request.form.get("consultor", ""))
    if consultor is None:
        raise FaltaConsultorError
    with transaction():
        candidatos.asignar(solicitud, consultor, actor=current_user)
    flash(_("Se ofreció a %(nombre)s.", nombre=consultor.nombre), "success")
    return _back(referencia)


@bp.post(f"/{REFERENCIA}/notas/")
@requires(Permiso.GESTIONAR)
def anotar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.GESTIONAR), NotaForm()
    if not form.validate_on_submit():
        return _page(solicitud, form), 422
    with transaction():
        said = form.texto.data
        notas.escribir(solicitud, actor=current_user, texto=said, intento=form.marca_con(said))
    flash(_("La nota quedó guardada."), "success")
    return _back(referencia)


def _back(referencia: str) -> Response:
    return redirect(url_for("gestion.ver", referencia=referencia), 303)
