"""How the audit page says the acts of the academy."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ACTOS = {
    "aporte.aceptar": _l("Marcó la respuesta que resolvió una duda"),
    "aporte.mantener": _l("Dejó a la vista un texto denunciado"),
    "aporte.ocultar": _l("Ocultó un texto de una discusión"),
    "aporte.quitar_aceptada": _l("Quitó la marca de la respuesta que resolvía una duda"),
    "aporte.restaurar": _l("Volvió a mostrar un texto de una discusión"),
    "borrador.descartar": _l("Descartó el borrador de un curso"),
    "borrador.empezar": _l("Empezó el borrador de un curso"),
    "curso.agregar_autor": _l("Dio un curso a quien lo cuida"),
    "curso.crear": _l("Empezó un curso"),
    "curso.quitar_autor": _l("Quitó un curso a quien lo cuidaba"),
    "cohorte.cambiar": _l("Cambió una cohorte"),
    "cohorte.crear": _l("Creó una cohorte"),
    "cohorte.importar": _l("Inscribió una lista en una cohorte"),
    "cohorte.reincorporar": _l("Volvió a inscribir a una persona en una cohorte"),
    "cohorte.retirar": _l("Retiró a una persona de una cohorte"),
    "cohorte.vincular": _l("Ocupó su lugar en una cohorte"),
    "credencial.emitida": _l("Emitió una credencial"),
    "credencial.revocada": _l("Revocó una credencial"),
    "curso.publicar": _l("Publicó una versión de un curso"),
    "curso.volver": _l("Volvió a una versión anterior de un curso"),
    "duda.cerrar": _l("Cerró una duda"),
    "duda.reabrir": _l("Abrió otra vez una duda"),
    "evaluacion.ajustar": _l("Dio más tiempo o más intentos a una persona"),
    "evaluacion.corregir_clave": _l("Corrigió la clave de una pregunta"),
    "evaluacion.entregar": _l("Entregó una evaluación"),
    "evaluacion.prorrogar": _l("Dio más minutos a un intento en curso"),
    "evaluacion.recalificar": _l("Subió una nota por una clave corregida"),
    "inscripcion.cambiar_version": _l("Pasó a otra versión de un curso"),
    "inscripcion.completar": _l("Completó un curso"),
    "inscripcion.crear": _l("Se inscribió en un curso"),
    "tarea.aprobar": _l("Aprobó una hoja de trabajo"),
    "tarea.entregar": _l("Entregó una hoja de trabajo"),
    "tarea.pedir_cambios": _l("Pidió cambios en una hoja de trabajo"),
}
