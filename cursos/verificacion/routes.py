"""Public verification and the documents of a credential."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_login import current_user

from cursos.avales.queries import list_de_logro
from cursos.avales.tarjetas import dichos
from cursos.credenciales import queries, textos
from cursos.credenciales.models import Credencial, Situacion
from cursos.credenciales.vida import RETIRABLES_POR_TITULAR
from cursos.insignias import emisor
from cursos.insignias.open_badges import did_document
from cursos.tramites import evidencia
from cursos.verificacion import estado, ficheros
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.certificado import direccion_firmada, idiomas_de, linkedin_url, mensaje
from plataforma import limits
from plataforma.access import public
from plataforma.clock import now
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

bp = Blueprint("verificacion", __name__, template_folder="templates")
root = Blueprint("verificacion_raiz", __name__)

# Codes cannot be guessed: this only keeps somebody who tries from costing us anything. Known
# codes are not counted, so a whole chamber behind one address goes on verifying.
UNKNOWN_RATE = "60/minute"
MIME = {Tipo.PDF: "application/pdf", Tipo.PNG: "image/png", Tipo.SVG: "image/svg+xml"}
PRINTABLE = (Situacion.VIGENTE, Situacion.VENCIDA)


@bp.get("/credenciales/<codigo>/")
@public
def ver(codigo: str) -> str | tuple[str, int]:
    """Say whether a credential is real and stands today."""
    try:
        credencial = _find(codigo)
    except NotFoundError:
        return render_template("verificacion/desconocida.html"), 404
    lang = get_lang()
    propia = current_user.is_authenticated and credencial.usuario_id == current_user.id
    nueva = credencial.reemplazada_por
    shown = textos.ficha(credencial, lang, at=now())
    return render_template(
        "verificacion/ver.html",
        c=shown,
        idiomas=idiomas_de(credencial),
        mensaje=mensaje(shown, propia=propia),
        imprimible=shown.situacion in PRINTABLE,
        firmada=direccion_firmada(credencial) if shown.situacion in PRINTABLE else "",
        hoy=textos.day(now()),
        nueva=textos.ficha(nueva, lang, at=now()) if nueva else None,
        avalan=dichos(list_de_logro(credencial.logro_id)),
        linkedin=linkedin_url(shown) if propia else "",
        evidencia=evidencia.mostrada(credencial, lang),
        puede_mostrar=propia and evidencia.se_puede(credencial),
        retirable=propia and shown.situacion in RETIRABLES_POR_TITULAR,
    )


@root.get("/credenciales/<codigo>.json")
@public
def documento(codigo: str) -> Response:
    """Serve the signed badge as it was signed."""
    credencial = _find(codigo)
    if credencial.situacion(now()) == Situacion.RETIRADA:
        raise NotFoundError
    return send_json(credencial.documento, name=f"credencial-{credencial.codigo}.json")


@root.get("/credenciales/<codigo>.<any(pdf, png, svg):tipo>")
@root.get('/credenciales/<codigo>.<any(es, pt, "es-pt"):idiomas>.pdf')
@public
def fichero(codigo: str, tipo: str = Tipo.PDF, idiomas: str = "") -> Response:
    """Serve the certificate or the badge; of one without effect, the page that says so."""
    credencial = _find(codigo)
    if credencial.situacion(now()) not in PRINTABLE:
        page = url_for("verificacion.ver", codigo=credencial.codigo, lang=credencial.idioma)
        return make_response(redirect(page, 303))
    response = make_response(ficheros.read(credencial, Tipo(tipo), idiomas))
    response.mimetype = MIME[Tipo(tipo)]
    # Pictures are for keeping: shown here, an image would be saved again by whoever looks at it.
    place = "inline" if tipo == Tipo.PDF else "attachment"
    name = "-".join(filter(None, ("credencial", credencial.codigo, idiomas)))
    response.headers["Content-Disposition"] = f'{place}; filename="{name}.{tipo}"'
    return response


@root.get("/credenciales/estado/<int:lista>")
@root.get("/credenciales/estado/<int:lista>/<any(suspension):uso>")
@public
def lista_estado(lista: int, uso: str = estado.Proposito.REVOCACION) -> Response:
    """Serve a signed list: what must be refused today, or which of those are only suspended."""
    found = estado.status_list(lista, estado.Proposito(uso))
    if found is None:
        raise NotFoundError
    return send_json(estado.as_text(found))


@root.get("/.well-known/did.json")
@public
def did() -> Response:
    """Serve the public keys of the issuer."""
    return send_did()


def _find(codigo: str) -> Credencial:
    """Return the credential of a code; unknown ones all get the same answer."""
    credencial = queries.find_by_codigo(codigo.lower())
    if credencial is None:
        limits.require("credencial", request.remote_addr or "", UNKNOWN_RATE)
        raise NotFoundError
    return credencial


def send_did(slug: str = "") -> Response:
    """Return did.json of an issuer, also of one that has no key to sign with any more."""
    document = did_document(emisor.did_of(slug), emisor.published_keys(slug))
    return send_json(estado.as_text(document), mimetype="application/json")


def send_json(text: str, *, mimetype: str = "application/ld+json", name: str = "") -> Response:
    """Return JSON that any page of the web may read: verifiers run in browsers too."""
    response = make_response(text)
    response.mimetype = mimetype
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if name:
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.add_etag()
    response.make_conditional(request)
    return response
