"""The doors of what comes after the help: results and the answer bank."""

from __future__ import annotations

from tests.guards.signs import EVERYBODY, NETWORK, NOBODY, OWNER, SIGNED_IN

STAFF = "-44444+44"  # what the Secretariat does, or the counterpart of Paraguay, who is not there
EDITORS = "-4+444+44"  # authors and the Secretariat; Gael only those of his country
SEEN = "-+4444+44"  # Ana's, and theirs to look at

DOORS: dict[str, str] = {
    "respuestas.lista GET": EVERYBODY,
    "respuestas.ver GET": EVERYBODY,
    "respuestas.votar POST": EVERYBODY,
    "respuestas.reportar POST": EVERYBODY,
    "respuestas.acuerdo GET": NOBODY,  # opens with the link of a mail alone
    "respuestas.acuerdo POST": NOBODY,
    "respuestas.proponer GET": "-3444+344",
    "respuestas.proponer POST": "-3444+344",
    "respuestas_administracion.lista GET": "-3+333++3",
    "respuestas_administracion.editar GET": EDITORS,
    "respuestas_administracion.editar POST": EDITORS,
    "respuestas_administracion.retirar POST": EDITORS,
    "respuestas_administracion.tomar POST": EDITORS,
    "resultados.mios GET": SIGNED_IN,
    "resultados.responder GET": OWNER,
    "resultados.responder POST": OWNER,
    "resultados.documento GET": SEEN,
    "resultados.enlace GET": NOBODY,  # opens with the link of a mail alone
    "resultados.enlace POST": NOBODY,
    "resultados_administracion.cola GET": NETWORK,
    "resultados_administracion.cifras GET": NETWORK,
    "resultados_administracion.planilla GET": NETWORK,
    "resultados_administracion.verificar GET": STAFF,
    "resultados_administracion.verificar POST": STAFF,
}
ARGS: dict[str, dict[str, str]] = {
    f"respuestas.{door}": {"slug": "caso"} for door in ("ver GET", "votar POST", "reportar POST")
}
