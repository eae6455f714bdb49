"""A small world with one object of each kind, and the people who knock at its doors."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image

from consultores.acreditacion.enlaces import firmar
from consultores.gestion.models import EstadoTraspaso, Traspaso, TraspasoItem
from consultores.pasos import entregables
from consultores.promesa.services import publicar
from cursos.catalogo.almacen import store_images, store_package
from cursos.catalogo.queries import find_curso, find_version_actual
from cursos.cohortes.codigo import abrir, codigo_de
from cursos.cohortes.enlaces import enlace_de
from cursos.credenciales.logros import de_version
from cursos.credenciales.models import Origen
from cursos.credenciales.services import Decision, emitir
from cursos.cuestionarios.services import comenzar
from cursos.imagenes.photographs import shrink
from cursos.lotes.services import empezar
from cursos.revisiones.models import RevisionPar
from cursos.tareas.archivos import adjuntar
from plataforma.archivos import Subida
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.equipos.invitaciones import Oferta, invitar
from plataforma.identidad.models import Sesion
from plataforma.identidad.sessions import hash_token
from plataforma.organizaciones.models import RolMembresia
from plataforma.permissions import Rol
from tests.factories.acreditacion import make_pruebas
from tests.factories.autoria import make_borrador
from tests.factories.buzon import make_entrante
from tests.factories.cohortes import (
    make_cohorte,
    make_importacion,
    make_inscrito,
    make_participante,
)
from tests.factories.consultores import make_consultor, make_postulado, make_solicitud
from tests.factories.credenciales import make_aval, make_emisor
from tests.factories.cursos import make_autor, make_curso
from tests.factories.diplomas import make_reconocimiento
from tests.factories.discusion import make_denuncia, make_duda, make_respuesta
from tests.factories.encuentros import make_encuentro
from tests.factories.guias import stored_guide, with_guide
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.factories.tareas import give_tarea, llenar, make_entrega
from tests.factories.trabajo import make_trabajo
from tests.guards.world_despues import make_despues
from tests.guards.world_mensajes import make_mensaje

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

CAST = ("anonymous", "ana", "bruno", "carla", "otra", "diego", "elena", "gael", "fabian")
LIST = "Nombre;Correo\nLuz Peña;luz@correo.com\nSin Correo;nada\n"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass
class World:
    """`people` by name (an anonymous visitor is not there); `args`: the parts of addresses."""

    people: dict[str, Usuario]
    args: dict[str, Any]


def make_people() -> dict[str, Usuario]:
    """The cast, with a second chamber manager who must see nothing of the first one's."""
    return {
        "ana": make_usuario("Ana Benítez", correo="ana@escala.test", pais="PY"),
        "bruno": make_usuario("Bruno Tavares", pais="BR", idioma="pt", roles=(Rol.AUTOR,)),
        "carla": make_usuario("Carla Sosa", pais="UY"),
        "otra": make_usuario("Patrícia Nogueira", pais="BR", idioma="pt"),
        "diego": make_usuario("Diego Restrepo", pais="CO"),
        "elena": make_usuario("Elena Ríos", pais="UY", roles=(Rol.ADMINISTRACION,)),
        "gael": make_usuario("Gael Núñez", pais="MX", roles=(Rol.CONTRAPARTE,)),
        "fabian": make_usuario("Fabián Quispe", pais="BO"),
    }


def make_world() -> World:
    """Ana learns what Bruno wrote, is in Carla's cohort, holds a credential, asked Diego."""
    people = make_people()
    academy = {**_course(people["ana"], people["bruno"]), **_cohort(people)}
    discussion = _discussion(academy["curso"], people)
    return World(people, {**academy, **discussion, **_network(people), **_house(people)})


def _course(ana: Usuario, bruno: Usuario) -> dict[str, Any]:
    curso = make_curso("curso-uno")
    make_autor(bruno, curso)
    version = find_version_actual(curso.id)
    assert version is not None
    version.guia = stored_guide()
    store_package(version.hash, with_guide())
    intento = comenzar(ana, version)
    credencial = emitir(ana, de_version(version), Decision(origen=Origen.AUTOMATICA))
    db.session.flush()
    borrador = make_borrador(curso, bruno)
    return {
        "autor": curso.autores[0].id,
        "apartado": borrador.apartados[0].id,
        "nombre": "preguntas/precio.yml",
        **_worksheet(ana, curso),
        "curso": curso.slug,
        "ruta": "primera-exportacion",
        "leccion": "leccion-1",
        "modulo": "m1",
        "pregunta": "p1-0",
        "intento": intento.id,
        "n": 1,
        "codigo": credencial.codigo,
        "reconocimiento": make_reconocimiento(ana).clave,
        "acto": "suspender",
        "tipo": "pdf",
        "idiomas": "es-pt",
        "uso": "suspension",
        "lista": 1,
        "huella": _image(),
        "clase": "webp",
    }


def _worksheet(ana: Usuario, curso: Curso) -> dict[str, Any]:
    """Handed in, with a file."""
    give_tarea(curso, adjuntos={"titulo": {"es": "Archivo", "pt": "Arquivo"}})
    archivo = adjuntar(llenar(ana, curso), Subida("factura.pdf", PDF), maximo=1)
    entrega = make_entrega(ana, curso)
    return {
        "hoja": "costos-exw-fob-cif",
        "numero": entrega.numero,
        "entrega": entrega.id,
        "revision": _peer_review(ana, curso),
        "formato": "xlsx",
        "archivo": archivo.clave,
    }


