"""How the audit page says the acts that the platform itself records."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ACTOS = {
    "identidad.actualizar_perfil": _l("Cambió los datos de su cuenta"),
    "identidad.cambiar_clave": _l("Cambió su clave"),
    "identidad.cambiar_correo": _l("Cambió su correo"),
    "identidad.cambiar_roles": _l("Cambió los roles de una persona"),
    "identidad.cerrar_cuenta": _l("Cerró su cuenta"),
    "identidad.cerrar_sesion": _l("Cerró la sesión de un dispositivo"),
    "identidad.confirmar": _l("Confirmó quién es antes de un acto"),
    "identidad.dar_consentimiento": _l("Dio un permiso sobre sus datos"),
    "identidad.entrada_fallida": _l("Intentó entrar y falló"),
    "identidad.entrar": _l("Entró"),
    "identidad.exportar_datos": _l("Descargó sus datos"),
    "identidad.olvidar_invitado": _l("Borró los datos con que pidió sin cuenta"),
    "identidad.probar_contacto": _l("Confirmó su correo sin abrir una cuenta"),
    "identidad.reactivar": _l("Reactivó una cuenta"),
    "identidad.registrar": _l("Creó su cuenta"),
    "identidad.registrar_invitado": _l("Pidió asistencia sin cuenta"),
    "identidad.retirar_consentimiento": _l("Retiró un permiso sobre sus datos"),
    "identidad.salir": _l("Salió"),
    "identidad.salir_de_todo": _l("Salió en todos los dispositivos"),
    "identidad.suspender": _l("Suspendió una cuenta"),
    "organizacion.aceptar_invitacion": _l("Aceptó actuar por una organización"),
    "organizacion.agregar_miembro": _l("Agregó a una persona a una organización"),
    "organizacion.cambiar_datos": _l("Cambió los datos de una organización"),
    "organizacion.cambiar_rol": _l("Cambió el papel de una persona en una organización"),
    "organizacion.crear": _l("Creó una organización"),
    "organizacion.dejar": _l("Dejó de actuar por una organización"),
    "organizacion.invitar": _l("Invitó a una persona a una organización"),
    "organizacion.quitar_miembro": _l("Quitó a una persona de una organización"),
    "organizacion.reenviar_invitacion": _l("Reenvió una invitación a una organización"),
    "organizacion.registrar_empresa": _l("Registró su empresa"),
    "organizacion.retirar_invitacion": _l("Retiró una invitación a una organización"),
    "organizacion.traspasar": _l("Traspasó la gestión de una organización"),
}
