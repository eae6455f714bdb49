"""nucleo: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

CLOCKS = (
    ("asignada", "aceptacion", "responder_antes_el"),
    ("en_espera", "asignacion", "actualizada_el"),
    ("aceptada", "alcance", "entregar_antes_el"),
    ("en_curso", "entrega", "entregar_antes_el"),
    ("en_revision", "revision", "entregar_antes_el"),
    ("entregada", "conformidad", "actualizada_el"),
)
BEFORE = "'aceptada', 'asignada', 'en_curso', 'en_revision', 'entregada'"
NOW = "'aceptada', 'en_curso', 'en_revision', 'entregada', 'suspendida'"


def upgrade():
    with op.batch_alter_table("archivo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mensaje_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_archivo_mensaje_id"), ["mensaje_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_archivo_mensaje_id"), "mensaje", ["mensaje_id"], ["id"]
        )

    with op.batch_alter_table("asignacion", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("por", sa.String(length=20), server_default="solicitante", nullable=False)
        )
        batch_op.add_column(
            sa.Column("razones", sa.JSON(), server_default=sa.text("'[]'"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("causa", sa.String(length=24), server_default="", nullable=False)
        )
        batch_op.drop_index(batch_op.f("ix_asignacion_consultor_id"))
        batch_op.drop_constraint(
            batch_op.f("uq_asignacion_solicitud_id_consultor_id"), type_="unique"
        )
        batch_op.create_index("ix_asignacion_asignada_el", ["asignada_el"], unique=False)
        batch_op.create_index(
            "ix_asignacion_consultor_id_respuesta", ["consultor_id", "respuesta"], unique=False
        )
        batch_op.create_index("ix_asignacion_solicitud_id", ["solicitud_id"], unique=False)
        batch_op.create_index(
            "uq_asignacion_abierta",
            ["solicitud_id", "consultor_id"],
            unique=True,
            sqlite_where=sa.text("respuesta = 'pendiente'"),
            postgresql_where=sa.text("respuesta = 'pendiente'"),
        )

    with op.batch_alter_table("movimiento", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("causa", sa.String(length=24), server_default="", nullable=False)
        )

    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organizacion_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("elegido_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("servicio", sa.String(length=8), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("sector", sa.String(length=3), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("modalidad", sa.String(length=12), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("no_con", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("desenlace", sa.String(length=20), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("reloj", sa.String(length=12), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("reloj_desde", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("meta_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("alerta_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("limite_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("proximo_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("aviso", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("escalada_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("suspendida_hasta", sa.Date(), nullable=True))
        batch_op.create_index("ix_solicitud_area_pais", ["area", "pais"], unique=False)
        batch_op.create_index(batch_op.f("ix_solicitud_elegido_id"), ["elegido_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_solicitud_organizacion_id"), ["organizacion_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_solicitud_proximo_el"), ["proximo_el"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_solicitud_organizacion_id"), "organizacion", ["organizacion_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_solicitud_elegido_id"), "consultor", ["elegido_id"], ["id"]
        )

    # hand-written: a request that is only offered is nobody's, and every open one has its clock.
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_solicitud_con_consultor"), type_="check")
    op.execute(
        "UPDATE solicitud SET elegido_id = consultor_id, consultor_id = NULL "
        "WHERE estado IN ('borrador', 'en_espera', 'asignada')"
    )
    for estado, reloj, column in CLOCKS:
        op.execute(
            f"UPDATE solicitud SET reloj = '{reloj}', reloj_desde = actualizada_el, "
            f"meta_el = {column}, alerta_el = {column}, limite_el = {column}, "
            f"proximo_el = {column} WHERE estado = '{estado}'"
        )
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_check_constraint(
            batch_op.f("ck_solicitud_con_consultor"),
            f"estado NOT IN ({NOW}) OR consultor_id IS NOT NULL",
        )


def downgrade():
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_solicitud_con_consultor"), type_="check")
    op.execute(
        "UPDATE solicitud SET consultor_id = elegido_id WHERE consultor_id IS NULL "
        "AND estado IN ('borrador', 'en_espera', 'asignada')"
    )
    op.execute(
        "UPDATE solicitud SET estado = 'en_espera' WHERE consultor_id IS NULL "
        "AND estado = 'asignada'"
    )
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_check_constraint(
            batch_op.f("ck_solicitud_con_consultor"),
            f"estado NOT IN ({BEFORE}) OR consultor_id IS NOT NULL",
        )

    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_solicitud_elegido_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_solicitud_organizacion_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_solicitud_proximo_el"))
        batch_op.drop_index(batch_op.f("ix_solicitud_organizacion_id"))
        batch_op.drop_index(batch_op.f("ix_solicitud_elegido_id"))
        batch_op.drop_index("ix_solicitud_area_pais")
        batch_op.drop_column("suspendida_hasta")
        batch_op.drop_column("escalada_el")
        batch_op.drop_column("aviso")
        batch_op.drop_column("proximo_el")
        batch_op.drop_column("limite_el")
        batch_op.drop_column("alerta_el")
        batch_op.drop_column("meta_el")
        batch_op.drop_column("reloj_desde")
        batch_op.drop_column("reloj")
        batch_op.drop_column("desenlace")
        batch_op.drop_column("no_con")
        batch_op.drop_column("modalidad")
        batch_op.drop_column("sector")
        batch_op.drop_column("servicio")
        batch_op.drop_column("elegido_id")
        batch_op.drop_column("organizacion_id")

    with op.batch_alter_table("movimiento", schema=None) as batch_op:
        batch_op.drop_column("causa")

    with op.batch_alter_table("asignacion", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_asignacion_abierta",
            sqlite_where=sa.text("respuesta = 'pendiente'"),
            postgresql_where=sa.text("respuesta = 'pendiente'"),
        )
        batch_op.drop_index("ix_asignacion_solicitud_id")
        batch_op.drop_index("ix_asignacion_consultor_id_respuesta")
        batch_op.drop_index("ix_asignacion_asignada_el")
        batch_op.create_unique_constraint(
            batch_op.f("uq_asignacion_solicitud_id_consultor_id"), ["solicitud_id", "consultor_id"]
        )
        batch_op.create_index(
            batch_op.f("ix_asignacion_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.drop_column("causa")
        batch_op.drop_column("razones")
        batch_op.drop_column("por")

    with op.batch_alter_table("archivo", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_archivo_mensaje_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_archivo_mensaje_id"))
        batch_op.drop_column("mensaje_id")
