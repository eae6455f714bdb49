"""Sectors of firms (ISIC Rev. 4, simplified for exporters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTORES: Mapping[str, T] = {
    "S01": T("Agricultura, ganadería y forestal", "Agricultura, pecuária e florestal"),
    "S02": T("Pesca y acuicultura", "Pesca e aquicultura"),
    "S03": T("Minería y canteras", "Mineração e pedreiras"),
    "S04": T("Alimentos y bebidas", "Alimentos e bebidas"),
    "S05": T("Textil y confección", "Têxtil e vestuário"),
    "S06": T("Cuero y calzado", "Couro e calçados"),
    "S07": T("Madera, papel y mueble", "Madeira, papel e móveis"),
    "S08": T("Química, farmacéutica y cosmética", "Química, farmacêutica e cosmética"),
    "S09": T("Plásticos, caucho y envases", "Plásticos, borracha e embalagens"),
    "S10": T(
        "Minerales no metálicos, vidrio y cerámica", "Minerais não metálicos, vidro e cerâmica"
    ),
    "S11": T("Metalmecánica y autopartes", "Metalmecânica e autopeças"),
    "S12": T("Electrónica y equipos eléctricos", "Eletrônica e equipamentos elétricos"),
    "S13": T("Otras manufacturas y artesanía", "Outras manufaturas e artesanato"),
    "S14": T("Energía, agua y ambiente", "Energia, água e ambiente"),
    "S15": T("Construcción e ingeniería", "Construção e engenharia"),
    "S16": T("Comercio y distribución", "Comércio e distribuição"),
    "S17": T("Transporte y logística", "Transporte e logística"),
    "S18": T("Turismo y gastronomía", "Turismo e gastronomia"),
    "S19": T("Software y TIC", "Software e TIC"),
    "S20": T("Servicios profesionales y empresariales", "Serviços profissionais e empresariais"),
    "S21": T("Educación, salud y cultura", "Educação, saúde e cultura"),
}
