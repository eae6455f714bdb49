"""The issuers in words, for the Secretariat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.emisores import firmantes, services
from cursos.insignias import emisor as secretaria
from cursos.insignias.claves import list_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cursos.emisores.models import Emisor
    from cursos.insignias.claves import ClaveGuardada


@dataclass(frozen=True, kw_only=True)
class Cambio:
    """One act on an issuer. `sigue`: what follows, in order."""

    nombre: str  # in the address
    titulo: Any
    boton: Any
    no: Any
    sigue: Sequence[Any]
    hecho: Any
    desde_emite: bool
    hacer: Callable[..., None]
    peligro: bool = False


SIGUE_AUTORIZAR = (
    _l(
        "Lo que ganen desde hoy las personas de sus cohortes sale a nombre de la cámara, "
        "con el de la Secretaría General."
    ),
    _l("Se firma con una clave propia de la cámara, que se crea ahora y queda en este servidor."),
    _l("Cada credencial lleva adentro el reconocimiento de la Secretaría, firmado."),
    _l("Su clave pública queda publicada para siempre. Su identificador no se puede cambiar."),
    _l("Lo que ya se emitió no cambia. Se puede suspender cuando haga falta."),
)
_ALL = (
    Cambio(
        nombre="suspender",
        titulo=_l("Suspender como emisora"),
        boton=_l("Suspender a la cámara"),
        no=_l("No suspender"),
        sigue=(
            _l(
                "Desde ese momento no sale ninguna credencial más a su nombre: "
                "las emite la Secretaría."
            ),
            _l("Las que ya emitió siguen valiendo, y su clave pública sigue publicada."),
            _l("Sus cohortes siguen como están."),
            _l("Se puede deshacer."),
        ),
        hecho=_l("Cámara suspendida como emisora."),
        desde_emite=True,
        hacer=services.suspender,
        peligro=True,
    ),
    Cambio(
        nombre="restablecer",
        titulo=_l("Autorizar otra vez"),
        boton=_l("Autorizar otra vez"),
        no=_l("No autorizar"),
        sigue=(
            _l("Vuelve a emitir lo que ganen las personas de sus cohortes."),
            _l("Firma con las mismas claves. El reconocimiento dice la fecha de hoy."),
            _l("Lo que emitió la Secretaría mientras tanto no cambia."),
        ),
        hecho=_l("Cámara autorizada otra vez."),
        desde_emite=False,
        hacer=services.restablecer,
    ),
)
CAMBIOS = {cambio.nombre: cambio for cambio in _ALL}


@dataclass(frozen=True, kw_only=True)
class Fila:
    """One issuer in the list."""

    slug: str  # empty: the Secretariat
    nombre: str
    did: str
    palabra: str
    tono: str
    icono: str


def fila(emisor: Emisor | None, lang: str) -> Fila:
    emite = emisor is None or emisor.emite
    return Fila(
        slug=emisor.slug if emisor else "",
        nombre=emisor.nombre.en(lang) if emisor else firmantes.nombre(None).en(lang),
        did=secretaria.did_of(emisor.slug if emisor else ""),
        palabra=str(_("Puede emitir")) if emite else str(_("Suspendida")),
        tono="exito" if emite else "atencion",
        icono="check" if emite else "warning",
    )


def claves(emisor: Emisor) -> list[tuple[str, str, str]]:
    """Return number, what it does and fingerprint of each key."""
    kept = list_keys(secretaria.keys_folder(emisor.slug))
    return [(str(k.numero), use(k), k.huella) for k in kept]


def use(clave: ClaveGuardada) -> str:
    if clave.firma:
        return str(_("Firma"))
    return str(_("Solo verifica"))
