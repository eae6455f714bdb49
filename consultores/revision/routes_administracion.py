"""Applications and accreditations, for the Secretariat and the national counterparts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import queries
from consultores.acreditacion.decisiones import levantar as levantar_
from consultores.acreditacion.decisiones import suspender as suspender_
from consultores.permissions import Permiso
from consultores.postulaciones.vista import NOMBRES_DECISION, NOMBRES_ESTADO, TONOS_ESTADO
from consultores.red.models import Consultor, EstadoConsultor
from consultores.red.queries import find_consultor
from consultores.red.vista import tarjeta_de
from consultores.revision.forms import DecisionForm
from consultores.taxonomia import NIVELES
from plataforma.access import authorize, puede_actual, requires
from plataforma.busqueda.analisis import fold
from plataforma.db import transaction
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from plataforma.forms import Form

bp = Blueprint(
    "acreditacion_administracion",
    __name__,
    url_prefix="/administracion/consultores",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.VER_RED)
def lista() -> str:
    """Everybody for administrators; a counterpart sees the own country."""
    every_country = puede_actual(Permiso.DECIDIR)
    estado, pais = request.args.get("estado", ""), request.args.get("pais", "")
    values = {
        "q": request.args.get("q", "").strip(),
        "estado": estado if estado in set(EstadoConsultor) else "",
        "pais": (pais if pais in PAISES else "") if every_country else current_user.pais,
    }
    page = queries.list_administracion(
        pais=values["pais"],
        estado=values["estado"],
        plegado=fold(values["q"].lower()),
        numero=request.args.get("pagina", 1, type=int),
    )
    return render_template(
        "revision/administracion/lista.html",
        pagina=page,
        **values,
        paises=opciones_pais(get_lang(), otro=False) if every_country else [],
        nombres_estado=NOMBRES_ESTADO,
        tonos_estado=TONOS_ESTADO,
        niveles={code: name.en(get_lang()) for code, name in NIVELES.items()},
    )


@bp.get("/<slug>/")
@requires(Permiso.VER_POSTULACION)
def ver(slug: str) -> str:
    return _page(authorize(Permiso.VER_POSTULACION, find_consultor(slug)))


@bp.post("/<slug>/suspender/")
@requires(Permiso.DECIDIR)
def suspender(slug: str) -> Response | tuple[str, int]:
    return _decide(slug, suspender_, _("Ya no aparece en la red. Recibe el motivo por correo."))


@bp.post("/<slug>/levantar/")
@requires(Permiso.DECIDIR)
def levantar(slug: str) -> Response | tuple[str, int]:
    return _decide(slug, levantar_, _("Vuelve a aparecer en la red. Lo sabe por correo."))


def _decide(slug: str, act: Callable[..., None], said: str) -> Response | tuple[str, int]:
    """Suspend, or end it, with the reason that the person gets."""
    consultor, form = _find(slug), DecisionForm()
    if not form.validate_on_submit():
        return _page(consultor, decision=form), 422
    with transaction():
        act(consultor, actor=current_user, motivo=form.motivo.data)
    flash(said, "success")
    return redirect(url_for("acreditacion_administracion.ver", slug=slug), 303)


def _find(slug: str) -> Consultor:
    found = find_consultor(slug)
    return authorize(Permiso.DECIDIR, found, conoce=Permiso.VER_POSTULACION)


def _page(consultor: Consultor, **forms: Form) -> str:
    """Show the application with the decisions that are open, and those that were taken."""
    return render_template(
        "revision/administracion/ver.html",
        consultor=consultor,
        ficha=tarjeta_de(consultor, get_lang()),
        dictamenes=queries.list_dictamenes(consultor),
        abierta=queries.find_en_revision(consultor),
        nombres_decision=NOMBRES_DECISION,
        decision=forms.get("decision") or DecisionForm(formdata=None),
        decide=puede_actual(Permiso.DECIDIR),
        con_error=next(iter(forms.values()), None),
        nombres_estado=NOMBRES_ESTADO,
        tonos_estado=TONOS_ESTADO,
    )
