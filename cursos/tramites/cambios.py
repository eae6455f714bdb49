"""Each change of a credential: what follows, the form, the act. `routes_cambio` shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension, Situacion
from cursos.tramites.forms import ReemitirForm, RevocarForm, SinDatosForm, SuspenderForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cursos.credenciales.models import Credencial
    from plataforma.forms import Form
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Cambio:
    """`sigue`: what follows, in order. `avisa`: what the holder is told, when there is one."""

    nombre: str  # in the address
    titulo: Any
    boton: Any
    no: Any
    sigue: Sequence[Any]
    avisa: Any
    hecho: Any
    desde: frozenset[Situacion]
    form: type[Form]
    hacer: Callable[[Usuario, Credencial, Form], object]
    peligro: bool = False


def _suspender(actor: Usuario, credencial: Credencial, form: Form) -> None:
    data = form.data
    vida.suspender(
        actor, credencial, MotivoSuspension(data["motivo"]), detalle=data["detalle"] or ""
    )


def _revocar(actor: Usuario, credencial: Credencial, form: Form) -> None:
    data = form.data
    vida.revocar(actor, credencial, MotivoRevocacion(data["motivo"]), detalle=data["detalle"] or "")


_SIN_ARCHIVOS = _l(
    "El certificado y la insignia dejan de descargarse. Los que ya se bajaron no valen."
)
_RETIRAR = (
    _l("No se puede deshacer."),
    _l("La página pública dice «Retirada a pedido», con la fecha, y ya no muestra el nombre."),
    _l("Si reemplazó a otra, esa también se retira."),
    _l("Los verificadores de otros sistemas la rechazan."),
    _SIN_ARCHIVOS,
)
RETIRO_PROPIO = Cambio(
    nombre="retirar",
    titulo=_l("Retirar mi credencial"),
    boton=_l("Retirar mi credencial"),
    no=_l("No retirarla"),
    sigue=_RETIRAR,
    avisa=_l("%(nombre)s recibe un correo que lo confirma."),
    hecho=_l("Credencial retirada. Ya no se muestra a nadie."),
    desde=vida.RETIRABLES_POR_TITULAR,
    form=SinDatosForm,
    hacer=lambda actor, credencial, _form: vida.retirar_propia(actor, credencial),
    peligro=True,
)
_ALL = (
    Cambio(
        nombre="suspender",
        titulo=_l("Suspender una credencial"),
        boton=_l("Suspender la credencial"),
        no=_l("No suspender"),
        sigue=(
            _l("Se puede deshacer: después se restablece o se revoca."),
            _l("Desde ese momento, la página pública dice «Suspendida», con la fecha y el motivo."),
            _l("Los verificadores de otros sistemas la rechazan mientras dure."),
            _l("El certificado y la insignia no se descargan mientras dure."),
        ),
        avisa=_l("%(nombre)s recibe un correo con el motivo."),
        hecho=_l("Credencial suspendida. Quien la compruebe ya lo ve."),
        desde=vida.SUSPENDIBLES,
        form=SuspenderForm,
        hacer=_suspender,
    ),
    Cambio(
        nombre="restablecer",
        titulo=_l("Restablecer una credencial"),
        boton=_l("Restablecer la credencial"),
        no=_l("No restablecer"),
        sigue=(
            _l("La página pública vuelve a decir «Vigente». La suspensión deja de mostrarse."),
            _l("Valen otra vez los mismos archivos, con las mismas fechas."),
        ),
        avisa=_l("%(nombre)s recibe un correo."),
        hecho=_l("Credencial restablecida."),
        desde=vida.RESTABLECIBLES,
        form=SinDatosForm,
        hacer=lambda actor, credencial, _form: vida.restablecer(actor, credencial),
    ),
    Cambio(
        nombre="reemitir",
        titulo=_l("Emitir otra vez, con el nombre corregido"),
        boton=_l("Emitir otra vez"),
        no=_l("No emitir"),
        sigue=(
            _l("La persona corrige primero el nombre en su cuenta. Sale como está ahí hoy."),
            _l("La nueva tiene otro código y vence el mismo día que esta."),
            _l("Esta pasa a decir «Reemplazada» y lleva a la nueva."),
            _l("Los verificadores de otros sistemas rechazan esta."),
        ),
        avisa=_l("%(nombre)s recibe un correo con la nueva."),
        hecho=_l("Credencial emitida otra vez. Esta quedó reemplazada."),
        desde=vida.REEMITIBLES,
        form=ReemitirForm,
        hacer=lambda actor, c, form: vida.reemitir(actor, c, motivo=form.data["motivo"]),
    ),
    Cambio(
        nombre="retirar",
        titulo=_l("Retirar a pedido de la persona"),
        boton=_l("Retirar la credencial"),
        no=_l("No retirar"),
        sigue=_RETIRAR,
        avisa=_l("%(nombre)s recibe un correo que lo confirma."),
        hecho=_l("Credencial retirada. Quien la compruebe ya lo ve."),
        desde=vida.RETIRABLES,
        form=SinDatosForm,
        hacer=lambda actor, credencial, _form: vida.retirar(actor, credencial),
        peligro=True,
    ),
    Cambio(
        nombre="revocar",
        titulo=_l("Revocar una credencial"),
        boton=_l("Revocar la credencial"),
        no=_l("No revocar"),
        sigue=(
            _l("No se puede deshacer. Si fue un error, habrá que emitir otra."),
            _l("Desde ese momento, la página pública dice «Revocada», con la fecha y el motivo."),
            _l("Los verificadores de otros sistemas la rechazan."),
            _SIN_ARCHIVOS,
            _l("Si solo hay una duda, suspéndala: eso sí se deshace."),
        ),
        avisa=_l("%(nombre)s recibe un correo con el motivo."),
        hecho=_l("Credencial revocada. Quien la compruebe ya lo ve."),
        desde=vida.REVOCABLES,
        form=RevocarForm,
        hacer=_revocar,
        peligro=True,
    ),
)
CAMBIOS = {cambio.nombre: cambio for cambio in _ALL}
