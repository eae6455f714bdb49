"""Mails of the follow-up, in the firm's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from consultores.enlaces import Pregunta, preguntar
from consultores.resultados.models import Evidencia, Exporto
from consultores.resultados.textos import BOTONES
from plataforma.baja import firmar, leer
from plataforma.direccion import direccion_completa
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from consultores.resultados.models import ConsultaResultado, FichaResultado

USO = "resultados"


def leer_enlace(firma: str) -> int | None:
    """Return what a link asks about, or None for one that we did not make."""
    return leer(USO, firma)


def enlace(consulta: ConsultaResultado, exporto: Exporto) -> str:
    """Return the address that opens the question with this answer chosen."""
    return direccion_completa(
        "resultados.enlace",
        lang=consulta.solicitud.solicitante.idioma,
        firma=firmar(USO, consulta.id),
        r=exporto.value,
    )


def pregunta(consulta: ConsultaResultado) -> None:
    _ask(consulta, again=False)


def recordatorio(consulta: ConsultaResultado) -> None:
    _ask(consulta, again=True)


def _ask(consulta: ConsultaResultado, *, again: bool) -> None:
    firm, s = consulta.solicitud.solicitante, consulta.solicitud
    with in_lang(firm.idioma):
        closed = fecha(s.cerrada_el)
        first = (
            _("Hace unos días le preguntamos y todavía no sabemos. Es un toque:")
            if again
            else _("El %(dia)s terminó la ayuda que pidió: %(que)s", dia=closed, que=s.titulo)
        )
        preguntar(
            firm,
            Pregunta(
                asunto=_("¿Exportó después de la ayuda?"),
                parrafos=[
                    first,
                    _("¿Exportó después de la ayuda? Elija y, en la página, toque Guardar."),
                    _("Su respuesta se suma a las de otras empresas. Nadie publica la suya."),
                ],
                botones=[(str(text), enlace(consulta, e)) for e, text in BOTONES.items()],
                cita=s.titulo if again else "",
            ),
        )


def revisada(ficha: FichaResultado) -> None:
    """Tell the firm what the counterpart saw in its document."""
    firm = ficha.consulta.solicitud.solicitante
    with in_lang(firm.idioma):
        good = ficha.evidencia == Evidencia.VERIFICADO
        titulo = ficha.consulta.solicitud.titulo
        enviar(
            firm,
            Aviso(
                asunto=_("Verificamos su exportación")
                if good
                else _("Su documento no alcanza para verificar"),
                parrafos=[
                    _("La contraparte de su país miró el documento que usted subió."),
                    _("Su respuesta queda como verificada: %(que)s", que=titulo)
                    if good
                    else _("Puede subir otro cuando quiera. El motivo:"),
                ],
                accion=_("Ver mis resultados"),
                endpoint="resultados.mios",
                cita=ficha.motivo,
            ),
        )
