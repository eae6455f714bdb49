"""The acts of the desk that need words: what each asks, says and does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from consultores.gestion.forms import (
    CancelarForm,
    ObservarForm,
    PasoForm,
    ProrrogarForm,
    RechazarForm,
)
from consultores.pasos import admision, marcha, ofertas
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Acto, Papel, admite
from plataforma.i18n import in_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Paso:
    """One act: its row in the table of states, its words, its form, and what it does."""

    acto: Acto
    titulo: str
    explica: str
    hecho: str
    form: type[PasoForm]
    hacer: Callable[[Solicitud, Usuario, Any], None]
    peligro: bool = False

    def cabe(self, solicitud: Solicitud) -> bool:
        return admite(solicitud.estado, self.acto, Papel.GESTOR)


PASOS: dict[str, Paso] = {
    "observar": Paso(
        acto=Acto.OBSERVAR,
        titulo=_l("Pedir datos que faltan"),
        explica=_l("La solicitud vuelve a la empresa con su texto. Tiene 10 días hábiles."),
        hecho=_l("Pidió los datos. La empresa ya lo sabe."),
        form=ObservarForm,
        hacer=lambda s, a, f: admision.observar(s, actor=a, motivo=f.motivo.data),
    ),
    "rechazar": Paso(
        acto=Acto.RECHAZAR,
        titulo=_l("No admitir"),
        explica=_l("La solicitud termina. La empresa lee la causa y sus palabras."),
        hecho=_l("La solicitud no se admitió. La empresa ya lo sabe."),
        form=RechazarForm,
        hacer=lambda s, a, f: admision.rechazar(
            s, actor=a, causa=f.causa.data, motivo=f.motivo.data
        ),
        peligro=True,
    ),
    "retirar": Paso(
        acto=Acto.RETIRAR,
        titulo=_l("Retirar a quien la tiene"),
        explica=_l("Se le quita y pasa enseguida a otras personas. Ambas partes lo saben."),
        hecho=_l("Se retiró, y la red ya buscó a otras personas."),
        form=PasoForm,
        hacer=lambda s, a, f: ofertas.quitar(s, actor=a, papel=Papel.GESTOR, motivo=f.motivo.data),
        peligro=True,
    ),
    "prorrogar": Paso(
        acto=Acto.PRORROGAR,
        titulo=_l("Dar más tiempo"),
        explica=_l("La entrega tiene una fecha nueva, que la empresa recibe con el motivo."),
        hecho=_l("La entrega tiene una fecha nueva. La empresa ya lo sabe."),
        form=ProrrogarForm,
        hacer=lambda s, a, f: marcha.prorrogar(s, actor=a, dias=f.dias.data, motivo=f.motivo.data),
    ),
    "cerrar": Paso(
        acto=Acto.CERRAR,
        titulo=_l("Cerrar"),
        explica=_l(
            "El resultado está entregado. Se cierra sin esperar la respuesta de la empresa."
        ),
        hecho=_l("La solicitud quedó cerrada."),
        form=PasoForm,
        hacer=lambda s, a, f: marcha.cerrar(
            s, actor=a, motivo=f.motivo.data, desenlace=Desenlace.CERRADA
        ),
    ),
    "cancelar": Paso(
        acto=Acto.CANCELAR,
        titulo=_l("Cancelar"),
        explica=_l("La solicitud termina sin resultado. Ambas partes reciben el motivo."),
        hecho=_l("La solicitud quedó cancelada."),
        form=CancelarForm,
        hacer=lambda s, a, f: marcha.cancelar(
            s,
            actor=a,
            papel=Papel.GESTOR,
            motivo=f.motivo.data,
            desenlace=Desenlace(f.desenlace.data),
        ),
        peligro=True,
    ),
}


PREPARADOS = (
    (
        _l("Producto"),
        _l(
            "¿Cuál es exactamente el producto? Cuente de qué está hecho, para qué se usa y, "
            "si lo sabe, su código arancelario."
        ),
    ),
    (_l("Destino"), _l("¿A qué país quiere vender, y ya tiene un comprador allí?")),
    (
        _l("Qué necesita"),
        _l(
            "¿Qué necesita recibir de nosotros: una respuesta, la revisión de un documento "
            "o acompañamiento?"
        ),
    ),
    (
        _l("Documentos"),
        _l(
            "Para poder ayudarle hace falta ver el documento del que habla. "
            "Adjúntelo a la solicitud, por favor."
        ),
    ),
    (_l("Fecha"), _l("¿Para qué fecha lo necesita, y por qué?")),
)


def textos(solicitud: Solicitud) -> list[tuple[str, str]]:
    """Return (title, text) of what is most often missing; the text in the firm's language."""
    with in_lang(solicitud.solicitante.idioma):
        said = [str(text) for _title, text in PREPARADOS]
    return [(str(title), text) for (title, _text), text in zip(PREPARADOS, said, strict=True)]