def _peer_review(ana: Usuario, curso: Curso) -> int:
    """Somebody's sheet that Ana was given to look at."""
    revision = RevisionPar(entrega=make_entrega(make_usuario("Otra"), curso), revisor_id=ana.id)
    db.session.add(revision)
    db.session.flush()
    return revision.id


def _image() -> str:
    """An image of a lesson."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(buffer, "PNG")
    imagen = shrink(buffer.getvalue())
    store_images({"imagenes/teal.png": imagen})
    return imagen.huella


def _discussion(slug: str, people: dict[str, Usuario]) -> dict[str, Any]:
    """Ana asked and answered herself, Bruno too; Diego reported what Fabián wrote."""
    curso = find_curso(slug)
    assert curso is not None
    duda = make_duda(curso, people["ana"])
    aporte = make_respuesta(duda, people["ana"])
    make_respuesta(duda, people["bruno"], del_curso=True)
    make_denuncia(make_respuesta(duda, people["fabian"], idioma="pt"), people["diego"])
    return {"duda": duda.id, "aporte": aporte.id}


def _cohort(people: dict[str, Usuario]) -> dict[str, Any]:
    camara = make_organizacion("Cámara del Litoral", slug="litoral", pais="UY")
    otra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    emisor = make_emisor(camara)
    curso = find_curso("curso-uno")
    version = find_version_actual(curso.id) if curso else None
    assert version is not None
    miembro = make_membresia(people["carla"], camara)
    make_membresia(people["otra"], otra)
    otra_camara = make_organizacion("Câmara do Vale", slug="vale", pais="BR")
    cohorte = make_cohorte(camara)
    abrir(cohorte, cohorte.cierre, actor=people["carla"])
    make_inscrito(cohorte, people["ana"], completada_el=now())  # its survey is hers to answer
    invited = make_participante(cohorte)
    return {
        "organizacion": camara.slug,
        "camara": camara.slug,
        "logro": version.credencial["codigo"],
        "aval": make_aval(emisor, version).codigo,
        "aval_de_secretaria": make_aval(None, version).codigo,
        "idioma": "es",
        "miembro": miembro.id,
        **_invitation(camara, people["carla"]),
        "cohorte": cohorte.id,
        "codigo_de_cohorte": codigo_de(cohorte),
        "otra": otra_camara.slug,
        "participante": invited.id,
        **make_mensaje(cohorte, people["carla"]),
        "encuentro": make_encuentro(cohorte, people["carla"]).id,
        "token": enlace_de(invited.semilla).token,
        "lote": empezar(cohorte).id,
        "importacion": make_importacion(cohorte, people["carla"], LIST).id,
        "fila": 3,
    }


def _invitation(camara: Organizacion, carla: Usuario) -> dict[str, Any]:
    """Somebody that Carla invited to her team, and the link that only the mail holds."""
    made = invitar(camara, Oferta(correo="luz@correo.com", rol=RolMembresia.LECTOR), actor=carla)
    made.token_hash = hash_token("llave-de-equipo")
    db.session.flush()
    return {"invitacion": made.id, "llave": "llave-de-equipo"}


def _network(people: dict[str, Usuario]) -> dict[str, Any]:
    consultor = make_consultor(people["diego"])
    solicitud = make_solicitud(people["ana"], consultor, hasta="en_curso")
    entregables.entregar(
        solicitud,
        actor=people["diego"],
        texto="Paga 0 %.",
        intento=secrets.token_hex(8),
        subidas=[Subida("informe.pdf", PDF)],
    )
    db.session.flush()
    applicant = make_postulado(people["fabian"], nombre="Fabián Quispe", pais="MX")
    applied = make_pruebas(people["fabian"])
    archivo = solicitud.entregables[0].archivos[0]
    archivo = solicitud.entregables[0].archivos[0]
    return {
        **make_trabajo(solicitud),
        "referencia": solicitud.referencia,
        "clave": archivo.clave,
        "slug": consultor.slug,
        "firma": "nada",
        "postulado": applicant.slug,
        "postulacion": applied.clave,
        "evidencia": applied.evidencias[0].clave,
        "referencia_pedida": applied.referencias[0].id,
        "enlace_de_referencia": firmar(applied.referencias[0]),
        "enlace_de_miembro": firmar(applied),
        "area": "ADU",
        "seccion": "experiencia",
        "paso": "cerrar",
        "traspaso": _moved(consultor, solicitud, people["elena"]),
        **make_despues(people["ana"], consultor),
    }


def _moved(consultor: Consultor, solicitud: Solicitud, elena: Usuario) -> int:
    """A receipt of work that Elena moved; and the figures of the day are published."""
    publicar()
    items = [TraspasoItem(solicitud_id=solicitud.id, estado=EstadoTraspaso.OMITIDO)]
    moved = Traspaso(
        intento="m", consultor=consultor, pedido_por=elena, motivo="Se fue", items=items
    )
    moved.terminado_el = now()
    db.session.add(moved)
    db.session.flush()
    return moved.id


def _house(people: dict[str, Usuario]) -> dict[str, Any]:
    sesion = Sesion(token_hash=secrets.token_hex(32), usuario_id=people["ana"].id)
    mail = Correo(
        message_id=f"<{secrets.token_hex(8)}@escala.test>", para="ana@escala.test", idioma="es",
        plantilla="x", asunto="Hola", texto="Hola", html="<p>Hola</p>",
    )  # fmt: skip
    entrante = make_entrante(people["ana"])
    db.session.add_all([sesion, mail])
    db.session.commit()
    return {
        "seudonimo": people["ana"].seudonimo,
        "sesion_id": sesion.id,
        "correo_id": mail.id,
        "mail_id": entrante.id,
        "proposito": "novedades",
        "enlace": "nada",
    }
