"""despues: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "caso_resuelto",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=True),
        sa.Column("consultor_id", sa.Integer(), nullable=True),
        sa.Column("slug", sa.String(length=90), nullable=False),
        sa.Column("estado", sa.String(length=12), nullable=False),
        sa.Column("pais", sa.String(length=2), nullable=False),
        sa.Column("idioma", sa.String(length=2), nullable=False),
        sa.Column("pregunta", sa.JSON(), nullable=False),
        sa.Column("respuesta", sa.JSON(), nullable=False),
        sa.Column("fuentes", sa.JSON(), nullable=False),
        sa.Column("area", sa.String(length=3), nullable=False),
        sa.Column("subtema", sa.String(length=8), nullable=False),
        sa.Column("mercado", sa.String(length=2), nullable=False),
        sa.Column("acuerdo", sa.String(length=8), nullable=False),
        sa.Column("propuesta_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consentida_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("publicada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("responsable_id", sa.Integer(), nullable=True),
        sa.Column("revisar_el", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("motivo", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_caso_resuelto_consultor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["responsable_id"],
            ["usuario.id"],
            name=op.f("fk_caso_resuelto_responsable_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_caso_resuelto_solicitud_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caso_resuelto")),
        sa.UniqueConstraint("slug", name=op.f("uq_caso_resuelto_slug")),
        sa.UniqueConstraint("solicitud_id", name=op.f("uq_caso_resuelto_solicitud_id")),
    )
    with op.batch_alter_table("caso_resuelto", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_caso_resuelto_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.create_index("ix_caso_resuelto_estado", ["estado", "publicada_el"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_caso_resuelto_responsable_id"), ["responsable_id"], unique=False
        )

    op.create_table(
        "reporte_caso",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("caso_id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("texto", sa.Text(), nullable=False),
        sa.Column("reportado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("atendido_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["caso_id"],
            ["caso_resuelto.id"],
            name=op.f("fk_reporte_caso_caso_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporte_caso")),
        sa.UniqueConstraint("caso_id", "intento", name=op.f("uq_reporte_caso_caso_id_intento")),
    )
    op.create_table(
        "version_caso",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("caso_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("pregunta", sa.JSON(), nullable=False),
        sa.Column("respuesta", sa.JSON(), nullable=False),
        sa.Column("fuentes", sa.JSON(), nullable=False),
        sa.Column("editor_id", sa.Integer(), nullable=True),
        sa.Column("publicada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["caso_id"],
            ["caso_resuelto.id"],
            name=op.f("fk_version_caso_caso_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["editor_id"],
            ["usuario.id"],
            name=op.f("fk_version_caso_editor_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_caso")),
        sa.UniqueConstraint("caso_id", "numero", name=op.f("uq_version_caso_caso_id_numero")),
    )
    op.create_table(
        "voto_caso",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("caso_id", sa.Integer(), nullable=False),
        sa.Column("lector", sa.String(length=32), nullable=False),
        sa.Column("sirve", sa.Boolean(), nullable=False),
        sa.Column("votado_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["caso_id"], ["caso_resuelto.id"], name=op.f("fk_voto_caso_caso_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voto_caso")),
        sa.UniqueConstraint("caso_id", "lector", name=op.f("uq_voto_caso_caso_id_lector")),
    )


def downgrade():
    op.drop_table("voto_caso")
    op.drop_table("version_caso")
    op.drop_table("reporte_caso")
    with op.batch_alter_table("caso_resuelto", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_caso_resuelto_responsable_id"))
        batch_op.drop_index("ix_caso_resuelto_estado")
        batch_op.drop_index(batch_op.f("ix_caso_resuelto_consultor_id"))

    op.drop_table("caso_resuelto")
