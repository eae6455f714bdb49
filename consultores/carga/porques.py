"""Why a consultant gets no offers, in words, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.carga.fila import desde
from consultores.emparejamiento.vista import IMPEDIMENTOS
from consultores.red.models import EstadoConsultor
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consultores.carga.fila import Demanda, Fila


@dataclass(frozen=True)
class Porque:
    """One reason, and what to do. `impide`: with it nothing at all is offered."""

    titulo: str
    que_hacer: str
    impide: bool = True


def porques(fila: Fila, demanda: Demanda) -> list[Porque]:
    """Return what stands in the way; where nothing does, how the turn goes."""
    found = [*_of_the_accreditation(fila), *_of_the_moment(fila), *_of_the_demand(demanda)]
    if fila.cifras.calladas:
        found.append(_silent(fila))
    if not any(p.impide for p in found):
        found.append(_turn(fila))
    return found


def _of_the_accreditation(f: Fila) -> Iterator[Porque]:
    """Say the parts of `inactivo`, each with its own remedy."""
    if f.estado == EstadoConsultor.SUSPENDIDO:
        yield Porque(
            _("La acreditación está suspendida."),
            _("El motivo está en su expediente. La suspensión la levanta la Secretaría."),
        )
    elif not f.acreditado:
        yield Porque(
            _("La acreditación venció el %(dia)s.", dia=fecha(f.vence_el)),
            _("Pídale que la renueve desde «Mi ficha de consultor»."),
        )
    if not f.con_cuenta:
        yield Porque(
            _("No tiene una cuenta activa: nadie respondería."),
            _("Si ya no sigue en la red, pase su trabajo a otras personas."),
        )


def _of_the_moment(f: Fila) -> Iterator[Porque]:
    wait = _("Ese día vuelve a recibir solicitudes, sin que nadie haga nada.")
    if f.fuera_hasta:
        yield Porque(
            _("%(que)s: hasta el %(dia)s.", que=IMPEDIMENTOS["ausente"], dia=fecha(f.fuera_hasta)),
            _("Vuelve a recibir solicitudes al terminar. Lo que no puede esperar, páselo."),
        )
    if f.en_pausa:
        yield Porque(
            _("%(que)s: hasta el %(dia)s.", que=IMPEDIMENTOS["pausa"], dia=fecha(f.pausa_hasta)),
            wait,
        )
    if f.lleno and not f.cupo:
        yield Porque(
            _("Dice que no puede llevar ninguna solicitud."),
            _("Pregúntele si sigue disponible. El número lo cambia en «Cuándo atiende»."),
        )
    elif f.lleno:
        yield Porque(
            _(
                "%(que)s: tiene %(n)s de %(total)s.",
                que=IMPEDIMENTOS["lleno"],
                n=f.abiertas,
                total=f.cupo,
            ),
            _("Mire si alguna está detenida. Si puede con más, lo cambia en «Cuándo atiende»."),
        )


def _of_the_demand(d: Demanda) -> Iterator[Porque]:
    """Say when little is asked of what they know: the language is a condition, the country not."""
    if not d.de_sus_areas:
        yield Porque(
            _("En 90 días nadie pidió ayuda en sus áreas."),
            _("Si domina otra área, puede pedir que se la acrediten desde su ficha."),
        )
    elif not d.en_su_idioma:
        asked = ngettext(
            "En sus áreas se pidió ayuda %(num)s vez, en un idioma en que no trabaja.",
            "En sus áreas se pidió ayuda %(num)s veces, en idiomas en que no trabaja.",
            d.de_sus_areas,
        )
        yield Porque(asked, _("Si trabaja en otro idioma, que lo agregue a su ficha."))
    elif not d.de_sus_paises:
        yield Porque(
            _("Lo que se pidió en sus áreas vino de países que no atiende."),
            _("Se le ofrece cuando allí no hay nadie. Si los atiende, que los agregue a su ficha."),
            impide=False,
        )


def _silent(f: Fila) -> Porque:
    text = ngettext(
        "Dejó pasar el plazo de %(num)s solicitud en 90 días.",
        "Dejó pasar el plazo de %(num)s solicitudes en 90 días.",
        f.cifras.calladas,
    )
    return Porque(
        text,
        _("No impide que reciba otras. Escríbale; si no responde, pase su trabajo."),
        impide=False,
    )


def _turn(f: Fila) -> Porque:
    if f.cifras.ofrecidas:
        text = ngettext(
            "Recibió %(num)s solicitud en 90 días: nada impide que reciba otras.",
            "Recibió %(num)s solicitudes en 90 días: nada impide que reciba otras.",
            f.cifras.ofrecidas,
        )
        return Porque(text, _("No hace falta hacer nada."), impide=False)
    if f.acreditado_el and f.acreditado_el > desde() and not f.ultima_oferta_el:
        return Porque(
            _(
                "Está en la red desde el %(dia)s y todavía espera su turno.",
                dia=fecha(f.acreditado_el),
            ),
            _("No hace falta hacer nada: entre iguales, es de los primeros."),
            impide=False,
        )
    return Porque(
        _("Nada lo impide: otras personas de sus áreas cumplían más de lo pedido."),
        _(
            "Una ficha más completa (países, sectores, acuerdos) le acerca solicitudes. "
            "También puede elegirle usted al asignar una."
        ),
        impide=False,
    )
