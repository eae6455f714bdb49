"""Somebody of whom every table keeps something, with a mark in every text."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from consultores.acreditacion.decisiones import acreditar
from consultores.gestion import notas
from consultores.gestion.models import Traspaso, TraspasoItem
from consultores.pasos import entregables
from consultores.pasos.conversacion import escribir
from consultores.pasos.marcha import cancelar
from consultores.solicitudes.formativo import Formacion, guardar_pedido
from cursos.aprendizaje.models import (
    AjusteLectura,
    LugarLectura,
    NotaLeccion,
    OpinionLeccion,
    RespuestaPractica,
    Tamano,
)
from cursos.autoria.models import ArchivoBorrador, Borrador, TextoApartado
from cursos.catalogo.models import AutorCurso
from cursos.catalogo.queries import find_curso
from cursos.cohortes.alcance import Vista
from cursos.credenciales.logros import de_version
from cursos.credenciales.services import Decision, emitir
from cursos.cuestionarios.models import AjusteEvaluacion, RespuestaIntento
from cursos.cuestionarios.services import comenzar
from cursos.discusion.services import marcar_util
from cursos.encuentros.services import pasar_lista
from cursos.formadores.models import Observacion
from cursos.lotes.models import ArchivoCohorte, Lote, LoteItem
from cursos.mensajes.models import SinMensajes
from cursos.mensajes.services import enviar as enviar_mensaje
from cursos.mensajes.services import preparar as preparar_mensaje
from cursos.novedades.emails import resumen
from cursos.novedades.services import Linea, anunciar
from cursos.reconocimientos.services import Pedido, preparar
from cursos.revisiones.models import RevisionPar
from cursos.sin_conexion.models import Envio
from cursos.tablero.filtro import Filtro
from cursos.tareas.archivos import adjuntar
from plataforma.archivos import Subida
from plataforma.busqueda import reindex
from plataforma.clock import now
from plataforma.db import db
from plataforma.equipos.invitaciones import Oferta, invitar
from plataforma.identidad import tokens
from plataforma.identidad.consentimientos import dar_consentimiento, prueba
from plataforma.identidad.models import ContactoInvitado, Proposito, PropositoToken
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from plataforma.organizaciones.models import RolMembresia
from plataforma.permissions import Rol
from plataforma.texto import TextoBilingue
from tests.factories.buzon import make_entrante
from tests.factories.cohortes import make_cohorte, make_importacion, make_inscrito
from tests.factories.consultores import (
    make_borrador,
    make_consultor,
    make_postulado,
    make_solicitud,
)
from tests.factories.credenciales import make_version
from tests.factories.cursos import make_avances, make_curso, make_inscripcion
from tests.factories.despues import make_caso_propuesto, make_caso_publicado, make_resultado
from tests.factories.discusion import make_denuncia, make_duda, make_respuesta
from tests.factories.encuentros import make_encuentro
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.factories.satisfaccion import make_valoracion
from tests.factories.tareas import give_tarea, llenar, make_entrega
from tests.plataforma.cuenta.todo_red import accredit
from tests.plataforma.cuenta.todo_trabajo import work_on

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from cursos.catalogo.models import Curso
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario

MARCA = "canarix"  # stands in every text
NOMBRE = "Zoraida Quintanilla"
CORREO = "zoraida.q@buzon.test"
TELEFONO = "+595981777001"
CANARIES = ("zoraida", "quintanilla", TELEFONO, MARCA)


def make_todo() -> Usuario:
    """Return a learner, author, manager, consultant and firm in one person."""
    z = make_usuario(
        NOMBRE, correo=CORREO, telefono=TELEFONO, empresa=f"Dulces {MARCA}", roles=(Rol.AUTOR,)
    )
    dar_consentimiento(z, prueba(Proposito.SERVICIO, "es"))
    db.session.add(ContactoInvitado(usuario=z, telefono=TELEFONO, codigo_hash=""))
    tokens.issue(PropositoToken.VERIFICAR, CORREO, datos={"alta": {"nombre": NOMBRE}})
    refused = f"SMTPRecipientsRefused({{'{CORREO}': (550, b'no')}})"
    db.session.add(Job(nombre="correo.enviar", payload={"id": 0}, estado="hecho", error=refused))
    _learn(z)
    _discuss(z)
    _manage(z)
    _advise(z)
    _ask(z)
    make_entrante(z, f"Respondo {MARCA}", asunto=f"Re: {MARCA}")
    db.session.flush()
    db.session.commit()
    reindex()
    run_due()  # the mails leave: copies of them stand in the instance folder
    return z


def _learn(z: Usuario) -> None:
    place = make_inscripcion(z, make_curso("aranceles"))
    db.session.add(AutorCurso(curso_id=place.curso_id, usuario_id=z.id))
    make_avances(place, "leccion-1")
    draft = Borrador(curso_id=place.curso_id)
    db.session.add(draft)
    db.session.flush()
    kept = {"borrador_id": draft.id, "usuario_id": z.id, "nombre": "curso.yml"}
    db.session.add(ArchivoBorrador(**kept, contenido=b"x"))
    db.session.add(TextoApartado(**kept, contenido=f"Otro {MARCA}"))
    tried = comenzar(z, place.version)
    tried.entregado_el = now()  # of a test that goes on, less is told
    db.session.add_all(
        [
            RespuestaPractica(
                usuario_id=z.id, curso_id=place.curso_id, pregunta_clave="p", respuesta=[MARCA]
            ),
            AjusteEvaluacion(usuario_id=z.id, curso_id=place.curso_id, tiempo_extra=50),
            RespuestaIntento(intento_id=tried.id, pregunta_clave="p1-1", respuesta=[MARCA]),
        ]
    )
    here = {"usuario_id": z.id, "curso_id": place.curso_id, "leccion_clave": "leccion-1"}
    db.session.add_all(
        [
            AjusteLectura(usuario_id=z.id, tamano=Tamano.GRANDE),
            LugarLectura(**here, ancla="b.7"),
            NotaLeccion(**here, texto=f"Recordar {MARCA}"),
            OpinionLeccion(**here, sirvio=True, comentario=f"Falta {MARCA}"),
        ]
    )
    db.session.add(
        Envio(
            usuario_id=z.id,
            clave=str(uuid.UUID(int=1)),
            tipo="respuesta",
            hecho_el=now(),
            resultado={"estado": "conflicto", "datos": {"campos": {"r": [MARCA]}}},
        )
    )
    _fill_in(z, place.curso)
    why = Decision(origen="manual", motivo=f"Acta {MARCA}")  # type: ignore[arg-type]
    emitir(z, de_version(place.version), why)
    _recognise(z)


def _recognise(z: Usuario) -> None:
    asked = Pedido(
        correo=CORREO,
        institucion="CVF",
        titulo="Origen",
        fecha=now().date(),
        horas=None,
        enlace=f"https://escala.test/{MARCA}",
        motivo=f"Constancia {MARCA}",
        archivo=Subida(f"{MARCA}.pdf", b"%PDF-1.4 " + MARCA.encode()),
    )
    preparar(asked, make_version("origen"))


def _discuss(z: Usuario) -> None:
    curso, other = find_curso("aranceles"), make_usuario("Otra Alumna")
    assert curso
    asked = make_duda(curso, z, titulo=f"Flete {MARCA}", texto=f"Vendo {MARCA}")
    answer = make_respuesta(asked, other, aceptado_el=now())
    make_denuncia(answer, z, detalle=f"Copia {MARCA}")
    marcar_util(answer, actor=z, si=True)
    make_respuesta(make_duda(curso, other), z, texto=f"Pague {MARCA}", aceptado_el=now())
    anunciar(answer.id)
    url = f"https://escala.test/es/cursos/aranceles/discusion/{asked.id}/"
    resumen(other, [Linea(titulo=asked.titulo, curso="Aranceles", url=url)], 0)


def _fill_in(z: Usuario, curso: Curso) -> None:
    """A worksheet with two copies and a file, handed in; and somebody else's that z reviewed."""
    give_tarea(curso, adjuntos={"titulo": {"es": "Archivo", "pt": "Arquivo"}})
    own = llenar(z, curso, detalle=f"Antes {MARCA}")
    llenar(z, curso, detalle=f"Otra {MARCA}")
    own.otra = {"detalle": f"Otra ventana {MARCA}"}
    adjuntar(own, Subida(f"{MARCA}.pdf", b"%PDF-1.4 " + MARCA.encode()), maximo=1)
    entrega = make_entrega(z, curso, detalle=f"Queso {MARCA}")
    entrega.comentario = f"Cambie {MARCA}"
    # What the other one wrote is hers: z wrote the same, so that nothing of it is missed.
    reviewed = make_entrega(make_usuario("Otra Alumna"), curso, detalle="Camión")
    reviewed.revisada_por_id, reviewed.revisada_el = z.id, reviewed.entregada_el
    advice = RevisionPar(entrega_id=reviewed.id, revisor_id=z.id, comentario=f"Mire {MARCA}")
    got = RevisionPar(
        entrega_id=entrega.id, revisor_id=reviewed.tarea.usuario_id, comentario="Revise la fuente"
    )
    db.session.add_all([advice, got])


