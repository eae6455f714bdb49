"""The doors of credentials: shelf, check, staff, issuers, diplomas."""

from __future__ import annotations

from tests.guards.signs import EVERYBODY, OWNER, SECRETARIAT, SIGNED_IN

DOORS: dict[str, str] = {
    "verificacion.comprobar GET": EVERYBODY,
    "verificacion.comprobar POST": EVERYBODY,
    "verificacion.sin_conexion GET": EVERYBODY,
    "verificacion.ver GET": EVERYBODY,
    "verificacion_raiz.did GET": EVERYBODY,
    "verificacion_raiz.did_de_camara GET": EVERYBODY,
    "verificacion_raiz.reconocimiento GET": EVERYBODY,
    "verificacion_raiz.documento GET": EVERYBODY,
    "verificacion_raiz.lista_estado GET": EVERYBODY,
    "verificacion_raiz.fichero GET": EVERYBODY,
    "credenciales.mias GET": SIGNED_IN,
    "emisores.autorizar GET": SECRETARIAT,
    "emisores.autorizar POST": SECRETARIAT,
    "emisores.cambiar GET": SECRETARIAT,
    "emisores.cambiar POST": SECRETARIAT,
    "emisores.lista GET": SECRETARIAT,
    "emisores.ver GET": SECRETARIAT,
    "reconocimientos.archivo GET": SECRETARIAT,
    "reconocimientos.nuevo GET": SECRETARIAT,
    "reconocimientos.nuevo POST": SECRETARIAT,
    "reconocimientos.ver GET": SECRETARIAT,
    "reconocimientos.ver POST": SECRETARIAT,
    "diplomas.lista GET": EVERYBODY,
    "diplomas.ver GET": EVERYBODY,
    "credenciales_gestion.cambiar GET": SECRETARIAT,
    "credenciales_gestion.cambiar POST": SECRETARIAT,
    "credenciales_gestion.emitir GET": SECRETARIAT,
    "credenciales_gestion.emitir POST": SECRETARIAT,
    "credenciales_gestion.lista GET": SECRETARIAT,
    "credenciales_gestion.ver GET": SECRETARIAT,
    "credenciales.retirar GET": OWNER,
    "credenciales.retirar POST": OWNER,
}
