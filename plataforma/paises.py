"""The thirteen countries of ALADI: code, names, clock and telephone prefix."""

from __future__ import annotations

from dataclasses import dataclass

from plataforma.texto import TextoBilingue


@dataclass(frozen=True, slots=True)
class Pais:
    """`zonas` are IANA names, the one of the capital first; `prefijo` is written with its plus."""

    codigo: str  # ISO 3166-1 alpha-2
    nombre: TextoBilingue
    prefijo: str
    zonas: tuple[str, ...]

    @property
    def zona(self) -> str:
        return self.zonas[0]


OTRO = "ZZ"  # ISO 3166-1 keeps it for "none of these"
OTRO_NOMBRE = TextoBilingue("Otro país", "Outro país")

# Sources: ALADI's list of members; IANA time zone database 2025b, one zone per clock in use;
# ITU-T E.164 country codes.
_ALL = (
    Pais("AR", TextoBilingue("Argentina", "Argentina"), "+54", ("America/Argentina/Buenos_Aires",)),
    Pais("BO", TextoBilingue("Bolivia", "Bolívia"), "+591", ("America/La_Paz",)),
    Pais(
        "BR",
        TextoBilingue("Brasil", "Brasil"),
        "+55",
        ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"),
    ),
    Pais(
        "CL",
        TextoBilingue("Chile", "Chile"),
        "+56",
        ("America/Santiago", "America/Punta_Arenas", "Pacific/Easter"),
    ),
    Pais("CO", TextoBilingue("Colombia", "Colômbia"), "+57", ("America/Bogota",)),
    Pais("CU", TextoBilingue("Cuba", "Cuba"), "+53", ("America/Havana",)),
    Pais(
        "EC",
        TextoBilingue("Ecuador", "Equador"),
        "+593",
        ("America/Guayaquil", "Pacific/Galapagos"),
    ),
    Pais(
        "MX",
        TextoBilingue("México", "México"),
        "+52",
        (
            "America/Mexico_City",
            "America/Cancun",
            "America/Hermosillo",
            "America/Ciudad_Juarez",
            "America/Tijuana",
        ),
    ),
    Pais("PA", TextoBilingue("Panamá", "Panamá"), "+507", ("America/Panama",)),
    Pais("PE", TextoBilingue("Perú", "Peru"), "+51", ("America/Lima",)),
    Pais("PY", TextoBilingue("Paraguay", "Paraguai"), "+595", ("America/Asuncion",)),
    Pais("UY", TextoBilingue("Uruguay", "Uruguai"), "+598", ("America/Montevideo",)),
    Pais("VE", TextoBilingue("Venezuela", "Venezuela"), "+58", ("America/Caracas",)),
)
# Places whose name in the database is not how people write it.
_LUGARES = {
    "America/Asuncion": TextoBilingue("Asunción", "Assunção"),
    "America/Bogota": TextoBilingue("Bogotá", "Bogotá"),
    "America/Cancun": TextoBilingue("Cancún", "Cancún"),
    "America/Ciudad_Juarez": TextoBilingue("Ciudad Juárez", "Ciudad Juárez"),
    "America/Havana": TextoBilingue("La Habana", "Havana"),
    "America/Mexico_City": TextoBilingue("Ciudad de México", "Cidade do México"),
    "America/Montevideo": TextoBilingue("Montevideo", "Montevidéu"),
    "America/Noronha": TextoBilingue("Fernando de Noronha", "Fernando de Noronha"),
    "America/Panama": TextoBilingue("Panamá", "Panamá"),
    "America/Sao_Paulo": TextoBilingue("São Paulo", "São Paulo"),
    "Pacific/Easter": TextoBilingue("Isla de Pascua", "Ilha de Páscoa"),
    "Pacific/Galapagos": TextoBilingue("Galápagos", "Galápagos"),
}
PAISES: dict[str, Pais] = {p.codigo: p for p in _ALL}


def idioma_de(codigo: str) -> str:
    """Return the language in which a firm of that country is addressed."""
    return "pt" if codigo == "BR" else "es"


def nombre_pais(codigo: str, lang: str) -> str:
    """Return the country's name; OTRO reads "Otro país", an unknown code itself."""
    if codigo == OTRO:
        return OTRO_NOMBRE.en(lang)
    return PAISES[codigo].nombre.en(lang) if codigo in PAISES else codigo


def opciones_pais(lang: str, *, otro: bool = True) -> list[tuple[str, str]]:
    """Return (code, name) of each country by name, with "Otro país" at the end."""
    found = sorted(((p.codigo, p.nombre.en(lang)) for p in _ALL), key=lambda pair: pair[1])
    return [*found, (OTRO, OTRO_NOMBRE.en(lang))] if otro else found


def opciones_zona(lang: str) -> list[tuple[str, str]]:
    """Return (IANA name, place) of each clock of the region, by place."""
    names = (zone for p in _ALL for zone in p.zonas)
    return sorted(((n, nombre_zona(n, lang)) for n in names), key=lambda pair: pair[1])


def nombre_zona(zona: str, lang: str) -> str:
    """America/Sao_Paulo → São Paulo; America/Lima → Lima."""
    if zona in _LUGARES:
        return _LUGARES[zona].en(lang)
    return zona.rsplit("/", 1)[-1].replace("_", " ")


def zona_de(codigo: str) -> str:
    """Return the clock of the country's capital; empty for other countries."""
    return PAISES[codigo].zona if codigo in PAISES else ""
