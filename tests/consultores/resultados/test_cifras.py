"""The figures of the follow-up, and what they never tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from consultores.resultados import services
from consultores.resultados.cifras import MINIMO, Cuenta, contar, tapar
from consultores.resultados.datos import erase_share, export_share
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, FichaResultado
from plataforma.archivos import Subida
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.consultores.resultados.conftest import dicho
from tests.factories.consultores import make_solicitud
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def asked(ana: Usuario, consultor: Consultor, many: int, dias: Callable[[float], None]) -> None:
    consultor.cupo = 500
    for _ in range(many):
        make_solicitud(ana, consultor, hasta="cerrada")
    db.session.commit()
    dias(0)
    dias(90.5)


def sent() -> list[ConsultaResultado]:
    return db.session.query(ConsultaResultado).filter_by(estado=EstadoConsulta.ENVIADA).all()


def test_the_rate_has_its_denominator_and_what_does_not_apply_is_left_out(
    reloj: object, ana: Usuario, consultor: Consultor, dias: Callable[[float], None]
) -> None:
    asked(ana, consultor, 22, dias)
    questions = sent()
    said = ["si"] * 8 + ["todavia_no"] * 7 + ["no_aplica"] * 5
    for question, answer in zip(questions, said, strict=False):
        services.responder(question, dicho(answer), intento="a")
    total = contar().total
    assert (total.preguntadas, total.respondidas) == (22, 20)
    assert (total.aplican, total.exportaron, total.verificadas) == (15, 8, 0)


def test_fewer_than_five_are_not_told(
    client: CheckingClient,
    reloj: object,
    ana: Usuario,
    consultor: Consultor,
    elena: Usuario,
    dias: Callable[[float], None],
) -> None:
    asked(ana, consultor, 6, dias)
    for question in sent()[:4]:
        services.responder(question, dicho(), intento="a")
    db.session.commit()
    total = contar().total
    assert (total.preguntadas, total.respondidas, total.exportaron) == (6, None, None)
    page = client.as_user(elena).get("/es/administracion/resultados/cifras/")
    assert "Menos de 5, o protegido" in page.text
    sheet = client.as_user(elena).get("/es/administracion/resultados/cifras.csv")
    assert sheet.data.startswith(b"\xef\xbb\xbf")
    assert "Menos de 5, o protegido" in sheet.text


def test_one_hidden_cell_hides_another_from_which_it_could_be_told() -> None:
    lines = tapar({"PY": Cuenta(3), "BR": Cuenta(40), "CO": Cuenta(9)})
    assert {line.nombre: line.preguntadas for line in lines} == {"BR": 40, "CO": None, "PY": None}


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=13).map(
        lambda pairs: {
            str(n): Cuenta(aplican=a + b, exportaron=a) for n, (a, b) in enumerate(pairs)
        }
    )
)
def test_no_shown_cell_is_about_fewer_than_five(groups: dict[str, Cuenta]) -> None:
    for line in tapar(groups):
        for shown in (line.aplican, line.exportaron):
            assert shown is None or shown == 0 or shown >= MINIMO
        if line.aplican is not None and line.exportaron is not None:
            rest = line.aplican - line.exportaron
            assert rest == 0 or rest >= MINIMO


def test_the_pages_ask_the_same_of_the_database_for_few_and_for_many(
    client: CheckingClient,
    reloj: object,
    ana: Usuario,
    consultor: Consultor,
    elena: Usuario,
    dias: Callable[[float], None],
) -> None:
    found = []
    for many in (2, 9):
        asked(ana, consultor, many, dias)
        for question in sent():
            services.responder(question, dicho(), intento="a", archivo=PDF)
        db.session.commit()
        counts = []
        for who, address in (
            (ana, "/es/resultados/"),
            (elena, "/es/administracion/resultados/"),
            (elena, "/es/administracion/resultados/cifras/"),
        ):
            client.as_user(who)
            with counted() as statements:
                client.get(address)
            counts.append(len(statements))
        found.append(counts)
    assert found[0] == found[1]


PDF = Subida("factura.pdf", b"%PDF-1.4\n%%EOF\n")


def test_who_closes_the_account_leaves_a_count_and_no_sum(
    consulta: ConsultaResultado, ana: Usuario
) -> None:
    from decimal import Decimal

    said = dicho(destino="CO", monto=Decimal(500), que_ayudo="La hoja de costos.")
    ficha = services.responder(consulta, said, intento="a", archivo=PDF)
    assert export_share(ana)["preguntas"][0]["respuestas"][0]["monto"] == "500"
    erase_share(ana, False)
    db.session.commit()
    run_due()
    assert (ficha.monto, ficha.que_ayudo, ficha.clave) == (None, "", "")
    assert services.leer(ficha) is None
    assert db.session.query(FichaResultado).count() == 1


def test_who_closes_the_account_is_asked_no_more(
    cerrada: Solicitud, ana: Usuario, dias: Callable[[float], None]
) -> None:
    erase_share(ana, False)
    db.session.commit()
    dias(366)
    assert {c.estado for c in db.session.query(ConsultaResultado)} == {EstadoConsulta.OMITIDA}
