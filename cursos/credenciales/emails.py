"""Messages about credentials, in the holder's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.credenciales import textos
from cursos.credenciales.models import MotivoSuspension, TipoLogro
from cursos.insignias import emisor
from plataforma.clock import now
from plataforma.email import queue_mail
from plataforma.i18n import in_lang
from plataforma.organizaciones.models import RolMembresia
from plataforma.organizaciones.queries import list_miembros

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from cursos.credenciales.textos import Ficha
    from plataforma.identidad.models import Usuario


def mail_emitida(credencial: Credencial) -> None:
    """Tell the holder that the credential is theirs, and where it is."""
    _send(credencial, "emitida")


def mail_reemitida(credencial: Credencial) -> None:
    """Tell the holder that it was issued again with the right name."""
    _send(credencial, "reemitida")


def mail_revocada(credencial: Credencial) -> None:
    """Tell the holder that the credential has no effect any more, why, and whom to ask."""
    _send(credencial, "revocada")


def mail_suspendida(credencial: Credencial) -> None:
    """Tell the holder that it has no effect for now, why, and whom to ask."""
    _send(credencial, "suspendida")


def mail_restablecida(credencial: Credencial) -> None:
    """Tell the holder that the suspension ended."""
    _send(credencial, "restablecida")


def mail_retirada(credencial: Credencial) -> None:
    """Tell the holder that it was withdrawn as asked: whoever else did it is found out."""
    _send(credencial, "retirada")


def mail_firmada(credencial: Credencial) -> None:
    """Tell the holder that it was signed with another key, and that old files are worthless."""
    _send(credencial, "firmada")


def mail_por_vencer(credencial: Credencial, version: VersionCurso) -> None:
    """Tell the holder until when it stands and which course renews it."""
    persona = credencial.usuario
    if persona is None:
        return
    lang = persona.idioma
    with in_lang(lang):
        shown = textos.ficha(credencial, lang, at=now())
    queue_mail(
        persona.correo,
        "credenciales/email/por_vencer",
        idioma=lang,
        nombre=persona.nombre,
        credencial=shown,
        curso=version.titulo.en(lang),
        curso_url=emisor.course_url(version.curso.slug, lang),
    )


def _send(credencial: Credencial, name: str) -> None:
    """Tell the holder; of a firm's, whoever manages the firm."""
    for persona in _readers(credencial):
        lang = persona.idioma
        with in_lang(lang):
            shown = textos.ficha(credencial, lang, at=now())
            said = {
                "frase": _sentence(name, credencial, shown),
                "motivo": textos.reason(credencial),
                "porque": _why(shown),
            }
        queue_mail(
            persona.correo,
            f"credenciales/email/{name}",
            idioma=lang,
            nombre=persona.nombre,
            credencial=shown,
            sin_sustento=_is_rule(credencial),
            url=shown.url,
            pdf_url=emisor.pdf_url(credencial.codigo),
            **said,
        )


def _readers(credencial: Credencial) -> list[Usuario]:
    if credencial.organizacion_id is not None:
        members = list_miembros(credencial.organizacion_id)
        return [m.usuario for m in members if m.rol == RolMembresia.GESTOR]
    return [credencial.usuario] if credencial.usuario else []


def _is_rule(credencial: Credencial) -> bool:
    """Whether a rule, and nobody of the staff, suspended it."""
    return credencial.motivo_suspension == MotivoSuspension.SIN_SUSTENTO


def _why(shown: Ficha) -> str:
    if shown.tipo == TipoLogro.EMPRESA:
        return str(_("Recibe este correo porque gestiona la empresa %(n)s.", n=shown.titular))
    return str(_("Recibe este correo porque la credencial está a su nombre."))


def _sentence(name: str, credencial: Credencial, shown: Ficha) -> str:
    """Return what happened; the mails that are not here say it themselves."""
    values = {"credencial": shown.nombre, "curso": shown.curso, "empresa": shown.titular}
    values["motivo"] = textos.reason(credencial)
    ruled = _is_rule(credencial)
    sentences = {
        "emitida": _l(
            "Reconocimos lo que aprendió en otro lugar y ganó la credencial «%(credencial)s». "
            "¡Felicitaciones!"
        )
        if shown.reconocida
        else {
            TipoLogro.CURSO: _l(
                "Ganó la credencial «%(credencial)s» del curso «%(curso)s». ¡Felicitaciones!"
            ),
            TipoLogro.DIPLOMA: _l(
                "Reunió las credenciales que hacían falta y ganó «%(credencial)s». ¡Felicitaciones!"
            ),
            TipoLogro.FORMADOR: _l(
                "Condujo dos talleres hasta el final y ganó «%(credencial)s». ¡Felicitaciones!"
            ),
            TipoLogro.EMPRESA: _l(
                "El equipo de %(empresa)s reunió las credenciales que hacían falta: "
                "la empresa ganó «%(credencial)s». ¡Felicitaciones!"
            ),
        }[shown.tipo],
        "suspendida": _l(
            "La credencial «%(credencial)s» está sin efecto desde hoy. Motivo: %(motivo)s."
        )
        if ruled
        else _l(
            "La credencial «%(credencial)s» está sin efecto desde hoy, mientras la revisamos. "
            "Motivo: %(motivo)s."
        ),
        "restablecida": _l(
            "La credencial «%(credencial)s» vale otra vez, con las mismas fechas y el mismo "
            "certificado."
        )
        if ruled
        else _l(
            "Terminó la revisión de la credencial «%(credencial)s». Vale otra vez, con las "
            "mismas fechas y el mismo certificado."
        ),
    }
    return str(sentences[name]) % values if name in sentences else ""
