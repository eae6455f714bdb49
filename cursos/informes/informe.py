"""The report in words: each figure with its definition and its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.informes import desgloses
from cursos.informes.figuras import cuantas, parte
from cursos.informes.supresion import MINIMO, Cifra, cifra
from cursos.satisfaccion.escala import PREGUNTAS
from plataforma.clock import now
from plataforma.i18n import bi, fecha, fecha_hora, numero

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cursos.cohortes.alcance import Vista
    from cursos.informes.conteo import Conteo
    from cursos.informes.desgloses import Tabla
    from cursos.informes.lectura import Lectura
    from cursos.satisfaccion.queries import Resumen
    from plataforma.organizaciones.models import Organizacion


@dataclass(frozen=True)
class Figura:
    """A figure: what it counts, how much, and what exactly that means."""

    nombre: str
    valor: str
    definicion: str


@dataclass(frozen=True)
class Grupo:
    titulo: str
    figuras: Sequence[Figura]


@dataclass(frozen=True, kw_only=True)
class Informe:
    """Every text of the report, in the language of the page."""

    titulo: str
    camara: str
    alcance: str
    cohortes: Sequence[tuple[str, str]]  # name, and what and when
    hecho: str
    alcanza: bool  # enough people for anything to be shown
    grupos: Sequence[Grupo] = ()
    tablas: Sequence[Tabla] = ()
    reglas: Sequence[str] = ()
    fuentes: str = ""


def redactar(
    camara: Organizacion,
    vistas: Sequence[Vista],
    lectura: Lectura,
    *,
    autora: str,
    periodo: tuple[date, date] | None = None,
) -> Informe:
    """Put the figures of some cohorts into words; `periodo`: when those of a chamber began."""
    count = lectura.conteo
    enough = count.inscritas >= MINIMO
    return Informe(
        titulo=_("Informe de resultados"),
        camara=camara.nombre,
        alcance=_scope(camara, vistas, periodo),
        cohortes=[(v.cohorte.nombre, _dates(v)) for v in vistas],
        hecho=_(
            "Datos al %(cuando)s. Informe hecho por %(nombre)s, de %(camara)s.",
            cuando=fecha_hora(now()),
            nombre=autora,
            camara=camara.nombre,
        ),
        alcanza=enough,
        grupos=_groups(lectura) if enough else (),
        tablas=desgloses.tablas(count) if enough else (),
        reglas=_rules(),
        fuentes=_(
            "Lista de personas de la cámara; avance, evaluaciones y credenciales que registra "
            "Escala; asistencia anotada por la cámara o con el código del encuentro; encuesta de "
            "quienes terminaron o se retiraron. El sexo, el país y el tamaño de la empresa son los "
            "que dio la persona o la lista."
        ),
    )


def _dates(vista: Vista) -> str:
    c = vista.cohorte
    text: str = _(
        "%(curso)s · del %(inicio)s al %(cierre)s",
        curso=bi(c.titulo),
        inicio=fecha(c.inicio),
        cierre=fecha(c.cierre),
    )
    if vista.es_propia:
        return text
    return f"{text} · {_('la lleva %(camara)s', camara=c.organizacion.nombre)}"


def _scope(camara: Organizacion, vistas: Sequence[Vista], periodo: tuple[date, date] | None) -> str:
    shared = any(not v.es_propia for v in vistas)
    said: str = (
        _(
            "Cohortes elegidas de las que empezaron del %(desde)s al %(hasta)s.",
            desde=fecha(periodo[0]),
            hasta=fecha(periodo[1]),
        )
        if periodo
        else _("Una cohorte.")
    )
    if shared:
        said += " " + _(
            "De las cohortes que lleva otra cámara, solo las personas que inscribió %(camara)s.",
            camara=camara.nombre,
        )
    return said


def _groups(lectura: Lectura) -> list[Grupo]:
    count = lectura.conteo
    finished = cifra(count.terminaron, count.inscritas)
    groups = [
        Grupo(_("Personas"), _people(count, finished)),
        Grupo(_("Empresas"), _firms(count)),
        Grupo(_("Credenciales"), _credentials(count, finished)),
        Grupo(_("Encuentros"), _meetings(lectura)),
        Grupo(_("Satisfacción"), _satisfaction(lectura.satisfaccion, finished)),
    ]
    return [g for g in groups if g.figuras]


def _people(count: Conteo, finished: Cifra) -> list[Figura]:
    base = count.inscritas
    began = cifra(count.empezaron, base, finished)
    found = [
        Figura(
            _("Inscritas"),
            numero(base),
            _(
                "Personas que aceptaron su lugar en la cohorte, también las que después se "
                "retiraron. Cada persona cuenta una vez. Quien está en lista de espera o no "
                "respondió la invitación no cuenta."
            ),
        ),
        Figura(
            _("Empezaron"),
            parte(began, base),
            _(
                "Hicieron al menos una lección o la evaluación final. Se cuentan sobre las "
                "personas inscritas; de quien se retiró ya no se sabe y no suma."
            ),
        ),
        Figura(
            _("Terminaron"),
            parte(finished, base),
            _(
                "Cumplieron todo lo que el curso pide, o el último curso de la ruta. La tasa de "
                "finalización es esta parte: terminaron, sobre inscritas."
            ),
        ),
    ]
    days = count.dias
    if len(days) >= MINIMO and count.mediana is not None:
        found.append(
            Figura(
                _("Tiempo para terminar"),
                _("%(dias)s días", dias=numero(count.mediana, 0 if count.mediana % 1 == 0 else 1)),
                _(
                    "Mediana de los días entre la inscripción y el final: la mitad de quienes "
                    "terminaron tardó eso o menos. No cuenta quien ya había terminado antes de "
                    "inscribirse."
                ),
            )
        )
    return found


def _firms(count: Conteo) -> list[Figura]:
    if not count.dijeron_empresa:
        return []
    said = cifra(count.dijeron_empresa, count.inscritas)
    return [
        Figura(
            _("Empresas distintas"),
            cuantas(cifra(count.empresas)),
            _(
                "Se distinguen por su identificación tributaria o, si falta, por su nombre sin "
                "acentos, mayúsculas ni forma jurídica. Personas inscritas que la "
                "dijeron: %(parte)s.",
                parte=parte(said, count.inscritas),
            ),
        ),
        Figura(
            _("Empresas con al menos una persona que terminó"),
            cuantas(cifra(count.empresas_terminaron, cifra(count.empresas))),
            _("Sobre las mismas empresas."),
        ),
    ]


def _credentials(count: Conteo, finished: Cifra) -> list[Figura]:
    held = cifra(count.con_credencial, count.inscritas, finished)
    return [
        Figura(
            _("Personas con credencial"),
            parte(held, count.inscritas),
            _(
                "Tienen en pie, ni revocada ni retirada, la credencial de un curso de la cohorte. "
                "Cualquiera puede comprobarla en Escala. Se cuentan sobre las personas inscritas."
            ),
        ),
        Figura(
            _("Credenciales en pie"),
            cuantas(cifra(count.credenciales, held, finished)),
            _("Una persona puede tener más de una: la de cada curso de una ruta."),
        ),
    ]


def _meetings(lectura: Lectura) -> list[Figura]:
    count = lectura.conteo
    if not lectura.encuentros:
        return []
    return [
        Figura(
            _("Encuentros realizados"),
            numero(lectura.encuentros),
            _("Encuentros en vivo de las cohortes, sin los cancelados ni los que faltan."),
        ),
        Figura(
            _("Asistieron al menos a uno"),
            parte(cifra(count.asistieron, count.inscritas), count.inscritas),
            _("Personas inscritas con asistencia anotada en un encuentro o más."),
        ),
        Figura(
            _("Asistencia media"),
            parte(cifra(count.asistencias, lectura.posibles), lectura.posibles),
            _(
                "Asistencias anotadas, sobre las posibles: cada persona inscrita en cada encuentro "
                "realizado de su cohorte."
            ),
        ),
    ]


def _satisfaction(resumen: Resumen, finished: Cifra) -> list[Figura]:
    if not resumen.alcanza:
        return []
    asked = cifra(resumen.invitadas, finished).exacta
    base = (
        numero(resumen.respuestas)
        if asked is None
        else parte(cifra(resumen.respuestas, asked), asked)
    )
    return [
        Figura(
            str(p.corta),
            _("%(media)s de 5", media=numero(resumen.media(p.clave), 1)),
            _(
                "Promedio de «%(pregunta)s», de 1 a 5; 5 es la mejor. Respondieron %(parte)s "
                "personas que terminaron o se retiraron.",
                pregunta=p.texto,
                parte=base,
            ),
        )
        for p in PREGUNTAS
    ]


def _rules() -> list[str]:
    return [
        _(
            "Ningún número de menos de %(minimo)s personas se muestra: dice «menos de %(minimo)s».",
            minimo=MINIMO,
        ),
        _(
            "Cuando un grupo chico se podría calcular restando, se oculta también otro, o la cifra "
            "se da entre dos números. Los grupos ocultos se suman en una sola línea."
        ),
        _(
            "Un promedio o una mediana se muestra desde %(minimo)s personas. El informe no lleva "
            "nombres, contactos ni comentarios.",
            minimo=MINIMO,
        ),
        _(
            "Para no revelar grupos chicos por diferencia, no publique juntos informes de cohortes "
            "que se contienen."
        ),
    ]
