"""Mails of the answer bank, in the language of who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from consultores.enlaces import Pregunta, preguntar
from consultores.respuestas.responsables import responsables_de
from plataforma.baja import firmar, leer
from plataforma.direccion import direccion_completa
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from consultores.respuestas.models import CasoResuelto, ReporteCaso
    from plataforma.identidad.models import Usuario

USO = "acuerdos"


def leer_enlace(firma: str) -> int | None:
    """Return which case a link is about, or None for one that we did not make."""
    return leer(USO, firma)


def firma_de(caso: CasoResuelto) -> str:
    return firmar(USO, caso.id)


def acuerdo(caso: CasoResuelto) -> None:
    """Ask the firm. Its silence is a no, and the mail says so."""
    if caso.solicitud is None or caso.consultor is None:
        return
    firm = caso.solicitud.solicitante
    url = direccion_completa("respuestas.acuerdo", lang=firm.idioma, firma=firma_de(caso))
    with in_lang(firm.idioma):
        preguntar(
            firm,
            Pregunta(
                asunto=_("¿Podemos compartir su caso, sin su nombre?"),
                parrafos=[
                    _(
                        "%(nombre)s quiere que otras empresas aprendan de su pregunta.",
                        nombre=caso.consultor.nombre,
                    ),
                    _("No dice quién es usted ni su empresa. Lea el texto y diga sí o no."),
                    _("Si no responde en 30 días, no se publica."),
                ],
                botones=[(_("Leer y responder"), url)],
                cita=caso.pregunta.en(firm.idioma),
            ),
        )


def por_revisar(caso: CasoResuelto) -> None:
    for owner in responsables_de(caso):
        with in_lang(owner.idioma):
            _tell(
                caso,
                owner,
                _("Revise una respuesta publicada"),
                [
                    _("Su fecha de revisión fue el %(dia)s.", dia=fecha(caso.revisar_el)),
                    _("A los 60 días sin revisión se retira de la vista."),
                ],
            )


def retirada(caso: CasoResuelto) -> None:
    for owner in responsables_de(caso):
        with in_lang(owner.idioma):
            said = _(
                "Pasaron 60 días de su fecha de revisión. Puede revisarla y publicarla otra vez."
            )
            _tell(caso, owner, _("Se retiró una respuesta sin revisar"), [said])


def reportada(caso: CasoResuelto, reporte: ReporteCaso) -> None:
    for owner in responsables_de(caso):
        with in_lang(owner.idioma):
            said = [_("Alguien que leyó esta respuesta dice que algo está mal:")]
            asunto = _("Reportaron un error en una respuesta")
            _tell(caso, owner, asunto, said, cita=reporte.texto)


def _tell(
    caso: CasoResuelto, owner: Usuario, asunto: str, parrafos: list[str], *, cita: str = ""
) -> None:
    enviar(
        owner,
        Aviso(
            asunto=asunto,
            parrafos=[f"«{caso.pregunta.en(owner.idioma)}»", *parrafos],
            accion=_("Revisar la respuesta"),
            endpoint="respuestas_administracion.editar",
            valores={"caso_id": caso.id},
            cita=cita,
        ),
    )
