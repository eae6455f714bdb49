"""Permission tables: general permissions, and the platform's own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from plataforma.access import puede
from plataforma.permissions import (
    Permiso,
    es_administracion,
    es_contraparte_del_pais,
    is_general,
)

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def test_a_permission_of_facts_about_the_person_is_general() -> None:
    assert is_general([[es_administracion]])
    assert not is_general([[es_administracion], [es_contraparte_del_pais]])


def test_the_secretariat_reads_the_audit_log_and_nobody_else(
    ana: Usuario, bruno: Usuario, carla: Usuario, elena: Usuario, gael: Usuario
) -> None:
    allowed = [p for p in (ana, bruno, carla, elena, gael) if puede(p, Permiso.VER_AUDITORIA)]
    assert allowed == [elena]


def test_staff_see_the_staff_pages(ana: Usuario, bruno: Usuario, gael: Usuario) -> None:
    assert puede(bruno, Permiso.VER_ADMINISTRACION)
    assert puede(gael, Permiso.VER_ADMINISTRACION)
    assert not puede(ana, Permiso.VER_ADMINISTRACION)


def test_a_counterpart_answers_for_one_country(gael: Usuario) -> None:
    assert es_contraparte_del_pais(gael, SimpleNamespace(pais="MX"))
    assert not es_contraparte_del_pais(gael, SimpleNamespace(pais="UY"))
