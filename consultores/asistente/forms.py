"""Shape of the steps. A step is kept even when it is not complete: what does not fit stays out."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.solicitudes.borradores import MAX_TEXTO, Detalle
from consultores.taxonomia import (
    AREAS,
    IDIOMAS,
    IDIOMAS_SOLICITUD,
    MERCADOS,
    SECTORES,
    TIPOS,
    opciones,
)
from plataforma.archivos import ACEPTA, Subida
from plataforma.forms import (
    LONGEST_MARK,
    FileField,
    Form,
    RadioField,
    Requerido,
    SelectField,
    StringField,
    TextAreaField,
    UnaVezForm,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.solicitudes.models import Solicitud
    from plataforma.organizaciones.models import Organizacion

MAX_NOMBRES = 1000
MODALIDADES = {
    "": _l("Me da igual"),
    "remoto": _l("En línea, por llamada o mensajes"),
    "presencial": _l("Con una visita a la empresa"),
}


class NecesidadForm(UnaVezForm):
    tipo = RadioField(_l("¿Qué necesita?"), validators=[requerido(_l("Elija qué necesita."))])
    organizacion = RadioField(_l("¿En nombre de quién pide?"), validators=[Optional()])
    consultor = HiddenField()
    area = HiddenField()  # the topic of the page that one comes from

    def __init__(self, casas: Iterable[Organizacion] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        lang = get_lang()
        self.tipo.choices = [SelectChoice(code, t.nombre.en(lang)) for code, t in TIPOS.items()]
        self.organizacion.choices = una_de(
            [(c.slug, c.nombre) for c in casas], _("Mi empresa o yo")
        )
        self.casas = {c.slug: c for c in casas}

    @property
    def tema(self) -> str:
        return self.area.data if self.area.data in AREAS else ""

    @property
    def casa(self) -> Organizacion | None:
        return self.casas.get(self.organizacion.data or "")


class PasoForm(Form):
    """A step whose fields are kept one by one: those that fit, whatever the others say."""

    def lo_que_cabe(self) -> dict[str, Any]:
        """Return what can be kept now: what was typed and is not too long."""
        return {
            f.name: f.data or ""
            for f in self
            if f.name != "csrf_token" and (not f.errors or not f.data)
        }


class DetalleForm(PasoForm):
    titulo = StringField(
        _l("Su pregunta, en una línea"),
        description=_l("Por ejemplo: ¿Cuánto paga mi mermelada al entrar a Colombia?"),
        validators=[requerido(_l("Escriba su pregunta en una línea.")), largo(120, 5)],
    )
    producto = StringField(
        _l("Producto o servicio"),
        description=_l("Por ejemplo: mermelada de guayaba en frasco de 250 g."),
        validators=[Optional(), largo(160)],
    )
    mercado = SelectField(_l("País al que quiere vender"), validators=[Optional()])
    descripcion = TextAreaField(
        _l("Cuente el problema"),
        description=_l("Qué hizo hasta ahora, qué le falta y para cuándo. Sin claves ni tarjetas."),
        validators=[
            requerido(_l("Cuente el problema con sus palabras: bastan tres líneas.")),
            largo(MAX_TEXTO, 20),
        ],
    )
    idioma = RadioField(
        _l("Idioma de la respuesta"), validators=[requerido(_l("Elija el idioma."))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.mercado.choices = una_de(opciones(MERCADOS, lang), _("Todavía no sé"))
        self.idioma.choices = [
            SelectChoice(code, IDIOMAS[code].en(lang)) for code in IDIOMAS_SOLICITUD
        ]

    def lo_que_cabe(self) -> dict[str, Any]:
        """A short text is kept, too: it only may not leave yet."""
        kept = super().lo_que_cabe()
        for name, limit in (("titulo", 120), ("descripcion", MAX_TEXTO)):
            typed = self[name].data or ""
            if len(typed) <= limit:
                kept[name] = typed
        return kept

    def detalle(self, antes: Solicitud) -> Detalle:
        """Return what is kept: the new where it fits, else what stood there."""
        fits = self.lo_que_cabe()
        names = ("titulo", "descripcion", "producto", "mercado", "idioma")
        return Detalle(**{n: str(fits.get(n, getattr(antes, n)) or "") for n in names})


class ApunteForm(DetalleForm):
    """Everything on one page: what is needed, and the question. Only the need has to be there."""

    intento = HiddenField(default=lambda: secrets.token_hex(16))
    tipo = SelectField(_l("¿Qué necesita?"), validators=[requerido(_l("Elija qué necesita."))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        needs = [(code, t.nombre.en(lang)) for code, t in TIPOS.items()]
        self.tipo.choices = una_de(needs, _("Elija lo que más se parece"))
        for field in (self.titulo, self.descripcion, self.idioma):
            field.validators = [v for v in field.validators if not isinstance(v, Requerido)]
            field.validators = [Optional(), *field.validators]
        if not self.idioma.data:
            self.idioma.data = lang

    @property
    def marca(self) -> str:
        given = self.intento.data or ""
        return given if 0 < len(given) <= LONGEST_MARK else secrets.token_hex(16)

    @property
    def escritos(self) -> list[Any]:
        """The fields that a person filled in, without the mark and the kind."""
        return [self.titulo, self.producto, self.mercado, self.descripcion, self.idioma]


class AyudaForm(PasoForm):
    """What helps to find the right person."""

    sector = SelectField(_l("Sector de su empresa"), validators=[Optional()])
    modalidad = RadioField(_l("Cómo prefiere que le atiendan"), validators=[Optional()])
    no_con = TextAreaField(
        _l("Personas o empresas que no deben verla"),
        description=_l(
            "Un nombre por línea: por ejemplo un competidor. Nadie más lee esta lista; "
            "solo sirve para no proponerlos."
        ),
        validators=[Optional(), largo(MAX_NOMBRES)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sector.choices = una_de(opciones(SECTORES, get_lang()), _("Elija el sector"))
        self.modalidad.choices = [SelectChoice(c, name) for c, name in MODALIDADES.items()]


class AdjuntoForm(Form):
    archivo = FileField(
        _l("Archivo"),
        description=_l("PDF, DOCX, XLSX, PNG o JPG de hasta 5 MB. Hasta cinco archivos."),
        render_kw={"accept": ACEPTA},
    )

    def subida(self) -> Subida | None:
        sent = self.archivo.data
        if not sent or not getattr(sent, "filename", ""):
            return None
        return Subida(sent.filename, sent.read())
