"""Messages that a manager sends by hand: ready to go, in the language of who receives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.cohortes import direcciones
from cursos.cohortes.enlaces import enlace_de
from cursos.cohortes.queries import Situacion
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from cursos.cohortes.models import Participante
    from cursos.cohortes.queries import Seguimiento


_SEGUIR = _l(
    "Hola, %(nombre)s. ¿Seguimos con el curso «%(curso)s»? Hay tiempo hasta el %(cierre)s. "
    "Continúe donde quedó: %(url)s. Si algo le cuesta, responda este mensaje."
)
TEXTOS = {
    Situacion.EN_ESPERA: _l(
        "Hola, %(nombre)s. Está en la lista de espera del curso «%(curso)s» de %(camara)s. Le "
        "escribiremos en cuanto haya un lugar."
    ),
    Situacion.PENDIENTE: _l(
        "Hola, %(nombre)s. %(camara)s le invita al curso «%(curso)s». Es gratis y se hace desde "
        "el teléfono. Entre por aquí: %(url)s"
    ),
    Situacion.SIN_EMPEZAR: _l(
        "Hola, %(nombre)s. Ya tiene su lugar en el curso «%(curso)s» de %(camara)s. La primera "
        "lección lleva pocos minutos: %(url)s"
    ),
    Situacion.EN_CURSO: _SEGUIR,
    Situacion.DETENIDO: _SEGUIR,
    Situacion.TERMINO: _l(
        "Hola, %(nombre)s. %(camara)s le felicita: terminó el curso «%(curso)s»."
    ),
}


def invitacion_url(participante: Participante) -> str:
    token = enlace_de(participante.semilla).token
    return direcciones.invitacion(token, participante.idioma)


def texto(participante: Participante, situacion: Situacion) -> str:
    """Return what to write to somebody who stands there; at most some 300 characters."""
    cohorte, lang = participante.cohorte, participante.idioma
    values = {
        "nombre": participante.nombre.split(" ")[0],
        "camara": cohorte.organizacion.nombre,
        "curso": cohorte.titulo.en(lang),
        # On a route, one's own page knows which course it is now.
        "url": direcciones.mi_cohorte(cohorte.id, lang)
        if cohorte.la_ruta
        else direcciones.curso(cohorte.curso.slug, lang),
    }
    with in_lang(lang):
        values["cierre"] = fecha(cohorte.cierre)
        if situacion == Situacion.PENDIENTE:
            values["url"] = invitacion_url(participante)
        return str(TEXTOS[situacion]) % values


def contacto(seguimiento: Seguimiento) -> tuple[str, str]:
    """Return (kind, address) of the shortest way to write to somebody: WhatsApp, else mail."""
    participante = seguimiento.participante
    if seguimiento.situacion == Situacion.RETIRADO:
        return "", ""
    text = texto(participante, seguimiento.situacion)
    if participante.telefono:
        return "whatsapp", direcciones.whatsapp(participante.telefono, text)
    if not participante.correo:
        return "", ""
    with in_lang(participante.idioma):
        subject = _("Su curso con %(camara)s", camara=participante.cohorte.organizacion.nombre)
    return "correo", direcciones.mailto(participante.correo, subject, text)
