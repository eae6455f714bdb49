"""A small part with one view of each kind, so that the core can be tested without the domains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template_string, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import TooManyRequests, abort

from plataforma import limits
from plataforma.access import authenticated, authorize, public, quien, requires
from plataforma.errors import DomainError, ForbiddenError
from plataforma.forms import BooleanField, EmailField, Form, StringField, largo, requerido
from plataforma.part import Part
from plataforma.permissions import es_administracion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

bp = Blueprint("prueba", __name__, url_prefix="/prueba")


@bp.after_request
def fragments_are_no_pages(response: Response) -> Response:
    """The test client checks pages; what these views answer is a word."""
    if response.status_code == 200:
        response.mimetype = "text/plain"
    return response


class Permiso(StrEnum):
    GENERAL = "prueba.general"
    VER = "prueba.ver"
    TOCAR = "prueba.tocar"


@dataclass(frozen=True)
class Cosa:
    """Something that a person owns and people of the same country may see."""

    duenio: str
    pais: str


COSA = Cosa("ana@escala.test", "PY")


def es_suya(persona: Usuario, cosa: Cosa) -> bool:
    return persona.correo == cosa.duenio


def es_de_su_pais(persona: Usuario, cosa: Cosa) -> bool:
    return persona.pais == cosa.pais


class CupoLlenoError(DomainError):
    mensaje = _l("Ya no hay lugar.")


class DatosForm(Form):
    nombre = StringField(_l("Nombre"), validators=[requerido(_l("Escriba su nombre.")), largo(10)])
    correo = EmailField(_l("Correo"), validators=[requerido(_l("Escriba su correo."))])
    acepto = BooleanField(_l("Acepto"))


@bp.get("/publica/")
@public
def publica() -> str:
    return "publica"


@bp.get("/cuenta/")
@authenticated
def cuenta() -> str:
    return "cuenta"


@bp.get("/general/")
@requires(Permiso.GENERAL)
def general() -> str:
    return "general"


@bp.get("/cosa/")
@requires(Permiso.TOCAR)
def cosa() -> str:
    authorize(Permiso.TOCAR, COSA, conoce=Permiso.VER)
    return "cosa"


@bp.get("/de-invitado/")
@requires(Permiso.VER, invitado=True)
def de_invitado() -> str:
    authorize(Permiso.VER, COSA)
    return quien().nombre


@bp.get("/olvida/")
@requires(Permiso.TOCAR)
def olvida() -> str:
    return "secreto"


@bp.route("/rechaza/", methods=["GET", "POST"])
@public
def rechaza() -> str:
    raise CupoLlenoError


@bp.get("/prohibe/")
@public
def prohibe() -> str:
    raise ForbiddenError


@bp.get("/rompe/")
@public
def rompe() -> str:
    raise RuntimeError("secret of the code")


@bp.get("/aborta/<int:codigo>/")
@public
def aborta(codigo: int) -> str:
    abort(codigo)


@bp.get("/limite/")
@public
def limite() -> str:
    if not limits.hit("prueba", "alguien", "2/minute"):
        raise TooManyRequests
    return "dentro"


@bp.route("/formulario/", methods=["GET", "POST"])
@public
def formulario() -> str:
    form = DatosForm()
    if form.validate_on_submit():
        return f"guardado {form.nombre.data!r} {form.acepto.data}"
    page = "{{ form.nombre() }}{{ form.correo() }}{{ form.acepto() }}{{ form.csrf_token }}"
    return render_template_string(page, form=form) + str(form.errores)


@bp.post("/archivo/")
@public
def archivo() -> str:
    return str(len(request.files["archivo"].read()))


PRUEBA = Part(
    name="prueba",
    blueprints=(bp,),
    permissions={
        Permiso.GENERAL: [[es_administracion]],
        Permiso.VER: [[es_de_su_pais]],
        Permiso.TOCAR: [[es_suya, es_de_su_pais]],
    },
)
