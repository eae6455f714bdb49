"""Words with a known meaning: countries, languages, sex and size of the firm. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

from cursos.planillas.valores import Causa, Lectura, clean, es_nada

ISO = 2  # letters of a country code
LONGEST_COUNTRY = 60
LONGEST_WORD = 60
LANGUAGES = {
    "es": "es esp spa espanol castellano espanhol spanish",
    "pt": "pt ptbr por portugues portuguese portuguesbrasil",
}
OTHER_NAMES = {
    "argentina republicaargentina": "AR",
    "brasil": "BR",
    "estadoplurinacionaldebolivia": "BO",
    "mejico": "MX",
    "republicadechile": "CL",
    "republicaorientaldeluruguay": "UY",
    "republicabolivarianadevenezuela": "VE",
    "eeuu usa": "US",
}
# «M» is mujer, mulher, masculino and male: it is read by what else its column holds.
SEXES = {
    "mujer": "f fem femenina femenino feminina feminino female mujer mujeres mulher woman dama",
    "hombre": "h masc masculina masculino homem hombre hombres male man varon",
    "otro": "otro otra outro outra other nobinario nobinaria naobinario naobinaria nonbinary",
}
UNSAID = re.compile(
    "prefieronodecir(lo)?|no(informa|responde|aplica)|naoinform(a|ado)|prefironao(dizer|informar)"
)
SIZES = {
    "unipersonal": "unipersonal empresaunipersonal individual mei microempreendedorindividual "
    "autonomo autonoma independiente monotributista cuentapropista personafisica pessoafisica",
    "micro": "micro microempresa microempresas me microenterprise",
    "pequena": "pequena pequeno pequenaempresa pequenaempresas epp empresadepequenoporte "
    "pequenoporte small smallenterprise",
    "mediana": "mediana mediano medianaempresa media medio mediaempresa medioporte medium",
    "grande": "grande granempresa grandeempresa grandeporte large",
}


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", clean(text)).casefold()
    return "".join(c for c in plain if c.isascii() and c.isalpha())


@cache
def _countries() -> dict[str, str]:
    """ISO code of every country by its code and its name in Spanish, Portuguese and English."""
    found = {}
    for locale in ("en", "pt_BR", "es_419"):
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == ISO and code.isalpha():
                found[_key(name)] = code
                found[_key(code)] = code
    for names, code in OTHER_NAMES.items():
        found |= dict.fromkeys(names.split(), code)
    return found


def leer_pais(cell: str) -> str:
    """ISO code of a country by name or code, or ""."""
    return _countries().get(_key(cell), "") if ISO <= len(cell) <= LONGEST_COUNTRY else ""


def leer_idioma(cell: str) -> str:
    """ "es", "pt" or ""."""
    key = _key(cell)
    return next((lang for lang, names in LANGUAGES.items() if key in names.split()), "")


def leer_sexo(cell: str, letra_m: str = "") -> Lectura:
    """`letra_m` is what «M» means in this column, when the column shows it."""
    key = _key(cell) if len(cell) <= LONGEST_WORD else "?"
    if es_nada(cell) or not cell.strip() or UNSAID.fullmatch(key):
        return Lectura()
    if key == "m":
        return Lectura(letra_m, [] if letra_m else [Causa.SEXO_M])
    return _known(key, SEXES, Causa.SEXO)


def significado_de_m(celdas: list[str]) -> str:
    """«M» beside «F» is a man; beside «H», a woman; alone, or beside both, nobody knows."""
    initials = {_key(cell) for cell in celdas if len(cell) <= LONGEST_WORD}
    return {(True, False): "hombre", (False, True): "mujer"}.get(
        ("f" in initials, "h" in initials), ""
    )


def leer_tamano(cell: str) -> Lectura:
    if es_nada(cell) or not cell.strip():
        return Lectura()
    return _known(_key(cell) if len(cell) <= LONGEST_WORD else "?", SIZES, Causa.TAMANO)


def _known(key: str, words: dict[str, str], otherwise: Causa) -> Lectura:
    value = next((value for value, names in words.items() if key in names.split()), "")
    return Lectura(value, [] if value else [otherwise])
