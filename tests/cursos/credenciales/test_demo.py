"""The demonstration world shows every state, without a mail."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.credenciales import demo
from cursos.credenciales.models import Credencial, Situacion
from plataforma.clock import now
from plataforma.db import db
from plataforma.demo import Mundo
from plataforma.email import Correo
from tests.factories.cursos import make_inscripcion
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario


def test_states_are_all_there_and_one_address_is_offered(
    elena: Usuario, version: VersionCurso
) -> None:
    mundo = Mundo(azar=random.Random(1), ahora=now(), cuentas={"administracion": elena})  # noqa: S311 — a repeatable world
    places = [
        make_inscripcion(make_usuario(), version.curso, completada_el=now()) for _n in range(8)
    ]
    demo.load(mundo, places)

    states = Counter(c.situacion(now()) for c in db.session.scalars(select(Credencial)))
    assert states[Situacion.VENCIDA] == 3
    assert states[Situacion.REVOCADA] == 2
    assert states[Situacion.SUSPENDIDA] == 1
    assert states[Situacion.VIGENTE] == 2
    assert "/es/credenciales/" in mundo.para_ver[0][1]
    assert (
        db.session.scalar(select(func.count(Correo.id)).where(Correo.plantilla.contains("emitida")))
        == 0
    )
