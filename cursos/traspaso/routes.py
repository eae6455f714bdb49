"""/autoria/<curso>/importar-preguntas/: a file of another program into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from cursos.autoria import vista
from cursos.autoria.blueprint import load_curso
from cursos.autoria.borrador import leer_trabajo
from cursos.autoria.revision import CURSO
from cursos.catalogo.queries import find_version_actual
from cursos.intercambio import conversion
from cursos.intercambio.armado import Contexto
from cursos.intercambio.forms import FORMATOS, ImportarForm
from cursos.intercambio.piezas import Formato
from cursos.paquetes.origin import QUESTIONS
from cursos.permissions import Permiso
from cursos.traspaso import services
from cursos.traspaso.sumar import claves, leer_banco
from plataforma import limits
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from cursos.autoria.borrador import Trabajo
    from cursos.autoria.vista import ModuloVista
    from cursos.intercambio.conversion import Importado
    from cursos.traspaso.sumar import Suma

bp = Blueprint(
    "traspaso", __name__, url_prefix="/autoria/<curso>/importar-preguntas",
    template_folder="templates",
)  # fmt: skip
ARCHIVOS = "60/hour"


@bp.route("/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def importar(curso: str) -> str | Response | tuple[str, int]:
    """Read a file and keep its questions in the draft; `modulo` offers the lessons of one."""
    trabajo = leer_trabajo(load_curso(curso))
    modulos = [m for m in vista.outline(trabajo) if m.lecciones and QUESTIONS.fullmatch(_file(m))]
    if not modulos:  # nobody can say yet which lessons there are
        return redirect(url_for("autoria.archivo", curso=curso, nombre=CURSO), 303)
    form, leido, suma = _form(modulos), None, None
    if form.validate_on_submit():
        limits.require("traspaso.importar", str(current_user.id), ARCHIVOS)
        try:
            leido, suma = _traer(trabajo, modulos, form)
        except DomainError as error:
            form.archivo.errors = [str(error)]
    if suma and leido and not leido.problemas:
        flash(_dicho(suma), "success")
        return redirect(_destino(curso, suma, modulos, form), 303)
    page = _page(trabajo, form, leido, suma)
    return (page, 422) if form.is_submitted() and not suma else page


def _form(modulos: Sequence[ModuloVista]) -> ImportarForm:
    form, asked = ImportarForm(), request.args.get("modulo", "")
    shown = [m for m in modulos if m.clave == asked] or modulos
    form.leccion.choices = [SelectChoice(k, title) for m in shown for k, title in m.lecciones]
    return form


def _traer(
    trabajo: Trabajo, modulos: Sequence[ModuloVista], form: ImportarForm
) -> tuple[Importado, Suma | None]:
    """Read the file before the database is held; keep its questions if there are any."""
    conocidas = claves(leer_banco(trabajo.files))
    contexto = Contexto(
        form.leccion.data, form.uso.data, form.norma.data, now().date(), set(conocidas)
    )
    formato, omitir = Formato(form.formato.data), bool(form.omitir.data)
    leido = conversion.importar(form.content, formato, form.idioma.data, contexto, omitir=omitir)
    if not leido.preguntas:
        return leido, None
    archivo_de = _archivos(modulos)
    for dato in leido.preguntas:  # a lesson that the draft does not have any more
        if dato["leccion"] not in archivo_de:
            dato["leccion"] = form.leccion.data
    with transaction():
        suma = services.traer(
            trabajo.curso,
            leido.preguntas,
            archivo_de=archivo_de,
            conocidas=conocidas,
            actor=current_user,
        )
    return leido, suma


def _archivos(modulos: Sequence[ModuloVista]) -> dict[str, str]:
    """Return the file of questions of each lesson: one for each module."""
    return {k: _file(m) for m in modulos for k, _title in m.lecciones}


def _file(modulo: ModuloVista) -> str:
    return f"preguntas/{modulo.clave}.yml"


def _destino(curso: str, suma: Suma, modulos: Sequence[ModuloVista], form: ImportarForm) -> str:
    """Show the file that changed, with what is left to write in it."""
    nombre = min(suma.archivos, default=_archivos(modulos)[form.leccion.data])
    return url_for("autoria.archivo", curso=curso, nombre=nombre)


def _dicho(suma: Suma) -> str:
    said = [
        ngettext(
            "%(num)s pregunta nueva en el borrador.",
            "%(num)s preguntas nuevas en el borrador.",
            suma.nuevas,
        )
    ]
    if suma.cambiadas:
        said.append(ngettext("%(num)s reemplazada.", "%(num)s reemplazadas.", suma.cambiadas))
    if suma.iguales:
        said.append(ngettext("%(num)s ya estaba.", "%(num)s ya estaban.", suma.iguales))
    return " ".join(said)


def _page(trabajo: Trabajo, form: ImportarForm, leido: Importado | None, suma: Suma | None) -> str:
    return render_template(
        "traspaso/importar.html",
        curso=trabajo.curso,
        form=form,
        resultado=leido,
        dicho=_dicho(suma) if suma else "",
        archivos=sorted(suma.archivos) if suma else [],
        formatos=FORMATOS if find_version_actual(trabajo.curso.id) else (),
    )
