"""The doors of the work on a request."""

from __future__ import annotations

from tests.guards.signs import CONSULTANT, FIRM, NOBODY, SECRETARIAT

BOTH = "-+444+344"  # both sides of the request; who may only see it is told 403
REVIEWED = "-4444++44"  # whose work is looked into, and the Secretariat
ANSWERS = "-4444+344"  # whose work is looked into

DOORS: dict[str, str] = {
    "trabajo.aceptar GET": CONSULTANT,
    "trabajo.aceptar POST": CONSULTANT,
    "trabajo.alcance GET": CONSULTANT,
    "trabajo.alcance POST": CONSULTANT,
    "trabajo.anotar_horas GET": CONSULTANT,
    "trabajo.anotar_horas POST": CONSULTANT,
    "trabajo.corregir_horas GET": CONSULTANT,
    "trabajo.corregir_horas POST": CONSULTANT,
    "trabajo.quitar_horas POST": CONSULTANT,
    "trabajo.sin_contacto GET": CONSULTANT,
    "trabajo.sin_contacto POST": CONSULTANT,
    "trabajo.sigo_aqui GET": NOBODY,  # opens with the link of a mail alone
    "trabajo.confirmar_contacto POST": NOBODY,
    "trabajo.acordar POST": FIRM,
    "trabajo.cambio GET": FIRM,
    "trabajo.cambio POST": FIRM,
    "trabajo.pedir_otra_vez POST": FIRM,
    "reuniones.cambiar GET": BOTH,
    "reuniones.cambiar POST": BOTH,
    "reuniones.cancelar GET": BOTH,
    "reuniones.cancelar POST": BOTH,
    "reuniones.elegir POST": BOTH,
    "reuniones.ics GET": BOTH,
    "reuniones.marcar POST": BOTH,
    "trabajo.negar_pausa GET": BOTH,
    "trabajo.negar_pausa POST": BOTH,
    "trabajo.pedir_pausa GET": BOTH,
    "trabajo.pedir_pausa POST": BOTH,
    "reuniones.proponer GET": BOTH,
    "reuniones.proponer POST": BOTH,
    "trabajo.reanudar POST": BOTH,
    "trabajo.responder_pausa POST": BOTH,
    "valoracion.lista GET": SECRETARIAT,
    "valoracion.revision GET": REVIEWED,
    "valoracion.responder POST": ANSWERS,
    "valoracion.cerrar POST": SECRETARIAT,
}
