"""A cohort of Carla's chamber with somebody in each situation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.cohortes.models import EstadoParticipante
from plataforma.clock import now
from plataforma.organizaciones.models import RolMembresia
from tests.cursos.tablero.gente import learner
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.identidad import make_membresia, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def cohorte(camara: Organizacion) -> Cohorte:
    return make_cohorte(camara)


@pytest.fixture
def lectora(camara: Organizacion) -> Usuario:
    """Somebody of the chamber who only looks."""
    persona = make_usuario("Lucía Lectora")
    make_membresia(persona, camara, RolMembresia.LECTOR)
    return persona


@pytest.fixture
def llena(cohorte: Cohorte) -> Cohorte:
    """One person in each situation."""
    long_ago = now() - timedelta(days=8)
    make_participante(cohorte, "Pía Pendiente", correo=None, telefono="+59899000001")
    learner(cohorte, "Sol Sin Empezar", actividad_el=long_ago)
    learner(cohorte, "Ema En Curso", 2)
    learner(cohorte, "Dora Detenida", 1, actividad_el=long_ago, mejor_nota=55)
    learner(cohorte, "Tina Terminó", 4, completada_el=now(), mejor_nota=90, actividad_el=long_ago)
    make_participante(cohorte, "Elsa En Espera", estado=EstadoParticipante.EN_ESPERA)
    make_participante(cohorte, "Rita Retirada", estado=EstadoParticipante.RETIRADO)
    return cohorte
