"""The mail of the day to who looks after the requests of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultores.avisos import Aviso, enviar
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.relojes import Reloj
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

POR_RELOJ: Mapping[str, str] = {
    Reloj.ADMISION: _l("espera que la lea"),
    Reloj.OBSERVACION: _l("la empresa no completa los datos"),
    Reloj.ASIGNACION: _l("nadie la toma"),
    Reloj.ENTREGA: _l("se demora la entrega"),
    Reloj.REVISION: _l("se demoran los ajustes"),
    Reloj.CONTACTO: _l("no logran hablar con la empresa"),
}


def origen(usuario_id: int) -> str:
    """Return what the mails of the day to a person are found by."""
    return f"reloj.resumen:{usuario_id}"


def del_dia(persona: Usuario, solicitudes: Sequence[Solicitud], total: int, clave: str) -> None:
    """Name the requests, the most pressing first; one mail for all of them."""
    with in_lang(persona.idioma):
        more = total - len(solicitudes)
        lines = [_line(s) for s in solicitudes]
        if more:
            lines.append(ngettext("Y %(num)s más en la lista.", "Y %(num)s más en la lista.", more))
        enviar(
            persona,
            Aviso(
                asunto=ngettext(
                    "%(num)s solicitud necesita su atención",
                    "%(num)s solicitudes necesitan su atención",
                    total,
                ),
                parrafos=[_("Desde el último aviso:"), *lines],
                accion=_("Ver las solicitudes"),
                endpoint="gestion.lista",
                clave=clave,
                origen=origen(persona.id),
            ),
        )


def _line(s: Solicitud) -> str:
    if s.desenlace == Desenlace.SIN_CONSULTOR:
        why = _("terminó sin que nadie la tomara")
        return f"{s.referencia} ({s.pais}): {why}. {s.titulo}"
    why = _why(s)
    until = _("hasta el %(dia)s", dia=fecha(s.limite_el if s.escalada_el else s.meta_el))
    return f"{s.referencia} ({s.pais}): {why}, {until}. {s.titulo}"


def _why(s: Solicitud) -> str:
    """Say what is the matter; before the promise has passed it is that who has it is away."""
    if s.meta_el and s.escalada_el and s.escalada_el < s.meta_el:
        who = s.consultor.nombre if s.consultor else ""
        return str(_("%(nombre)s está de ausencia y tiene que entregar", nombre=who))
    return str(POR_RELOJ.get(s.reloj, _("necesita que la mire")))
