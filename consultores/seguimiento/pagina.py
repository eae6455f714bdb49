"""The page of one request: what each side, and who only reads, sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.emparejamiento.vista import razones_para_ti
from consultores.pasos import marcha, ofertas
from consultores.seguimiento.forms import MensajeForm, ReplicaForm
from consultores.seguimiento.turnos import cuantas_mas, espera, turno
from consultores.seguimiento.vista import (
    consultor_de,
    empresa_de,
    etiqueta_estado,
    historia,
    paradas,
    resultados,
)
from consultores.solicitudes import queries
from consultores.solicitudes.causas import RECHAZOS, Rechazo
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.formativo import datos_formativos
from consultores.solicitudes.vista import datos, entrega
from consultores.taxonomia import SECTORES, TIPOS
from consultores.trabajo import conversaciones
from consultores.trabajo.vista import trabajo_de
from consultores.valoracion import calificaciones
from plataforma.access import quien
from plataforma.i18n import get_lang, pais
from plataforma.identidad.invitados import es_invitado

if TYPE_CHECKING:
    from consultores.solicitudes.models import Asignacion, Solicitud
    from plataforma.forms import Form
    from plataforma.identidad.models import Usuario


# What to do after a request was not admitted.
QUE_HACER = {
    Rechazo.FUERA_DE_ALCANCE: _l("Si puede plantearlo de otra manera, pídalo otra vez."),
    Rechazo.DATOS_INSUFICIENTES: _l("Pídala otra vez y complete lo que falta."),
    Rechazo.CONFLICTO: _l("Escriba a la contraparte de su país: le dirá quién puede ayudarle."),
    Rechazo.SIN_CONTRAPARTE: _l("Los cursos y el glosario siguen abiertos para usted."),
    Rechazo.DUPLICADA: _l("Siga la otra solicitud: está en «Mis solicitudes»."),
}


def mostrar(solicitud: Solicitud, **forms: Form) -> str:
    """Show one request; `forms` are those that came back with errors."""
    persona = quien()
    papel = solicitud.papel_de(persona)
    offered = papel == Papel.CONSULTOR and solicitud.consultor is None
    oferta = solicitud.oferta_de(persona) if offered else None
    work = trabajo_de(solicitud, persona, papel)
    return render_template(
        "seguimiento/ver.html",
        solicitud=solicitud,
        papel=papel,
        oferta=oferta,
        de_invitado=es_invitado(persona),
        etiqueta=etiqueta_estado(solicitud),
        paradas=paradas(solicitud),
        turno=turno(solicitud, papel, work["alcance"]),
        espera=espera(solicitud, work["alcance"]),
        con_error=next(iter(forms.values()), None),
        **_of_the_request(solicitud, papel, oferta),
        **_steps(solicitud, papel, forms),
        **_talk(solicitud, persona, papel, oferta),
        **work,
    )


def _of_the_request(
    solicitud: Solicitud, papel: Papel | None, oferta: Asignacion | None
) -> dict[str, Any]:
    """What was asked. Who is only asked reads no name of the firm, nor of others asked."""
    lang = get_lang()
    sector = SECTORES.get(solicitud.sector)
    return {
        "empresa": empresa_de(solicitud, papel),
        "consultor_de": consultor_de,
        "datos": [
            (_("País"), pais(solicitud.pais)),
            (_("Tema"), TIPOS[solicitud.tipo].nombre.en(lang)),
            *([(_("Sector"), sector.en(lang))] if sector else []),
            *datos(solicitud, lang),
            *datos_formativos(solicitud, lang),
        ],
        "adjuntos": queries.list_adjuntos(solicitud),
        "historia": [] if oferta else historia(solicitud, papel),
        "resultados": [] if oferta else resultados(solicitud),
        "entrega": entrega(solicitud, lang),
        "razones": razones_para_ti(oferta.razones) if oferta else [],
        "cuantas_mas": cuantas_mas(solicitud) if oferta else "",
    }


def _steps(solicitud: Solicitud, papel: Papel | None, forms: dict[str, Form]) -> dict[str, Any]:
    open_ = papel is not None and solicitud.se_conversa
    return {
        "rechazos": RECHAZOS,
        "que_hacer": QUE_HACER,
        "puede_retirar": ofertas.puede_retirar(solicitud),
        "puede_ajustar": marcha.puede_ajustar(solicitud),
        "puede_calificar": papel == Papel.SOLICITANTE and calificaciones.puede_calificar(solicitud),
        "mensaje": forms.get("mensaje") or (MensajeForm(formdata=None) if open_ else None),
        "replica": forms.get("replica") or ReplicaForm(formdata=None),
    }


def _talk(
    solicitud: Solicitud, persona: Usuario, papel: Papel | None, oferta: Asignacion | None
) -> dict[str, Any]:
    """A page of the conversation, oldest first, with how far each side has read."""
    page = conversaciones.list_mensajes(solicitud, oferta, request.args.get("pagina", 1, type=int))
    read = conversaciones.leido_por(solicitud)
    _side, mine = read.get(persona.id, (None, 0))
    theirs = max((upto for side, upto in read.values() if side != papel), default=0)
    return {
        "charla": page,
        "mensajes": list(reversed(page.filas)),
        "leido_hasta": mine,
        "leido_por_otra": theirs,
        "primera_sin_leer": next(
            (m.id for m in reversed(page.filas) if papel and m.papel != papel and m.id > mine), 0
        ),
    }