def _manage(z: Usuario) -> None:
    chamber = make_organizacion()
    make_membresia(z, chamber)
    invitar(chamber, Oferta(correo="otra@correo.test", rol=RolMembresia.LECTOR), actor=z)
    invitar(make_organizacion(), Oferta(correo=CORREO, rol=RolMembresia.GESTOR), actor=z)
    cohorte = make_cohorte(chamber, creada_por_id=z.id)
    linea = make_inscrito(cohorte, z)
    make_valoracion(linea, cambio=f"Precio {MARCA}", falta=f"Más {MARCA}")
    encuentro = make_encuentro(cohorte, z, titulo="Encuentro")
    pasar_lista(encuentro, llegaron=[linea.id], no_llegaron=[], actor=z)
    _write_to_the_cohort(z, linea)
    lote = Lote(cohorte_id=cohorte.id, pedido_por_id=z.id, motivo=f"Acta {MARCA}")
    lote.estado, lote.decidido_por_id, lote.motivo_rechazo = "rechazado", z.id, f"No {MARCA}"  # type: ignore[assignment]
    db.session.add(lote)
    db.session.flush()
    db.session.add(LoteItem(lote_id=lote.id, usuario_id=z.id, estado="pendiente"))
    db.session.add(ArchivoCohorte(cohorte_id=cohorte.id, pedido_por_id=z.id, clave="nada"))
    other = make_usuario("Otra Facilitadora")
    for seen, by in ((z, other), (other, z)):
        db.session.add(
            Observacion(
                cohorte_id=cohorte.id,
                facilitador_id=seen.id,
                observador_id=by.id,
                fecha=now().date(),
                texto=f"Explicó {MARCA}",
            )
        )
    rows = f"Nombre;Correo;Celular;Empresa\n{NOMBRE};{CORREO};;F {MARCA}\nLuz Vera;luz@correo.com;;"
    make_importacion(cohorte, z, rows)


