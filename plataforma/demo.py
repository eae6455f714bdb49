"""The demonstration world: seeded, repeatable, refused in production.

Each part adds its share (`Part.demo`) to the same `Mundo`, in the order of `wsgi.PARTES`.
"""

from __future__ import annotations

import random
import secrets
import unicodedata
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select

from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.consentimientos import prueba
from plataforma.identidad.models import Consentimiento, Proposito, Usuario
from plataforma.identidad.passwords import hash_password
from plataforma.organizaciones.models import (
    Membresia,
    Organizacion,
    RolMembresia,
    TipoOrganizacion,
)
from plataforma.paises import PAISES
from plataforma.permissions import Rol

SEED = 395
DOMAIN = "escala.test"
LEARNERS = 120
TWO_SURNAMES = 0.4  # share of people who use both

# (local part, name, country, language, roles, firm)
ACCOUNTS: tuple[tuple[str, str, str, str, tuple[Rol, ...], str], ...] = (
    ("emprendedora", "Ana Benítez", "PY", "es", (), "Dulces Yvoty"),
    ("autor", "Bruno Tavares", "BR", "pt", (Rol.AUTOR,), ""),
    ("camara", "Carla Sosa", "UY", "es", (), ""),
    ("otra-camara", "Patrícia Nogueira", "BR", "pt", (), ""),
    ("consultor", "Diego Restrepo", "CO", "es", (), ""),
    ("administracion", "Elena Ríos", "UY", "es", (Rol.ADMINISTRACION,), ""),
    ("contraparte", "Gael Núñez", "MX", "es", (Rol.CONTRAPARTE,), ""),
)
CHAMBERS = (
    ("camara-litoral", "Cámara de Exportadores del Litoral", "UY", "camara"),
    ("camara-serra-gaucha", "Câmara de Comércio da Serra Gaúcha", "BR", "otra-camara"),
    ("camara-cochabamba", "Cámara de Pequeñas Industrias de Cochabamba", "BO", ""),
)
FIRST_ES = (
    "María José", "Lucía", "Rosa", "Teresa", "Valentina", "Juana", "Graciela", "Noemí", "Ximena",
    "Carmen", "Yolanda", "Beatriz", "José Luis", "Andrés", "Julián", "Raúl", "Óscar", "Iván",
    "Marcelo", "Ramón", "Ángel", "Hugo", "Félix", "Nicolás",
)  # fmt: skip
FIRST_PT = (
    "Joana", "Luíza", "Conceição", "Fernanda", "Márcia", "Aparecida", "João Pedro", "Antônio",
    "Caio", "Luís Otávio", "Sérgio", "Renato",
)  # fmt: skip
LAST_ES = (
    "Núñez", "Peña", "Ibáñez", "Quispe", "Mamani", "Rojas", "O'Higgins", "Zárate", "Gutiérrez",
    "Cáceres", "Villalba", "Ocampo", "Pizarro", "Contreras", "Duarte", "Acuña", "Salazar",
    "Chávez", "Montiel", "Arce",
)  # fmt: skip
LAST_PT = (
    "Gonçalves", "Araújo", "Simões", "Brandão", "da Conceição", "Fagundes", "Prates", "Moura",
)  # fmt: skip
FIRMS_ES = (
    "Tejidos Illimani", "Quesos La Cañada", "Cueros del Chimborazo", "Miel de Monte",
    "Maderas del Paraná", "Café Sierra Verde", "Cerámicas Ayacucho", "Conservas del Valle",
    "Software Rambla", "Aceites El Olivar", "Chocolates Manabí", "Artesanías Guanabacoa",
)  # fmt: skip
FIRMS_PT = (
    "Doces da Serra", "Açaí Rio Claro", "Calçados Vale Verde", "Móveis Pinheiro",
    "Rendas do Sertão", "Cachaçaria Boa Vista",
)  # fmt: skip


@dataclass
class Mundo:
    """What the parts share while they load: the same seed gives the same world."""

    azar: random.Random
    ahora: datetime
    cuentas: dict[str, Usuario] = field(default_factory=dict)
    camaras: list[Organizacion] = field(default_factory=list)
    aprendices: list[Usuario] = field(default_factory=list)
    # Lines that `preparar` prints at the end: (what, address).
    para_ver: list[tuple[str, str]] = field(default_factory=list)

    def hace(self, days: float) -> datetime:
        """Return the moment `days` days ago."""
        return self.ahora - timedelta(days=days)


def is_loaded() -> bool:
    found = select(Usuario.id).where(Usuario.correo == f"administracion@{DOMAIN}")
    return db.session.scalar(found) is not None


def load_people(password: str) -> Mundo:
    """Add the accounts, chambers and learners; return the world for the parts to go on with."""
    if current_app.extensions["settings"].is_production:
        msg = "demonstration data are refused in production"
        raise RuntimeError(msg)
    world = Mundo(azar=random.Random(SEED), ahora=now())  # noqa: S311 — a repeatable world
    hashed = hash_password(password)
    for local, name, country, lang, roles, firm in ACCOUNTS:
        persona = add_person(world, name, country, lang, f"{local}@{DOMAIN}")
        persona.clave_hash, persona.empresa = hashed, firm
        persona.poner_roles(roles)
        world.cuentas[local] = persona
    for slug, name, country, manager in CHAMBERS:
        chamber = Organizacion(slug=slug, nombre=name, pais=country, tipo=TipoOrganizacion.CAMARA)
        db.session.add(chamber)
        world.camaras.append(chamber)
        if manager:
            db.session.add(
                Membresia(
                    usuario=world.cuentas[manager], organizacion=chamber, rol=RolMembresia.GESTOR
                )
            )
    world.aprendices = [_learner(world, number) for number in range(LEARNERS)]
    db.session.flush()
    return world


def _learner(world: Mundo, number: int) -> Usuario:
    """Return one learner; a third in Brazil, the rest over the other twelve countries."""
    countries = sorted(set(PAISES) - {"BR"})
    brazil = number % 3 == 0
    country = "BR" if brazil else countries[(number - number // 3) % len(countries)]
    first, last = (FIRST_PT, LAST_PT) if brazil else (FIRST_ES, LAST_ES)
    name = f"{world.azar.choice(first)} {world.azar.choice(last)}"
    if world.azar.random() < TWO_SURNAMES:
        name += f" {world.azar.choice(last)}"
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    local = "".join(c if c.isalpha() else "." for c in plain.lower()).strip(".")
    persona = add_person(
        world, name, country, "pt" if brazil else "es", f"{local}.{number}@{DOMAIN}"
    )
    persona.empresa = world.azar.choice(FIRMS_PT if brazil else FIRMS_ES)
    persona.creado_el = world.hace(world.azar.uniform(3, 200))
    return persona


def add_person(world: Mundo, name: str, country: str, lang: str, address: str) -> Usuario:
    persona = Usuario(
        seudonimo=secrets.token_hex(8),
        nombre=name,
        correo=address,
        correo_verificado_el=world.ahora,
        idioma=lang,
        pais=country,
        zona_horaria=PAISES[country].zona,
        creado_el=world.hace(220),
    )
    db.session.add(persona)
    db.session.flush()
    given = prueba(Proposito.SERVICIO, lang)
    db.session.add(Consentimiento(usuario_id=persona.id, **{**asdict(given), "canal": "demo"}))
    return persona
