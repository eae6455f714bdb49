"""Applications and accreditations, for the Secretariat and the national counterparts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.red import queries
from consultores.red.forms import (
    NOMBRES_ESTADO,
    TONOS_ESTADO,
    AcreditarForm,
    DecisionForm,
)
from consultores.red.models import Consultor, EstadoConsultor
from consultores.red.services import acreditar as acreditar_
from consultores.red.services import rechazar as rechazar_
from consultores.red.services import suspender as suspender_
from consultores.red.vista import tarjeta_de
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
    "red_administracion",
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
        "red/administracion/lista.html",
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
    return _page(authorize(Permiso.VER_POSTULACION, queries.find_consultor(slug)))


@bp.post("/<slug>/acreditar/")
@requires(Permiso.DECIDIR)
def acreditar(slug: str) -> Response | tuple[str, int]:
    consultor, form = _find(slug), AcreditarForm()
    if not form.validate_on_submit():
        return _page(consultor, acreditar=form), 422
    with transaction():
        acreditar_(consultor, actor=current_user, nivel=form.nivel.data)
    flash(_("%(nombre)s quedó acreditado.", nombre=consultor.nombre), "success")
    return redirect(url_for("red_administracion.ver", slug=slug), 303)


@bp.post("/<slug>/rechazar/")
@requires(Permiso.DECIDIR)
def rechazar(slug: str) -> Response | tuple[str, int]:
    said = _("La persona recibe el motivo por correo y puede postularse otra vez.")
    return _take_away(slug, rechazar_, said)


@bp.post("/<slug>/suspender/")
@requires(Permiso.DECIDIR)
def suspender(slug: str) -> Response | tuple[str, int]:
    return _take_away(slug, suspender_, _("Ya no aparece en la red. Recibe el motivo por correo."))


def _take_away(slug: str, act: Callable[..., None], said: str) -> Response | tuple[str, int]:
    """Refuse or suspend, with the reason that the person gets."""
    consultor, form = _find(slug), DecisionForm()
    if not form.validate_on_submit():
        return _page(consultor, decision=form), 422
    with transaction():
        act(consultor, actor=current_user, motivo=form.motivo.data)
    flash(said, "success")
    return redirect(url_for("red_administracion.ver", slug=slug), 303)


def _find(slug: str) -> Consultor:
    found = queries.find_consultor(slug)
    return authorize(Permiso.DECIDIR, found, conoce=Permiso.VER_POSTULACION)


def _page(consultor: Consultor, **forms: Form) -> str:
    """Show the application with the decisions that are open, and those that were taken."""
    return render_template(
        "red/administracion/ver.html",
        consultor=consultor,
        ficha=tarjeta_de(consultor, get_lang()),
        dictamenes=queries.list_dictamenes(consultor),
        acreditar=forms.get("acreditar") or AcreditarForm(formdata=None),
        decision=forms.get("decision") or DecisionForm(formdata=None),
        decide=puede_actual(Permiso.DECIDIR),
        con_error=next(iter(forms.values()), None),
        nombres_estado=NOMBRES_ESTADO,
        tonos_estado=TONOS_ESTADO,
    )
