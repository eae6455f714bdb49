"""Refusals about results, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class TodaviaNoError(DomainError):
    mensaje = _l("Todavía no es momento de responder: le avisamos por correo.")


class YaRevisadoError(DomainError):
    mensaje = _l("Nada cambió: otra persona ya revisó este documento, o la empresa lo corrigió.")


class FaltaMotivoError(DomainError):
    mensaje = _l("Escriba por qué el documento no alcanza: la empresa lo recibe por correo.")
