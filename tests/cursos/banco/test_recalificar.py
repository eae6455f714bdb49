"""A key was wrong: a new version has it right, and what was graded by the old one is looked at."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from cursos.banco import services
from cursos.banco.comparar import es_comparable, misma_clave
from cursos.banco.correcciones import claves_cambiadas, recalcular
from cursos.banco.errors import SinClavesCambiadasError
from cursos.catalogo.models import Pregunta, VersionCurso
from cursos.catalogo.queries import find_version_actual
from cursos.credenciales.models import Credencial
from cursos.cuestionarios.models import ClaveCorregida, Intento
from cursos.cuestionarios.services import comenzar, entregar, guardar
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.factories.cursos import OPCIONES, make_autor, make_avances, make_curso, make_version

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/aduana/preguntas/correcciones/"
RULE = {"preguntas": 4, "aprobacion": 70, "intentos": 9, "ventana_horas": 24}


@pytest.fixture
def old(bruno: Usuario) -> VersionCurso:
    """A quiz of four questions; the key of each is `a`."""
    curso = make_curso("aduana", modulos=1, lecciones=1, banco=4)
    make_autor(bruno, curso)
    found = find_version_actual(curso.id)
    assert found is not None
    found.evaluacion = RULE
    db.session.flush()
    return found


def tried(persona: Usuario, version: VersionCurso, *answers: str, close: bool = True) -> Intento:
    """Answer the questions p1-1, p1-2 … in this way."""
    intento = comenzar(persona, version)
    for n, answer in enumerate(answers, 1):
        guardar(intento, f"p1-{n}", {"r": [answer]})
    if close:
        entregar(intento)
    return intento


def publish(old: VersionCurso, numero: int = 2, **keys: str) -> VersionCurso:
    """Publish another version; p1_1="b" says that the key of p1-1 is now b."""
    old.es_actual = False
    db.session.flush()
    new = make_version(old.curso, numero=numero, modulos=1, lecciones=1, banco=4)
    new.evaluacion, new.es_actual = RULE, True
    db.session.flush()
    for name, right in keys.items():
        pregunta = question(new, name.replace("_", "-"))
        options = [{**o, "correcta": o["clave"] == right} for o in copy.deepcopy(OPCIONES)]
        pregunta.datos = {**pregunta.datos, "opciones": options}
    db.session.flush()
    return new


def question(version: VersionCurso, clave: str) -> Pregunta:
    rows = select(Pregunta).where(Pregunta.version_id == version.id, Pregunta.clave == clave)
    return db.session.scalars(rows).one()


def regrade(author: Usuario, version: VersionCurso) -> None:
    services.pedir_recalificacion(author, version)
    run_due()
    db.session.expire_all()


def test_the_preview_says_whose_marks_change_and_writes_nothing(
    ana: Usuario, carla: Usuario, old: VersionCurso
) -> None:
    tried(ana, old, "b", "a", "a", "b")  # 50: the new key gives 75
    tried(carla, old, "a", "a", "a", "b")  # 75: the new key would give 50
    (changed,) = claves_cambiadas(publish(old, p1_1="b"))
    up, down = recalcular([changed], old.curso_id)
    assert (up.calculada, up.sube, up.aprueba) == (75, True, True)
    assert (down.calculada, down.nota, down.bajaria) == (50, 75, True)
    assert set(db.session.scalars(select(Intento.nota))) == {50, 75}


def test_grading_again_raises_passes_and_issues_the_credential(
    ana: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    intento = tried(ana, old, "b", "a", "a", "b")
    make_avances(intento.inscripcion, "leccion-1")
    regrade(bruno, publish(old, p1_1="b"))
    assert (intento.nota, intento.nota_original, intento.aprobado) == (75, 50, True)
    assert intento.inscripcion.mejor_nota == 75
    assert intento.inscripcion.completada_el is not None
    assert db.session.scalar(select(func.count(Credencial.id))) == 1
    mails = db.session.scalars(select(Correo).where(Correo.para == ana.correo)).all()
    (told,) = [m for m in mails if m.plantilla == "banco/email/recalificada"]
    assert "pasó de 50\xa0% a 75\xa0%" in told.texto
    assert "Con esta nota aprueba" in told.texto
    acts = set(db.session.scalars(select(AuditLine.accion)))
    assert {"evaluacion.corregir_clave", "evaluacion.recalificar"} <= acts


def test_nobody_is_lowered_and_no_credential_is_taken(
    carla: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    intento = tried(carla, old, "a", "a", "a", "b")
    make_avances(intento.inscripcion, "leccion-1")
    entregar(intento)
    regrade(bruno, publish(old, p1_1="b"))
    assert (intento.nota, intento.aprobado, intento.recalificado_el) == (75, True, None)
    assert intento.inscripcion.aprobada_el is not None
    sent = select(func.count(Correo.id)).where(Correo.plantilla == "banco/email/recalificada")
    assert db.session.scalar(sent) == 0


def test_grading_again_happens_once(ana: Usuario, bruno: Usuario, old: VersionCurso) -> None:
    intento = tried(ana, old, "b", "a", "b", "b")
    new = publish(old, p1_1="b")
    services.pedir_recalificacion(bruno, new)
    with pytest.raises(SinClavesCambiadasError):
        services.pedir_recalificacion(bruno, new)
    run_due()
    db.session.expire_all()
    assert claves_cambiadas(new) == []
    assert intento.nota == 50
    correction = db.session.scalars(select(ClaveCorregida)).one()
    assert (correction.subieron, correction.terminada_el is None) == (1, False)


def test_many_tries_are_done_some_at_a_time(
    ana: Usuario, bruno: Usuario, old: VersionCurso, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "POR_VEZ", 2)
    tries = [tried(ana, old, "b", "b", "b", "b") for _ in range(5)]
    regrade(bruno, publish(old, p1_1="b"))
    assert [t.nota for t in tries] == [25] * 5
    assert db.session.scalars(select(ClaveCorregida.subieron)).one() == 5


def test_a_try_still_open_is_graded_by_the_corrected_key(
    ana: Usuario, carla: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    open_ = tried(ana, old, "b", "a", "a", "a", close=False)
    tried(carla, old, "b")
    regrade(bruno, publish(old, p1_1="b"))
    entregar(open_)
    assert open_.nota == 100


def test_a_second_correction_starts_from_the_first(
    ana: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    intento = tried(ana, old, "c", "a", "b", "b")
    second = publish(old, p1_1="b")
    regrade(bruno, second)
    assert intento.nota == 25
    third = publish(second, numero=3, p1_1="c")
    (changed,) = claves_cambiadas(third)
    assert changed.versiones == {second.id}
    regrade(bruno, third)
    assert intento.nota == 50


def test_other_words_are_no_other_key(ana: Usuario, old: VersionCurso) -> None:
    tried(ana, old, "a")
    new = publish(old)
    pregunta = question(new, "p1-1")
    pregunta.datos = {**pregunta.datos, "enunciado": {"es": "¿Otra vez?", "pt": "De novo?"}}
    assert claves_cambiadas(new) == []


def one(tipo: str, **datos: Any) -> Pregunta:
    return Pregunta(tipo=tipo, datos=datos)


def bi(text: str) -> dict[str, str]:
    return {"es": text, "pt": text}


LINES = [{"clave": c, "texto": bi(c)} for c in "ab"]
ROWS = [{**line, "categoria": "x"} for line in LINES]


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (one("numerica", respuesta=5, tolerancia=0), one("numerica", respuesta=6, tolerancia=0), 0),
        (one("numerica", respuesta=5, tolerancia=0), one("numerica", respuesta=5, tolerancia=1), 0),
        (one("opcion", opciones=OPCIONES), one("opcion", opciones=OPCIONES[::-1]), 1),
        (one("opcion", opciones=OPCIONES), one("multiple", opciones=OPCIONES), 0),
        (one("texto", respuestas=[bi("a")]), one("texto", respuestas=[bi("a"), bi("b")]), 0),
        (one("texto", respuestas=[bi("a")]), one("texto", respuestas=[bi("b")]), 0),
        (one("ordenar", elementos=LINES), one("ordenar", elementos=LINES[::-1]), 0),
        (one("clasificar", elementos=ROWS), one("clasificar", elementos=ROWS[::-1]), 1),
        (one("calculada", formula="a * 2"), one("calculada", formula="a * 3"), 0),
        (one("opcion", revisada="2026-01-01"), one("opcion", revisada="2027-01-01"), 1),
    ],
)
def test_what_decides_a_mark_is_compared(before: Pregunta, now: Pregunta, same: int) -> None:
    assert misma_clave(before, now) == bool(same)


def test_other_options_cannot_be_graded_by_the_new_key(
    ana: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    tried(ana, old, "b")
    new = publish(old, p1_1="b")
    pregunta = question(new, "p1-1")
    pregunta.datos = {**pregunta.datos, "opciones": pregunta.datos["opciones"][:2]}
    db.session.flush()
    (changed,) = claves_cambiadas(new)
    assert not changed.comparable
    assert not es_comparable(changed.antes, changed.ahora)
    with pytest.raises(SinClavesCambiadasError):
        services.pedir_recalificacion(bruno, new)


def test_the_pages_from_the_notice_to_the_result(
    client: CheckingClient, ana: Usuario, bruno: Usuario, old: VersionCurso
) -> None:
    client.as_user(bruno)
    assert "aquí verá a quién le cambia la nota" in client.get(PAGE).text
    intento = tried(ana, old, "b", "a", "a", "b")
    publish(old, p1_1="b")
    db.session.commit()
    assert "Cambió la clave de 1 pregunta" in client.get(PAGE.removesuffix("correcciones/")).text
    page = client.get(PAGE).text
    for said in ("Opción a", "Opción b", "Ana Benítez", "Pasa a aprobar", "Recalificar y avisar"):
        assert said in page
    assert client.send(PAGE).location == PAGE
    assert "En curso" in client.get(PAGE).text
    run_due()
    done = client.get(PAGE).text
    assert "Terminada" in done
    assert "¿Pregunta 1-1?" in done.split("Correcciones pedidas")[1]
    own = f"/es/cursos/aduana/evaluacion/{intento.id}/resultado/"
    result = client.as_user(ana).get(own).text
    assert "Su nota pasó de 50\xa0% a 75\xa0%" in result
    assert result.count("Correcto") == 3
