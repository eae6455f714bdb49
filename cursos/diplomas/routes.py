"""The diplomas, open to all; who is signed in sees what is missing."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_login import current_user

from cursos.diplomas import vista
from cursos.diplomas.plan import leer
from plataforma.access import public
from plataforma.errors import NotFoundError

bp = Blueprint("diplomas", __name__, url_prefix="/diplomas", template_folder="templates")


@bp.get("/")
@public
def lista() -> str:
    plan = leer()
    return render_template(
        "diplomas/lista.html",
        de_personas=plan.de("persona"),
        de_empresas=plan.de("empresa"),
        datos=vista.datos,
        direccion=vista.direccion,
    )


@bp.get("/<codigo>/")
@public
def ver(codigo: str) -> str:
    """Say what it is, how it is earned and, to who is signed in, how far they are."""
    diploma = leer().find(codigo.upper())
    if diploma is None or codigo != diploma.codigo.lower():
        raise NotFoundError
    # Of a firm's nobody is told more than the rule: its people are not counted here.
    of_firm = diploma.titular == "empresa"
    mirada = vista.ver_filas(()) if of_firm else vista.mirar(current_user)
    return render_template(
        "diplomas/ver.html",
        diploma=diploma,
        datos=vista.datos(diploma),
        caminos=vista.caminos(diploma, mirada),
        empezado=bool(mirada.en_vigor),
        tiene=mirada.tiene(diploma),
        de_empresa=of_firm,
    )
