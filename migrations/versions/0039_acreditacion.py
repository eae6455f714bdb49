"""acreditacion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "postulacion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=True),
        sa.Column("tramite", sa.String(length=20), nullable=False),
        sa.Column("estado", sa.String(length=20), nullable=False),
        sa.Column("pais", sa.String(length=2), nullable=False),
        sa.Column("datos", sa.JSON(), nullable=False),
        sa.Column("vueltas", sa.JSON(), nullable=False),
        sa.Column("miembro_correo", sa.String(length=254), nullable=False),
        sa.Column("miembro_pedido_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("miembro_id", sa.Integer(), nullable=True),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("guardada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enviada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("responder_antes_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opinar_antes_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recomendacion", sa.String(length=20), nullable=True),
        sa.Column("recomendacion_texto", sa.Text(), nullable=False),
        sa.Column("recomendada_por_id", sa.Integer(), nullable=True),
        sa.Column("recomendada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("observacion", sa.Text(), nullable=False),
        sa.Column("observada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("motivo", sa.String(length=30), nullable=False),
        sa.Column("motivo_texto", sa.Text(), nullable=False),
        sa.Column("decidida_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_postulacion_consultor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["miembro_id"],
            ["usuario.id"],
            name=op.f("fk_postulacion_miembro_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["recomendada_por_id"],
            ["usuario.id"],
            name=op.f("fk_postulacion_recomendada_por_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_postulacion_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postulacion")),
        sa.UniqueConstraint("clave", name=op.f("uq_postulacion_clave")),
    )
    with op.batch_alter_table("postulacion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postulacion_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.create_index(
            "ix_postulacion_estado_responder_antes_el",
            ["estado", "responder_antes_el"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_postulacion_pais"), ["pais"], unique=False)
        batch_op.create_index(batch_op.f("ix_postulacion_usuario_id"), ["usuario_id"], unique=False)
        batch_op.create_index(
            "uq_postulacion_abierta",
            ["usuario_id"],
            unique=True,
            sqlite_where=sa.text("estado IN ('borrador', 'enviada', 'observada')"),
            postgresql_where=sa.text("estado IN ('borrador', 'enviada', 'observada')"),
        )

    op.create_table(
        "evidencia",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("postulacion_id", sa.Integer(), nullable=False),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("prueba", sa.String(length=300), nullable=False),
        sa.Column("enlace", sa.String(length=500), nullable=False),
        sa.Column("nombre", sa.String(length=160), nullable=False),
        sa.Column("tipo", sa.String(length=4), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("subida_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["postulacion_id"],
            ["postulacion.id"],
            name=op.f("fk_evidencia_postulacion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidencia")),
        sa.UniqueConstraint("clave", name=op.f("uq_evidencia_clave")),
    )
    with op.batch_alter_table("evidencia", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidencia_postulacion_id"), ["postulacion_id"], unique=False
        )

    op.create_table(
        "referencia",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("postulacion_id", sa.Integer(), nullable=False),
        sa.Column("nombre", sa.String(length=120), nullable=False),
        sa.Column("institucion", sa.String(length=160), nullable=False),
        sa.Column("relacion", sa.String(length=200), nullable=False),
        sa.Column("correo", sa.String(length=254), nullable=False),
        sa.Column("idioma", sa.String(length=2), nullable=False),
        sa.Column("pedida_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("respuesta", sa.String(length=20), nullable=False),
        sa.Column("frase", sa.Text(), nullable=False),
        sa.Column("respondida_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["postulacion_id"],
            ["postulacion.id"],
            name=op.f("fk_referencia_postulacion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referencia")),
    )
    with op.batch_alter_table("referencia", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referencia_correo"), ["correo"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_referencia_postulacion_id"), ["postulacion_id"], unique=False
        )

    with op.batch_alter_table("dictamen", schema=None) as batch_op:
        batch_op.add_column(sa.Column("descargo", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("descargo_el", sa.DateTime(timezone=True), nullable=True))


def downgrade():
    with op.batch_alter_table("dictamen", schema=None) as batch_op:
        batch_op.drop_column("descargo_el")
        batch_op.drop_column("descargo")

    with op.batch_alter_table("referencia", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referencia_postulacion_id"))
        batch_op.drop_index(batch_op.f("ix_referencia_correo"))

    op.drop_table("referencia")
    with op.batch_alter_table("evidencia", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidencia_postulacion_id"))

    op.drop_table("evidencia")
    with op.batch_alter_table("postulacion", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_postulacion_abierta",
            sqlite_where=sa.text("estado IN ('borrador', 'enviada', 'observada')"),
            postgresql_where=sa.text("estado IN ('borrador', 'enviada', 'observada')"),
        )
        batch_op.drop_index(batch_op.f("ix_postulacion_usuario_id"))
        batch_op.drop_index(batch_op.f("ix_postulacion_pais"))
        batch_op.drop_index("ix_postulacion_estado_responder_antes_el")
        batch_op.drop_index(batch_op.f("ix_postulacion_consultor_id"))

    op.drop_table("postulacion")
