"""despues: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "consulta_resultado",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("hito", sa.String(length=4), nullable=False),
        sa.Column("estado", sa.String(length=12), nullable=False),
        sa.Column("toca_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enviada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recordada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vence_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_consulta_resultado_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consulta_resultado")),
        sa.UniqueConstraint(
            "solicitud_id", "hito", name=op.f("uq_consulta_resultado_solicitud_id_hito")
        ),
    )
    with op.batch_alter_table("consulta_resultado", schema=None) as batch_op:
        batch_op.create_index("ix_consulta_resultado_estado", ["estado", "toca_el"], unique=False)

    op.create_table(
        "ficha_resultado",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consulta_id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("organizacion_id", sa.Integer(), nullable=True),
        sa.Column("exporto", sa.String(length=12), nullable=False),
        sa.Column("destino", sa.String(length=2), nullable=False),
        sa.Column("rango", sa.String(length=8), nullable=False),
        sa.Column("monto", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("moneda", sa.String(length=3), nullable=False),
        sa.Column("primera", sa.Boolean(), nullable=True),
        sa.Column("empleos", sa.Integer(), nullable=True),
        sa.Column("que_ayudo", sa.Text(), nullable=False),
        sa.Column("respondida_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reemplazada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evidencia", sa.String(length=12), nullable=False),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("archivo", sa.String(length=160), nullable=False),
        sa.Column("tipo", sa.String(length=4), nullable=False),
        sa.Column("revisada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revisor_id", sa.Integer(), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "empleos IS NULL OR empleos >= 0", name=op.f("ck_ficha_resultado_empleos_no_negativos")
        ),
        sa.CheckConstraint(
            "monto IS NULL OR monto >= 0", name=op.f("ck_ficha_resultado_monto_no_negativo")
        ),
        sa.ForeignKeyConstraint(
            ["consulta_id"],
            ["consulta_resultado.id"],
            name=op.f("fk_ficha_resultado_consulta_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organizacion_id"],
            ["organizacion.id"],
            name=op.f("fk_ficha_resultado_organizacion_id"),
        ),
        sa.ForeignKeyConstraint(
            ["revisor_id"],
            ["usuario.id"],
            name=op.f("fk_ficha_resultado_revisor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_ficha_resultado_usuario_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ficha_resultado")),
        sa.UniqueConstraint(
            "consulta_id", "intento", name=op.f("uq_ficha_resultado_consulta_id_intento")
        ),
    )
    with op.batch_alter_table("ficha_resultado", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ficha_resultado_consulta_id"), ["consulta_id"], unique=False
        )
        batch_op.create_index(
            "ix_ficha_resultado_evidencia", ["evidencia", "revisada_el"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_ficha_resultado_organizacion_id"), ["organizacion_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_ficha_resultado_usuario_id"), ["usuario_id"], unique=False
        )
        batch_op.create_index(
            "uq_ficha_resultado_vigente",
            ["consulta_id"],
            unique=True,
            sqlite_where=sa.text("reemplazada_el IS NULL"),
            postgresql_where=sa.text("reemplazada_el IS NULL"),
        )


def downgrade():
    with op.batch_alter_table("ficha_resultado", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_ficha_resultado_vigente",
            sqlite_where=sa.text("reemplazada_el IS NULL"),
            postgresql_where=sa.text("reemplazada_el IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_ficha_resultado_usuario_id"))
        batch_op.drop_index(batch_op.f("ix_ficha_resultado_organizacion_id"))
        batch_op.drop_index("ix_ficha_resultado_evidencia")
        batch_op.drop_index(batch_op.f("ix_ficha_resultado_consulta_id"))

    op.drop_table("ficha_resultado")
    with op.batch_alter_table("consulta_resultado", schema=None) as batch_op:
        batch_op.drop_index("ix_consulta_resultado_estado")

    op.drop_table("consulta_resultado")
