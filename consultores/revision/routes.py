"""The queue of applications and the page of each: recommending, giving back, deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import queries
from consultores.acreditacion.emails import nombre_de
from consultores.acreditacion.models import EstadoPostulacion, Recomendacion
from consultores.permissions import Permiso
from consultores.postulaciones import credenciales, vista
from consultores.revision import tramite
from consultores.revision.forms import (
    AceptarForm,
    ObservarForm,
    RechazarForm,
    RecomendarForm,
)
from plataforma.access import authorize, puede_actual, requires
from plataforma.db import transaction
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.acreditacion.models import Postulacion
    from plataforma.forms import Form

bp = Blueprint(
    "acreditacion_revision",
    __name__,
    url_prefix="/administracion/postulaciones",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.VER_RED)
def cola() -> str:
    """What waits, promised soonest first; a counterpart sees the own country."""
    every = puede_actual(Permiso.DECIDIR)
    estado, pais = request.args.get("estado", ""), request.args.get("pais", "")
    values = {
        "estado": estado if estado in vista.NOMBRES_POSTULACION else "",
        "pais": (pais if pais in PAISES else "") if every else current_user.pais,
    }
    return render_template(
        "revision/cola.html",
        pagina=queries.list_cola(**values, numero=request.args.get("pagina", 1, type=int)),
        **values,
        paises=opciones_pais(get_lang(), otro=False) if every else [],
        estados=vista.NOMBRES_POSTULACION,
        tonos=vista.TONOS_POSTULACION,
        tramites=vista.NOMBRES_TRAMITE,
        recomendaciones=vista.NOMBRES_RECOMENDACION,
        nombre_de=nombre_de,
        cuenta_referencias=vista.cuenta_referencias,
    )


@bp.get("/<clave>/")
@requires(Permiso.REVISAR)
def ver(clave: str) -> str:
    return _page(authorize(Permiso.REVISAR, queries.find_postulacion(clave)))


def _find(clave: str, permiso: Permiso) -> Postulacion:
    return authorize(permiso, queries.find_postulacion(clave), conoce=Permiso.REVISAR)


def _back(p: Postulacion, said: str) -> Response:
    flash(said, "success")
    return redirect(url_for("acreditacion_revision.ver", clave=p.clave), 303)


@bp.post("/<clave>/recomendar/")
@requires(Permiso.RECOMENDAR)
def recomendar(clave: str) -> Response | tuple[str, int]:
    p, form = _find(clave, Permiso.RECOMENDAR), RecomendarForm()
    if not form.validate_on_submit():
        return _page(p, recomendar=form), 422
    with transaction():
        what = Recomendacion(form.recomendacion.data)
        tramite.recomendar(p, what, form.razones.data, actor=current_user)
    return _back(p, _("La Secretaría ya tiene su recomendación."))


@bp.post("/<clave>/observar/")
@requires(Permiso.OBSERVAR)
def observar(clave: str) -> Response | tuple[str, int]:
    p, form = _find(clave, Permiso.OBSERVAR), ObservarForm()
    if not form.validate_on_submit():
        return _page(p, observar=form), 422
    with transaction():
        tramite.observar(p, form.falta.data, actor=current_user)
    return _back(p, _("La persona recibe por correo lo que falta."))


@bp.post("/<clave>/aceptar/")
@requires(Permiso.RESOLVER)
def aceptar(clave: str) -> Response | tuple[str, int]:
    p = _find(clave, Permiso.RESOLVER)
    form = AceptarForm().para(p)
    if not form.validate_on_submit():
        return _page(p, aceptar=form), 422
    with transaction():
        granted = tramite.Resolucion(nivel=form.valor("nivel", ""), areas=form.valor("areas", ()))
        tramite.aceptar(p, granted, actor=current_user)
    return _back(p, _("Decidido. La persona lo sabe por correo."))


@bp.post("/<clave>/rechazar/")
@requires(Permiso.RESOLVER)
def rechazar(clave: str) -> Response | tuple[str, int]:
    p, form = _find(clave, Permiso.RESOLVER), RechazarForm()
    if not form.validate_on_submit():
        return _page(p, rechazar=form), 422
    with transaction():
        tramite.rechazar(p, form.causa.data, form.motivo.data, actor=current_user)
    return _back(p, _("La persona recibe el motivo por correo y puede postularse otra vez."))


def _page(p: Postulacion, **forms: Form) -> str:
    """Show everything that was handed in, and the acts that are open to the reader."""
    asked = credenciales.pedidas(credenciales.areas_de(p))
    return render_template(
        "revision/revisar.html",
        p=p,
        nombre=nombre_de(p),
        bloques=vista.bloques(p, get_lang()),
        credenciales=[(code, credenciales.tenidas(p).get(code)) for code in asked],
        espera=tramite.espera_hasta(p) if p.estado == EstadoPostulacion.ENVIADA else "",
        recomendar=forms.get("recomendar") or RecomendarForm(formdata=None),
        observar=forms.get("observar") or ObservarForm(formdata=None),
        aceptar=forms.get("aceptar") or AceptarForm(formdata=None).para(p),
        rechazar=forms.get("rechazar") or RechazarForm(formdata=None),
        con_error=next(iter(forms.values()), None),
        vista=vista,
        puede_recomendar=puede_actual(Permiso.RECOMENDAR, p),
        puede_resolver=puede_actual(Permiso.RESOLVER, p),
    )
