"""The glossary, open to all: search, false friends, letters, an anchor for each term."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from cursos.glosario.terminos import AVISO, buscar, por_letra
from plataforma.access import public
from plataforma.i18n import get_lang
from plataforma.part import Address

bp = Blueprint("glosario", __name__, url_prefix="/glosario", template_folder="templates")
LONGEST = 60  # characters of a search
FALSOS = "falsos-amigos"  # ?ver=: only the terms that mislead


@bp.get("/")
@public
def ver() -> str:
    texto = " ".join(request.args.get("q", "").split())[:LONGEST]
    lang = get_lang()
    found = buscar(texto, lang)
    falsos = [t for t in found if t.falso_amigo]
    solo = request.args.get("ver") == FALSOS
    return render_template(
        "glosario/ver.html",
        texto=texto,
        letras=por_letra(falsos if solo else found, lang),
        otra="pt" if lang == "es" else "es",
        solo=solo,
        cuentas=(len(found), len(falsos)),
        falsos=FALSOS,
        aviso=AVISO[lang],
    )


def direcciones() -> list[Address]:
    return [Address(endpoint="glosario.ver")]
