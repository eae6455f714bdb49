"""create_app: builds the application from the parts it is given, and knows none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_migrate import Migrate
from jinja2 import StrictUndefined

from config import ROOT
from plataforma import (
    access,
    assets,
    cache,
    cli,
    direccion,
    errors,
    i18n,
    limits,
    security,
    storage,
)
from plataforma.busqueda import init_search
from plataforma.db import db, init_db
from plataforma.identidad.sessions import init_identity
from plataforma.jobs.runner import init_jobs
from plataforma.navegacion import init_navigation
from plataforma.part import Part, Slot, tarjetas
from plataforma.permissions import TABLA
from plataforma.secretos import Claves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config import Settings


def create_app(settings: Settings, parts: Sequence[Part]) -> Flask:
    """Return a ready application, or raise SettingsError / UndeclaredAccessError."""
    settings.check()
    settings.instance_dir.mkdir(parents=True, exist_ok=True)
    app = Flask(
        "plataforma",
        root_path=str(ROOT / "plataforma"),
        static_folder=None,
        instance_path=str(settings.instance_dir),
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.debug = settings.debug
    app.testing = settings.entorno == "pruebas"
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database,
        TRANSLATIONS=ROOT / "translations",
        JSON_SORT_KEYS=False,
    )
    app.extensions.update(
        settings=settings, partes=tuple(parts), claves=Claves(settings.instance_dir / "claves")
    )
    _install(app, settings, parts)
    access.check_declarations(app)
    return app


def _install(app: Flask, settings: Settings, parts: Sequence[Part]) -> None:
    init_db(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    security.init_security(app, settings)
    direccion.init_addresses(app)
    cache.init_cache(app)
    i18n.init_i18n(app)
    errors.init_errors(app)
    limits.init_limits(app)
    storage.init_storage(app)
    init_identity(app)
    access.init_access(app, [TABLA, *(p.permissions for p in parts)])
    assets.init_assets(app)
    for part in parts:
        for blueprint in part.blueprints:
            app.register_blueprint(blueprint, url_prefix=i18n.PREFIX + (blueprint.url_prefix or ""))
        for blueprint in part.root_blueprints:
            app.register_blueprint(blueprint)
        for command in part.commands:
            app.cli.add_command(command)
    cli.init_cli(app)
    init_search(app, {k: v for p in parts for k, v in p.search_sources.items()})
    init_jobs(app)
    init_navigation(app)
    _template_globals(app, settings, parts)


def _template_globals(app: Flask, settings: Settings, parts: Sequence[Part]) -> None:
    app.jinja_env.globals.update(
        settings={
            "nombre": settings.nombre,
            "base_url": settings.base_url,
            "contacto": settings.contacto,
        },
        Slot=Slot,
        finales=[p.page_end for p in parts if p.page_end],
        tarjetas=tarjetas,
    )

    @app.context_processor
    def page_values() -> dict[str, Any]:
        return {"lang": i18n.get_lang()}
