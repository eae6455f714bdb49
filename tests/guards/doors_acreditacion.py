"""Applying to the network and remaining in it. Fabián applies for Mexico; Diego is accredited."""

from __future__ import annotations

from tests.guards.signs import EVERYBODY, NETWORK, SECRETARIAT, SIGNED_IN

SU_FICHA = "-4444+444"  # the consultant's own page
REVISA = "-44444++4"  # the Secretariat, and the counterpart of the applicant's country
APPLIES = "-++++4+++"  # who is accredited has nothing to apply for
SUYO = "-4444+44+"  # of Fabián's application; who is accredited is told why not
ADJUNTO = "-44444+++"  # the same, and who applies

DOORS: dict[str, str] = {
    "acreditacion.postular GET": SIGNED_IN,
    "acreditacion.seccion GET": SIGNED_IN,
    "acreditacion.seccion POST": SIGNED_IN,
    "acreditacion.enviar GET": SIGNED_IN,
    "acreditacion.enviar POST": SIGNED_IN,
    "acreditacion.otra_vez POST": SIGNED_IN,
    "acreditacion_pruebas.evidencias GET": APPLIES,
    "acreditacion_pruebas.evidencias POST": APPLIES,
    "acreditacion_pruebas.quitar_evidencia POST": SUYO,
    "acreditacion_pruebas.archivo GET": ADJUNTO,
    "acreditacion_pruebas.referencias GET": APPLIES,
    "acreditacion_pruebas.referencias POST": APPLIES,
    "acreditacion_pruebas.recordar POST": SUYO,
    "acreditacion_pruebas.quitar_referencia POST": SUYO,
    "acreditacion_pruebas.credencial GET": APPLIES,
    "acreditacion_pruebas.credencial POST": APPLIES,
    "acreditacion_enlaces.referencia GET": EVERYBODY,
    "acreditacion_enlaces.referencia POST": EVERYBODY,
    "acreditacion_enlaces.credencial GET": "-44444444",
    "acreditacion_enlaces.credencial POST": "-44444444",
    "acreditacion_ficha.ver GET": SU_FICHA,
    "acreditacion_ficha.seccion GET": SU_FICHA,
    "acreditacion_ficha.seccion POST": SU_FICHA,
    "acreditacion_ficha.quitar_area POST": SU_FICHA,
    "acreditacion_ficha.ampliar GET": SU_FICHA,
    "acreditacion_ficha.ampliar POST": SU_FICHA,
    "acreditacion_ficha.renovar GET": SU_FICHA,
    "acreditacion_ficha.renovar POST": SU_FICHA,
    "acreditacion_ficha.responder POST": SU_FICHA,
    "acreditacion_administracion.lista GET": NETWORK,
    "acreditacion_administracion.ver GET": REVISA,
    "acreditacion_administracion.suspender POST": SECRETARIAT,
    "acreditacion_administracion.levantar POST": SECRETARIAT,
    "acreditacion_revision.cola GET": NETWORK,
    "acreditacion_revision.ver GET": REVISA,
    "acreditacion_revision.observar POST": REVISA,
    "acreditacion_revision.recomendar POST": "-444443+4",
    "acreditacion_revision.aceptar POST": "-44444+34",
    "acreditacion_revision.rechazar POST": "-44444+34",
}

# What these doors are knocked with when it is not the world's usual object.
ARGS: dict[str, dict[str, str]] = {
    **{d: {"clave": "postulacion"} for d in DOORS if d.startswith("acreditacion_revision.")},
    "acreditacion_pruebas.archivo GET": {"clave": "evidencia"},
    "acreditacion_pruebas.quitar_evidencia POST": {"clave": "evidencia"},
    "acreditacion_pruebas.recordar POST": {"n": "referencia_pedida"},
    "acreditacion_pruebas.quitar_referencia POST": {"n": "referencia_pedida"},
    "acreditacion_enlaces.referencia GET": {"token": "enlace_de_referencia"},
    "acreditacion_enlaces.referencia POST": {"token": "enlace_de_referencia"},
    "acreditacion_enlaces.credencial GET": {"token": "enlace_de_miembro"},
    "acreditacion_enlaces.credencial POST": {"token": "enlace_de_miembro"},
}
