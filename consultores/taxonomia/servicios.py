"""Kinds of service and kinds of request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        T("Curso en la empresa", "Curso na empresa"),
        20,
        T("Programa con fechas y materiales", "Programa com datas e materiais"),
    ),
    "CUR-VIR": Servicio(
        T("Curso virtual con tutor", "Curso virtual com tutor"),
        20,
        T("Programa con fechas y tutor", "Programa com datas e tutor"),
    ),
    "TAL": Servicio(
        T("Taller", "Oficina"),
        20,
        T("Programa con fechas y materiales", "Programa com datas e materiais"),
    ),
    "SEM": Servicio(
        T("Seminario o foro abierto", "Seminário ou fórum aberto"),
        20,
        T("Programa y grabación", "Programa e gravação"),
    ),
    "MIS": Servicio(
        T("Misión o visita técnica", "Missão ou visita técnica"),
        20,
        T("Informe de aprendizajes", "Relatório de aprendizados"),
    ),
    "EVA": Servicio(
        T("Evaluación de programa", "Avaliação de programa"),
        20,
        T("Informe con método", "Relatório com método"),
    ),
}
# Services that an institution asks for: a group learns, on dates.
FORMATIVOS = ("TAL", "CUR-INC", "CUR-VIR", "SEM")


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
