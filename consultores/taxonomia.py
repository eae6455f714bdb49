"""Codes that consultants and requests share, with their names in both languages.

Data of the network, not of the interface: names stand here in es and pt, beside their code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plataforma.paises import OTRO, PAISES
from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AREAS: Mapping[str, T] = {
    "EST": T(
        "Estrategia y plan de internacionalización", "Estratégia e plano de internacionalização"
    ),
    "FIN": T("Finanzas, crédito y garantías", "Finanças, crédito e garantias"),
    "PRO": T("Productividad y operaciones", "Produtividade e operações"),
    "CAL": T(
        "Calidad, inocuidad y certificación", "Qualidade, segurança dos alimentos e certificação"
    ),
    "INN": T("Innovación y desarrollo de producto", "Inovação e desenvolvimento de produto"),
    "DIG": T("Transformación digital", "Transformação digital"),
    "AMB": T("Sostenibilidad y energía", "Sustentabilidade e energia"),
    "ASO": T("Asociatividad, consorcios y cadenas", "Associativismo, consórcios e cadeias"),
    "ADU": T("Aduanas y clasificación", "Aduana e classificação"),
    "PRE": T("Precio, Incoterms y contrato", "Preço, Incoterms e contrato"),
    "LOG": T("Logística y transporte", "Logística e transporte"),
    "PAG": T("Medios de pago y riesgo", "Meios de pagamento e risco"),
    "ORI": T("Origen y acuerdos comerciales", "Origem e acordos comerciais"),
    "SAN": T("Requisitos sanitarios y técnicos", "Requisitos sanitários e técnicos"),
    "MKT": T("Inteligencia de mercados y marketing", "Inteligência de mercados e marketing"),
    "SER": T("Exportación de servicios", "Exportação de serviços"),
    "COM": T("Compras públicas", "Compras públicas"),
    "FOR": T("Formación y facilitación", "Formação e facilitação"),
    "GEN": T("Género, juventud e inclusión", "Gênero, juventude e inclusão"),
    "GOB": T("Política y programas MIPYME", "Política e programas para MPMEs"),
}

NIVELES: Mapping[str, T] = {
    "N1": T("Facilitador", "Facilitador"),
    "N2": T("Consultor", "Consultor"),
    "N3": T("Consultor sénior", "Consultor sênior"),
    "N4": T("Institución consultora", "Instituição consultora"),
}

# Languages in which help is given. Those of the interface are es and pt.
IDIOMAS: Mapping[str, T] = {
    "es": T("Español", "Espanhol"),
    "pt": T("Portugués", "Português"),
    "en": T("Inglés", "Inglês"),
    "gn": T("Guaraní", "Guarani"),
    "qu": T("Quechua", "Quéchua"),
    "ay": T("Aimara", "Aimará"),
}
IDIOMAS_SOLICITUD = ("es", "pt")

# Markets outside the region that firms ask about, beside the thirteen members.
OTROS_MERCADOS: Mapping[str, T] = {
    "US": T("Estados Unidos", "Estados Unidos"),
    "EU": T("Unión Europea", "União Europeia"),
    "CN": T("China", "China"),
    OTRO: T("Otro", "Outro"),
}
MERCADOS: Mapping[str, T] = {**{c: p.nombre for c, p in PAISES.items()}, **OTROS_MERCADOS}


@dataclass(frozen=True)
class Servicio:
    """A kind of service. `dias` are business days from acceptance to what is first delivered."""

    nombre: T
    dias: int
    entregable: T


# Business days are a proposal of the network, to be agreed with the countries.
SERVICIOS: Mapping[str, Servicio] = {
    "AT-PUN": Servicio(
        T("Asistencia técnica puntual", "Assistência técnica pontual"),
        5,
        T(
            "Informe breve con la respuesta y los pasos",
            "Relatório breve com a resposta e os passos",
        ),
    ),
    "REV": Servicio(
        T("Revisión de documentos u origen", "Revisão de documentos ou origem"),
        5,
        T("Lista de observaciones", "Lista de observações"),
    ),
    "AT-DIA": Servicio(
        T("Diagnóstico en la empresa", "Diagnóstico na empresa"),
        20,
        T("Informe con brechas, prioridades y costo", "Relatório com lacunas, prioridades e custo"),
    ),
    "AT-EXT": Servicio(
        T("Acompañamiento", "Acompanhamento"),
        20,
        T("Plan de trabajo y primeras medidas", "Plano de trabalho e primeiras medidas"),
    ),
    "MEN": Servicio(
        T("Mentoría", "Mentoria"),
        20,
        T("Bitácora y plan de la empresa", "Diário de bordo e plano da empresa"),
    ),
    "CON": Servicio(
        T("Consorcio: formación y gerencia inicial", "Consórcio: formação e gerência inicial"),
        20,
        T("Propuesta de reglamento y plan", "Proposta de regulamento e plano"),
    ),
    "CUR-INC": Servicio(
        T("Curso o taller", "Curso ou oficina"),
        20,
        T("Programa con fechas y materiales", "Programa com datas e materiais"),
    ),
}


@dataclass(frozen=True)
class TipoSolicitud:
    """What a firm may ask for. `area` is where answers are looked for; empty: any."""

    nombre: T
    pista: T
    area: str
    servicio: str
    principal: bool = False


TIPOS: Mapping[str, TipoSolicitud] = {
    "SOL-PLA": TipoSolicitud(
        T("Quiero empezar a exportar", "Quero começar a exportar"),
        T(
            "Qué vender, a qué país y por dónde empezar",
            "O que vender, para qual país e por onde começar",
        ),
        "EST",
        "AT-DIA",
        principal=True,
    ),
    "SOL-ACU": TipoSolicitud(
        T("Qué acuerdo y qué arancel me toca", "Que acordo e que tarifa se aplicam"),
        T(
            "Cuánto paga mi producto al entrar y cómo pagar menos",
            "Quanto meu produto paga na entrada e como pagar menos",
        ),
        "ORI",
        "AT-PUN",
        principal=True,
    ),
    "SOL-ORI": TipoSolicitud(
        T("Certificar el origen de mi producto", "Certificar a origem do meu produto"),
        T(
            "Si mi producto es originario y qué documento necesita",
            "Se meu produto é originário e de que documento precisa",
        ),
        "ORI",
        "REV",
        principal=True,
    ),
    "SOL-REQ": TipoSolicitud(
        T(
            "Requisitos sanitarios, técnicos o de etiqueta",
            "Requisitos sanitários, técnicos ou de rótulo",
        ),
        T(
            "Registros, análisis y etiquetas que pide el otro país",
            "Registros, análises e rótulos que o outro país exige",
        ),
        "SAN",
        "AT-PUN",
        principal=True,
    ),
    "SOL-PRE": TipoSolicitud(
        T(
            "Revisar un precio, una cotización o un contrato",
            "Revisar um preço, uma cotação ou um contrato",
        ),
        T(
            "Incoterms, costos y condiciones antes de firmar",
            "Incoterms, custos e condições antes de assinar",
        ),
        "PRE",
        "REV",
        principal=True,
    ),
    "SOL-LOG": TipoSolicitud(
        T("Transporte y embalaje", "Transporte e embalagem"),
        T(
            "Flete, seguro, documentos y exportación simplificada",
            "Frete, seguro, documentos e exportação simplificada",
        ),
        "LOG",
        "AT-PUN",
        principal=True,
    ),
    "SOL-CLA": TipoSolicitud(
        T("Qué código tiene mi producto", "Qual é o código do meu produto"),
        T("La clasificación que usan las aduanas", "A classificação usada pelas aduanas"),
        "ADU",
        "AT-PUN",
    ),
    "SOL-PAG": TipoSolicitud(
        T("Cobro, crédito o garantía", "Recebimento, crédito ou garantia"),
        T(
            "Cómo cobrar sin riesgo y financiar el pedido",
            "Como receber sem risco e financiar o pedido",
        ),
        "PAG",
        "AT-PUN",
    ),
    "SOL-CAL": TipoSolicitud(
        T("Calidad, certificación o trazabilidad", "Qualidade, certificação ou rastreabilidade"),
        T("Normas, ensayos y controles", "Normas, ensaios e controles"),
        "CAL",
        "AT-EXT",
    ),
    "SOL-DIG": TipoSolicitud(
        T("Digitalizar la gestión o las ventas", "Digitalizar a gestão ou as vendas"),
        T("Inventario, clientes y venta en línea", "Estoque, clientes e venda online"),
        "DIG",
        "AT-EXT",
    ),
    "SOL-ASO": TipoSolicitud(
        T("Formar un consorcio o hallar un socio", "Formar um consórcio ou achar um sócio"),
        T("Exportar junto con otras empresas", "Exportar junto com outras empresas"),
        "ASO",
        "CON",
    ),
    "SOL-MER": TipoSolicitud(
        T("Elegir mercado y compradores", "Escolher mercado e compradores"),
        T("Dónde hay demanda y a quién escribir", "Onde há demanda e para quem escrever"),
        "MKT",
        "AT-PUN",
    ),
    "SOL-CUR": TipoSolicitud(
        T("Un curso o taller para una institución", "Um curso ou oficina para uma instituição"),
        T(
            "Para una cámara, un gremio o un organismo",
            "Para uma câmara, uma associação ou um órgão público",
        ),
        "FOR",
        "CUR-INC",
    ),
    "SOL-OTR": TipoSolicitud(
        T("Otra cosa", "Outra coisa"),
        T("Cuéntenos en el paso siguiente", "Conte no próximo passo"),
        "",
        "AT-PUN",
    ),
}


def nombres(codigos: Iterable[str], tabla: Mapping[str, T], lang: str) -> list[str]:
    """Return the names of some codes, in the order of the table."""
    wanted = set(codigos)
    return [name.en(lang) for code, name in tabla.items() if code in wanted]


def opciones(tabla: Mapping[str, T], lang: str) -> list[tuple[str, str]]:
    """Return (code, name) pairs by name, for lists to choose from."""
    pairs = [(code, name.en(lang)) for code, name in tabla.items()]
    return sorted(pairs, key=lambda pair: pair[1])
