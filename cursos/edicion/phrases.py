"""The faults of a package in the person's language. The check itself speaks English, as code does.

A wording that is not here yet is shown as the check says it.
"""

# ruff: noqa: E501 — a phrase book: one fault a line reads better
from __future__ import annotations

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

Q = "['\"](?P<a>.*?)['\"]"
_FRASES = [
    (rf"unknown key {Q}", _l("No existe la clave «%(a)s». Quítela o corríjala.")),
    (rf"{Q} is missing.*mark the translation.*", _l("Falta decir qué original traduce: márquela como revisada.")),
    (rf"{Q} is missing", _l("Falta «%(a)s».")),
    (rf"{Q} is missing: give it, or say .*", _l("Falta «%(a)s». Si el curso no tiene evaluación, escriba cierre: {evaluacion: no}.")),
    (rf"key {Q} twice", _l("La clave «%(a)s» está dos veces.")),
    (r"the file is missing", _l("Falta el archivo.")),
    (r"the file is empty", _l("El archivo está vacío.")),
    (r"the translation is missing", _l("Falta la traducción.")),
    (r"is not UTF-8", _l("El archivo no está en UTF-8. Guárdelo con esa codificación.")),
    (r"has a character that cannot be seen", _l("Hay un carácter invisible. Borre la línea y escríbala otra vez.")),
    (r"begins with --- .*", _l("El archivo empieza con --- y la ficha termina con ---.")),
    (r"YAML: (?P<a>.*)", _l("El YAML está mal escrito (%(a)s). Revise los dos puntos, las comillas y los espacios del comienzo.")),
    (r"YAML anchors .*", _l("No use & ni * de YAML.")),
    (r"more than (?P<a>\d+) levels", _l("Hay más de %(a)s niveles, uno dentro de otro.")),
    (rf"{Q} is an address of the site: rename the lesson", _l("«%(a)s» es una dirección del sitio. Dé otra clave a la lección.")),
    (rf"lesson {Q} is in the course twice", _l("La lección «%(a)s» está dos veces en el curso.")),
    (r"there is no lecciones/NN-(?P<a>.*)\.es\.md", _l("No hay archivos de la lección «%(a)s».")),
    (rf"module {Q} twice", _l("El módulo «%(a)s» está dos veces.")),
    (r"is not after 'revisada'", _l("La próxima revisión va después de la última.")),
    (r"the lesson is in no module of curso.yml", _l("La lección no está en ningún módulo de curso.yml.")),
    (r"the order differs from the file numbers.*", _l("El orden de los módulos no es el de los números de los archivos.")),
    (r"lessons are numbered 01, 02, 03 .*", _l("Las lecciones se numeran 01, 02, 03 …")),
    (rf"{Q} is (?P<b>.*) in the Spanish file", _l("«%(a)s» es %(b)s en el archivo en español.")),
    (rf"{Q} has another length in the Spanish file", _l("«%(a)s» tiene otra cantidad en el archivo en español.")),
    (rf"has another number of {Q} boxes than es", _l("Tiene otra cantidad de recuadros «%(a)s» que el español.")),
    (rf"the file name says {Q}", _l("El nombre del archivo dice «%(a)s».")),
    (r"has (?P<a>\d+) 'ejemplo' boxes, needs one", _l("Tiene %(a)s recuadros «ejemplo»; lleva uno.")),
    (r"has (?P<a>\d+) words, needs (?P<b>\d+) to (?P<c>\d+)", _l("Tiene %(a)s palabras; lleva de %(b)s a %(c)s.")),
    (r"a box begins at the start of its line: .*", _l("Un recuadro empieza al comienzo de su línea: !!! ejemplo")),
    (rf"unknown box {Q}: use (?P<b>.*)", _l("No existe el recuadro «%(a)s». Use %(b)s.")),
    (r"headings begin at ##.*", _l("Los títulos empiezan con ##: el título de la lección es otro.")),
    (r"HTML is not allowed.*", _l("No se permite HTML. Escriba Markdown.")),
    (r"the same sign sixty times in a row", _l("El mismo signo, sesenta veces seguidas.")),
    (rf"link to {Q}: use .*", _l("El enlace a «%(a)s» no lleva a ninguna parte. Use una dirección completa (https://…) o leccion:clave.")),
    (rf"links to lesson {Q}, .*", _l("Enlaza a la lección «%(a)s», que no está en el curso.")),
    (r"table of more than (?P<a>\d+) columns.*", _l("Una tabla de más de %(a)s columnas no cabe en un teléfono.")),
    (r"line longer than (?P<a>\d+) characters.*", _l("Una línea de más de %(a)s caracteres. Empiece otro párrafo.")),
    (r"the text is longer than (?P<a>\d+) characters", _l("El texto pasa de %(a)s caracteres.")),
    (r"the text has more than (?P<a>\d+) Markdown signs", _l("El texto tiene más de %(a)s signos de Markdown.")),
    (rf"there is no image {Q} in the package", _l("No hay ninguna imagen «%(a)s» en el curso. Súbala desde la lección.")),
    (r"the image needs a text of (?P<a>\d+) to (?P<b>\d+) .*", _l("La imagen necesita un texto que diga qué muestra, de %(a)s a %(b)s caracteres.")),
    (r"write an image as .*", _l("Escriba la imagen así: ![qué muestra](imagenes/nombre.webp)")),
    (r"has other headings than es", _l("Los títulos no son los mismos que en español, en el mismo orden.")),
    (r"links to other lessons than es.*", _l("Enlaza a otras lecciones que el español, o en otro orden.")),
    (r"a guide has no images", _l("La guía no lleva imágenes.")),
    (r"shows other images than es", _l("Muestra otras imágenes que el español.")),
    (r"no lesson shows this image", _l("Ninguna lección muestra esta imagen.")),
    (r"(?:is not a WebP, PNG or JPEG|is a damaged) image|is \w+, not \w+", _l("No es una imagen WebP, PNG o JPEG que se pueda abrir.")),
    (r"is not a drawing in SVG|has a (?:value|number) of .* not understood|has too many (?:parts|dashed lines)|has a marker that .*|has markers on .*", _l("No es un dibujo SVG que se pueda mostrar.")),
    (r"may not have <?(?P<a>[^=>]*)[=>]", _l("Un dibujo no puede tener «%(a)s»: solo formas y palabras.")),
    (r"may only refer to its own parts .*", _l("Un dibujo solo puede usar lo que tiene dentro.")),
    (r"needs viewBox, width .*", _l("El dibujo debe decir viewBox, width y height, en píxeles.")),
    (r"begins with a title: .*", _l("El dibujo empieza con <title>: qué muestra.")),
    (rf"shows {Q}: words of the other", _l("Muestra «%(a)s», que tiene las palabras del otro idioma.")),
    (r"the formula gives (?P<a>.*)", _l("La fórmula da %(a)s.")),
    (r"it is (?P<a>\d{4}-\d\d-\d\d)", _l("La fecha que da la cuenta es %(a)s.")),
    (r"there is no such date", _l("No existe esa fecha.")),
    (r"the lesson \((?P<a>es|pt)\) does not say this date", _l("La lección (%(a)s) no dice esa fecha.")),
    (r"the lesson \((?P<a>es|pt)\) does not say .*", _l("La lección (%(a)s) no dice ese número.")),
    (r"the example \((?P<a>es|pt)\) says (?P<b>.*): given.*", _l("El ejemplo (%(a)s) dice %(b)s y ninguna cuenta lo explica.")),
    (rf"lesson {Q} is in the file twice", _l("La lección «%(a)s» está dos veces en el archivo.")),
    (r".*plazos: say dias or meses", _l("Un plazo dice días o meses, uno de los dos.")),
    (r"has too many pixels|is too small to see", _l("La imagen es demasiado grande o demasiado chica.")),
    (r"the quiz asks (?P<a>\d+) questions, the bank has (?P<b>\d+)", _l("La evaluación pide %(a)s preguntas y el banco tiene %(b)s.")),
    (r"the lesson has no practice question", _l("La lección no tiene ninguna pregunta de práctica.")),
    (rf"curso.yml has no module {Q}", _l("curso.yml no tiene el módulo «%(a)s».")),
    (rf"question {Q} is in the course twice", _l("La pregunta «%(a)s» está dos veces en el curso.")),
    (rf"module {Q} has no lesson ['\"](?P<b>.*)['\"]", _l("El módulo «%(a)s» no tiene la lección «%(b)s».")),
    (r"calculo gives (?P<a>.*), respuesta says (?P<b>.*)", _l("El cálculo da %(a)s y la respuesta dice %(b)s.")),
    (r"the key does not get full marks", _l("La respuesta correcta no obtiene todos los puntos.")),
    (r"two (?:options|\w+) have the same clave", _l("Dos opciones tienen la misma clave.")),
    (r"two (?:options|\w+) say the same in (?P<a>\w+)", _l("Dos opciones dicen lo mismo en «%(a)s».")),
    (r"tipo opcion needs one right option, found (?P<a>\d+)", _l("Lleva una sola opción correcta; tiene %(a)s.")),
    (r"tipo multiple needs a right option", _l("Lleva al menos una opción correcta.")),
    (r"tipo multiple needs a wrong option", _l("Lleva al menos una opción incorrecta.")),
    (rf": Input tag {Q} found .* expected tags: (?P<b>.*)", _l("No existe el tipo «%(a)s». Use %(b)s.")),
    (r"not the same numbers in es and pt: (?P<a>.*)", _l("El español y el portugués no dicen los mismos números: %(a)s.")),
    (rf"there is no category {Q}", _l("No hay ninguna categoría «%(a)s».")),
    (r"desde, hasta and paso give .*", _l("«desde», «hasta» y «paso» dan demasiados valores, o uno solo.")),
    (rf"the name {Q} is taken", _l("El nombre «%(a)s» ya se usa para otra cosa.")),
    (r"(?:formula|calculo): (?P<a>.*)", _l("La fórmula no se entiende (%(a)s).")),
    (r".*?['\"](?P<a>.*)['\"] cannot be typed as an answer", _l("«%(a)s» no se puede escribir como respuesta.")),
    (r"errores: ['\"]?(?P<a>.*?)['\"]? is (?:a right answer|right)", _l("%(a)s está entre los errores y es una respuesta correcta.")),
    (r"a gap has either opciones or respuestas", _l("Un hueco lleva «opciones» o «respuestas», no las dos.")),
    (r"a gap needs one right option", _l("Cada hueco lleva una sola opción correcta.")),
    (r"texto: (?P<a>\w+) does not have each gap once.*", _l("En «%(a)s» falta un hueco, o está dos veces.")),
    (r"es and pt do not use the same values.*", _l("El español y el portugués no usan los mismos valores.")),
    (r"no value \{(?P<a>.*)\} can be shown in .*", _l("No hay ningún valor «%(a)s» para mostrar.")),
    (r"enunciado does not say \{(?P<a>.*)\}", _l("El enunciado no dice {%(a)s}.")),
    (r"a value is written .*", _l("Un valor se escribe entre llaves: {nombre}")),
    (r"sorteo: say modulo, etiqueta or dificultad", _l("En «sorteo» diga módulo, etiqueta o dificultad.")),
    (r"(?:sorteo|this rule) draws (?P<a>\d+) questions, the (?:quiz asks|bank has) (?P<b>\d+)", _l("El sorteo pide %(a)s preguntas y hay %(b)s.")),
    (r"modulos: has no list of lessons", _l("El módulo no tiene una lista de lecciones en curso.yml.")),
    (rf"there is no file {Q}", _l("No hay ningún archivo «%(a)s».")),
    (r"is not an \.xlsx file|contains macros|is too large when unpacked", _l("No es una planilla .xlsx sin macros.")),
    (r"nothing in curso.yml refers to this file", _l("curso.yml no menciona este archivo.")),
    (r"the source changed after this translation.*", _l("El original cambió después. Revise la traducción y márquela como revisada.")),
    (r"both languages have 'fuente'.*", _l("Los dos idiomas dicen ser traducción («fuente»): solo uno lo es.")),
    (r"a correction has the lessons .*", _l("Una corrección tiene las mismas lecciones que la versión publicada. Publíquela como cambio de contenido.")),
    (r"takes too long to check.*", _l("Revisarlo lleva demasiado tiempo. Acorte y simplifique los textos.")),
    (r"is larger than (?P<a>.*?)(?: when .*| even .*)?", _l("Pasa de %(a)s.")),
    (r"has more than (?P<a>.*) of text", _l("Pasa de %(a)s de texto.")),
    (r"more than (?P<a>\d+) files", _l("Tiene más de %(a)s archivos.")),
    (r"no file of a package is called so.*", _l("Ningún archivo de un curso se llama así.")),
    (r"is a link: .*", _l("Es un enlace. Ponga el archivo mismo.")),
    (r"leads out of the package", _l("Su ruta sale del paquete.")),
    (r"is encrypted: .*", _l("El zip tiene clave. Hágalo sin ella.")),
    (r"is in the zip twice", _l("Está dos veces en el zip.")),
    (r"is not a zip file, or is damaged|is damaged in the zip", _l("No es un zip, o está dañado.")),
    (r"(?P<a>\w+): Input should be (?P<b>'.*)", _l("«%(a)s» puede ser: %(b)s.")),
    (r"(?P<a>\w+): (?:String|List|Tuple|Value|Data) should have at (?P<b>least|most) (?P<c>\d+) .*", _l("«%(a)s» está vacío o tiene demasiado: el límite es %(c)s.")),
    (r"(?P<a>\w+): .*", _l("El valor de «%(a)s» no sirve. Compárelo con el de otro curso.")),
]  # fmt: skip
FRASES = [(re.compile(pattern, re.DOTALL), text) for pattern, text in _FRASES]


def say(text: str) -> str:
    """Return what is wrong, in the language of the page."""
    for pattern, phrase in FRASES:
        if found := pattern.fullmatch(text):
            values = {k: v or "" for k, v in found.groupdict().items()}
            return str(phrase) % values if values else str(phrase)
    said: str = _("Por corregir: %(texto)s", texto=text)
    return said
