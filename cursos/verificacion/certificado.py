"""The certificate in words, and what a holder shows of it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask_babel import gettext as _

from cursos.credenciales.textos import Ficha, ficha, procedencia
from cursos.emisores import firmantes
from cursos.insignias import emisor
from cursos.insignias.claves import SinClaveError
from cursos.insignias.dibujo import Dibujo
from cursos.insignias.esenciales import Esenciales
from cursos.verificacion.pdf import Certificado
from plataforma.i18n import LANGS, fecha, in_lang

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial


AMBOS = "es-pt"  # both languages on one page, that of the credential first
IDIOMAS = (*LANGS, AMBOS)


def certificado(credencial: Credencial, idiomas: str = "") -> Certificado:
    """Return the texts of the certificate: in the language of the credential, or in others."""
    if idiomas == AMBOS:
        first, second = (certificado(credencial, lang) for lang in idiomas_de(credencial))
        return replace(first, otro=second)
    lang = idiomas or credencial.idioma
    url = emisor.verification_url(credencial.codigo, lang)
    with in_lang(lang):
        shown = ficha(credencial, lang, at=credencial.emitida_el)
        datos = [(_("Emitida el"), fecha(shown.emitida)), (_("Dedicación"), shown.horas)]
        if shown.vence:
            datos.append((_("Vence el"), fecha(shown.vence)))
        return Certificado(
            idioma=lang,
            plataforma=emisor.platform_name(),
            lema=_("Formación y asistencia técnica para MIPYMES que exportan"),
            titulo=_("Certificado de formación"),
            otorga=_("Se otorga a"),
            titular=shown.titular,
            motivo=_("la credencial"),
            credencial=shown.nombre,
            curso=_origin(shown),
            descripcion=shown.descripcion,
            resumen=_(
                "Certificado de %(titular)s: %(nombre)s",
                titular=shown.titular,
                nombre=shown.nombre,
            ),
            datos=tuple(datos),
            compruebe=_("Compruebe este certificado"),
            compruebe_texto=_("Escanee el código o abra esta dirección. Verá si sigue vigente."),
            qr_alt=_("Código QR que abre la página de comprobación"),
            url=url,
            qr_url=direccion_firmada(credencial, lang),
            emite=_("Emite"),
            emisor=shown.emisor,
            json=credencial.documento,
            json_titulo=_("Credencial firmada (Open Badges 3.0)"),
            emitida_el=credencial.emitida_el,
        )


def idiomas_de(credencial: Credencial) -> tuple[str, str]:
    """Return its own language and the other one."""
    own = credencial.idioma
    return own, next(lang for lang in LANGS if lang != own)


def direccion_firmada(credencial: Credencial, lang: str = "") -> str:
    """Return the public address with what a phone without a signal can check.

    Alone, once the issuer has no key left to sign with: the record still answers there.
    """
    lang = lang or credencial.idioma
    try:
        keys = firmantes.llavero(credencial.emisor)
    except SinClaveError:
        return emisor.verification_url(credencial.codigo, lang)
    with in_lang(lang):
        shown = ficha(credencial, lang, at=credencial.emitida_el)
    facts = Esenciales(
        codigo=credencial.codigo,
        idioma=lang,
        titular=shown.titular,
        credencial=shown.nombre,
        emitida=shown.emitida,
        vence=shown.vence,
    )
    return emisor.offline_url(facts, keys.privada)


def _origin(shown: Ficha) -> str:
    """Say on paper what it comes from; of what was learned elsewhere, what and where."""
    if shown.reconocida:
        return "; ".join(
            _("Aprendizaje externo reconocido: %(que)s", que=s.texto) for s in shown.sustentos
        )
    if shown.curso:
        return str(_("del curso %(curso)s", curso=shown.curso))
    return procedencia(shown)


def dibujo_de(credencial: Credencial) -> Dibujo:
    """Return the texts of the badge, in the language of the credential."""
    lang = credencial.idioma
    with in_lang(lang):
        shown = ficha(credencial, lang, at=credencial.emitida_el)
    codigo = credencial.logro.codigo
    return Dibujo(
        nombre=shown.nombre, pie=f"{emisor.platform_name()} · {codigo} · {shown.emitida.year}"
    )


def mensaje(c: Ficha, *, propia: bool) -> str:
    """Return what goes with the address in a chat: the holder's words, or anybody's."""
    if propia:
        return str(_("Obtuve la credencial «%(nombre)s». Puede comprobarla aquí:", nombre=c.nombre))
    values = {"titular": c.titular, "nombre": c.nombre}
    return str(_("Compruebe esta credencial de %(titular)s: %(nombre)s.", **values))


def linkedin_url(shown: Ficha) -> str:
    """Return the address that adds the credential to one's LinkedIn profile, filled in."""
    values: dict[str, Any] = {
        "startTask": "CERTIFICATION_NAME",
        "name": shown.nombre
        if shown.reconocida or not shown.curso
        else f"{shown.nombre} · {shown.curso}",
        "organizationName": shown.emisor,
        "issueYear": shown.emitida.year,
        "issueMonth": shown.emitida.month,
        "certUrl": shown.url,
        "certId": shown.codigo,
    }
    if shown.vence:
        values |= {"expirationYear": shown.vence.year, "expirationMonth": shown.vence.month}
    return "https://www.linkedin.com/profile/add?" + urlencode(values)
