"""A message of Carla's chamber to many, sent, to somebody by WhatsApp."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from cursos.cohortes.alcance import Vista
from cursos.mensajes import services
from cursos.mensajes.models import Via
from cursos.tablero.filtro import Filtro
from plataforma.texto import TextoBilingue
from tests.factories.cohortes import make_participante

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def make_mensaje(cohorte: Cohorte, carla: Usuario) -> dict[str, Any]:
    make_participante(cohorte, "Eva", correo=None, telefono="+59899000009")
    text, vista = TextoBilingue("Hola", "Olá"), Vista(cohorte, cohorte.organizacion)
    kept = services.preparar(
        vista,
        Filtro(texto="eva"),
        asunto=text,
        texto=text,
        marca=secrets.token_hex(16),
        actor=carla,
    )
    services.enviar(vista, kept.id, actor=carla)
    (chat,) = services.list_destinatarios(vista, kept, Via.WHATSAPP)
    return {"mensaje": kept.id, "destinatario": chat.id}
