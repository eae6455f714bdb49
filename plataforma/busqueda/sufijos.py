"""Data of the analyser: suffixes typed without accent, plurals, and words without meaning."""

# What is typed without accents → what Snowball knows. Longest ending first wins.
ACENTOS: dict[str, dict[str, str]] = {
    "es": {
        "cion": "ción",
        "sion": "sión",
        "xion": "xión",
        "gion": "gión",
        "tion": "tión",
        "nion": "nión",
    },
    "pt": {
        "cao": "ção",
        "coes": "ções",
        "ao": "ão",
        "oes": "ões",
        "aes": "ães",
        "aos": "ãos",
        "encia": "ência",
        "encias": "ências",
        "ancia": "ância",
        "ancias": "âncias",
    },
}

# Plurals that Snowball leaves apart from their singular.
PLURALES: dict[str, dict[str, str]] = {
    "es": {
        "imos": "imo",  # marítimos: not a verb
        "imas": "ima",
    },
    "pt": {
        "ões": "ão",
        "ães": "ão",
        "ãos": "ão",
        "éis": "el",
        "veis": "vel",
        "eis": "il",
        "óis": "ol",
        "ois": "ol",
        "ais": "al",
        "uis": "ul",
        "is": "il",
        "ns": "m",
        "éns": "ém",
        "zes": "z",
        "res": "r",
    },
}

# Portuguese words that the plural rules would break (folded), with their singular.
IRREGULARES: dict[str, dict[str, str]] = {
    "es": {},
    "pt": {
        "aneis": "anel",
        "bois": "boi",
        "hoteis": "hotel",
        "leis": "lei",
        "papeis": "papel",
        "pasteis": "pastel",
        "reis": "rei",
        "tuneis": "tunel",
        # Not plurals at all.
        "bonus": "bonus",
        "cais": "cais",
        "depois": "depois",
        "dois": "dois",
        "gratis": "gratis",
        "jamais": "jamais",
        "lapis": "lapis",
        "oasis": "oasis",
        "onus": "onus",
        "pais": "pais",
        "seis": "seis",
        "tenis": "tenis",
        "tres": "tres",
        "virus": "virus",
    },
}

# After the last stem: endings that still differ between singular and plural or between spellings.
TERMINACIONES: dict[str, dict[str, str]] = {
    "es": {
        "z": "c",
        "i": "",
        "ific": "if",  # certificado and certificación: one thing to whoever searches
    },
    "pt": {},
}

_VACIAS_ES = """
a al algo algun alguna algunas alguno algunos ante antes aquel aquella aquellas aquello aquellos
asi aun aunque cada como con cual cuales cuando de del desde donde dos e el ella ellas ellos en
entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy fue
fueron ha haber hace han hasta hay la las le les lo los mas me mi mis mientras muy nada ni no nos
nosotros o os otra otras otro otros para pero poco por porque pues que quien quienes se sea sean
segun ser si sido sin sino sobre solo son su sus tal tambien tan tanto te tener tengo ti tiene
tienen toda todas todo todos tu tus u un una unas uno unos usted ustedes y ya yo
"""

_VACIAS_PT = """
a ao aos apenas aquela aquelas aquele aqueles aquilo as ate cada com como da das de dela delas
dele deles depois do dos e ela elas ele eles em entre era eram essa essas esse esses esta estao
estas estava este estes estou eu foi foram ha isso isto ja lhe lhes mais mas me mesmo meu meus
minha minhas muito na nao nas nem no nos nossa nossas nosso nossos num numa o os ou para pela
pelas pelo pelos por porque qual quais quando que quem sao se seja sejam sem ser seu seus so sob
sobre sua suas tambem tao tem tendo tenho ter teu teus tinha todo todos toda todas tu tua tuas um
uma umas uns voce voces
"""

# Both lists serve both languages: a question is often typed half in one and half in the other.
VACIAS = frozenset((_VACIAS_ES + _VACIAS_PT).split())
