"""The glossary, open to all: search, letters, an anchor for each term."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from cursos.glosario.terminos import buscar, por_letra
from plataforma.access import public
from plataforma.i18n import get_lang
from plataforma.part import Address

bp = Blueprint("glosario", __name__, url_prefix="/glosario", template_folder="templates")
LONGEST = 60  # characters of a search


@bp.get("/")
@public
def ver() -> str:
    texto = " ".join(request.args.get("q", "").split())[:LONGEST]
    found = buscar(texto, get_lang())
    return render_template(
        "glosario/ver.html",
        texto=texto,
        letras=por_letra(found, get_lang()),
        otra="pt" if get_lang() == "es" else "es",
    )


def direcciones() -> list[Address]:
    return [Address(endpoint="glosario.ver")]