def _write_to_the_cohort(z: Usuario, linea: Participante) -> None:
    text = TextoBilingue("El curso le espera", "O curso espera por você")
    vista = Vista(linea.cohorte, linea.cohorte.organizacion)
    kept = preparar_mensaje(vista, Filtro(), asunto=text, texto=text, marca="m" * 32, actor=z)
    enviar_mensaje(vista, kept.id, actor=z)
    quiet = make_inscrito(make_cohorte(vista.organizacion, "Otra"), z)
    db.session.add(SinMensajes(participante_id=quiet.id))


def _advise(z: Usuario) -> None:
    text = TextoBilingue(f"Ayudo {MARCA}", f"Ajudo {MARCA}")
    mine = make_consultor(
        z, nombre=NOMBRE, intereses=f"Nada {MARCA}", resumen=text, presentacion=text
    )
    firm = make_usuario("Otra Empresa")
    make_borrador(firm, mine)
    for state in ("asignada", "aceptada", "en_curso"):
        make_solicitud(firm, mine, state)
    _deliver(work_on(make_solicitud(firm, mine, "en_curso"), z, MARCA), mine)
    rated = make_solicitud(firm, mine, "cerrada")
    entregables.replicar(rated, actor=z, texto=f"Gracias {MARCA}")
    escribir(make_solicitud(firm, mine), actor=z, texto=f"Hola {MARCA}", intento="a")
    acreditar(make_postulado(nombre="Otro Consultor"), actor=z, nivel="N1")
    accredit(z, mine, MARCA)
    moved = TraspasoItem(solicitud_id=rated.id)
    db.session.add(
        Traspaso(intento="t", consultor=mine, pedido_por=z, motivo=f"Se fue {MARCA}", items=[moved])
    )
    notas.escribir(rated, actor=z, texto=f"Llamé {MARCA}", intento="n")
    make_caso_propuesto(rated, MARCA)


def _deliver(request: Solicitud, consultor: Consultor) -> None:
    assert consultor.usuario
    file = Subida(f"{MARCA}.pdf", b"%PDF-1.4 " + MARCA.encode())
    entregables.entregar(
        request, actor=consultor.usuario, texto=f"Paga {MARCA}", intento="e", subidas=[file]
    )


def _ask(z: Usuario) -> None:
    other = make_consultor(nombre="Diego Restrepo")
    said = dict.fromkeys(("titulo", "descripcion", "producto"), f"Queso {MARCA}")
    draft = make_borrador(z, other, **said)
    when = now().date()
    guardar_pedido(
        draft, Formacion(desde=when, hasta=when, personas=9, lugar=MARCA, para_quienes=MARCA)
    )
    waiting = make_solicitud(z, other, "asignada", **said)
    escribir(waiting, actor=z, texto=f"Soy {NOMBRE}, {MARCA}", intento="b")
    _deliver(work_on(make_solicitud(z, other, "en_curso", **said), z, MARCA), other)
    cancelar(make_solicitud(z, other, **said), actor=z, motivo=f"Ya no {MARCA}")
    closed = make_solicitud(z, other, "entregada", **said)
    opinion = entregables.Opinion(contactada=True, util=True, a_tiempo=True, trato=5)
    entregables.confirmar(closed, opinion, actor=z)
    notas.escribir(closed, actor=make_usuario("Elena"), texto=f"Vende {MARCA}", intento="n")
    assert closed.calificacion
    closed.calificacion.comentario = f"Bien {MARCA}"
    make_resultado(closed, MARCA)
    make_caso_publicado(closed, z)
