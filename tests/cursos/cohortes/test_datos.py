"""What a chamber's list says of a person is theirs to take and to erase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes.datos import PERSONAL_DATA
from cursos.cohortes.models import Participante
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


def test_the_export_names_the_chamber_and_what_it_wrote(
    cohorte: Cohorte, camara: Organizacion, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    make_participante(make_cohorte(camara, "Otra"), "Anita", correo=ana.correo)
    found = PERSONAL_DATA.export(ana)
    assert [line["nombre"] for line in found] == ["Ana Benítez", "Anita"]
    assert {line["camara"] for line in found} == {"Cámara de Exportadores del Litoral"}


def test_erasing_takes_only_that_person_off_the_lists(cohorte: Cohorte, ana: Usuario) -> None:
    make_inscrito(cohorte, ana)
    luz = make_participante(cohorte)
    PERSONAL_DATA.erase(ana, False)
    assert db.session.scalars(select(Participante)).all() == [luz]
