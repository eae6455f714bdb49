"""tablero: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "mensaje_cohorte",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("organizacion_id", sa.Integer(), nullable=False),
        sa.Column("autor_id", sa.Integer(), nullable=True),
        sa.Column("marca", sa.String(length=40), nullable=False),
        sa.Column("filtro", sa.JSON(), nullable=False),
        sa.Column("asunto", sa.JSON(), nullable=False),
        sa.Column("texto", sa.JSON(), nullable=False),
        sa.Column("creado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enviado_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["autor_id"],
            ["usuario.id"],
            name=op.f("fk_mensaje_cohorte_autor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["cohorte_id"],
            ["cohorte.id"],
            name=op.f("fk_mensaje_cohorte_cohorte_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organizacion_id"],
            ["organizacion.id"],
            name=op.f("fk_mensaje_cohorte_organizacion_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mensaje_cohorte")),
        sa.UniqueConstraint("marca", name=op.f("uq_mensaje_cohorte_marca")),
    )
    with op.batch_alter_table("mensaje_cohorte", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mensaje_cohorte_cohorte_id"), ["cohorte_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mensaje_cohorte_organizacion_id"), ["organizacion_id"], unique=False
        )

    op.create_table(
        "destinatario_mensaje",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mensaje_id", sa.Integer(), nullable=False),
        sa.Column("participante_id", sa.Integer(), nullable=False),
        sa.Column("via", sa.String(length=10), nullable=False),
        sa.Column("hecho_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["mensaje_id"],
            ["mensaje_cohorte.id"],
            name=op.f("fk_destinatario_mensaje_mensaje_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participante_id"],
            ["participante.id"],
            name=op.f("fk_destinatario_mensaje_participante_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destinatario_mensaje")),
        sa.UniqueConstraint(
            "mensaje_id",
            "participante_id",
            name=op.f("uq_destinatario_mensaje_mensaje_id_participante_id"),
        ),
    )
    with op.batch_alter_table("destinatario_mensaje", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_destinatario_mensaje_participante_id"), ["participante_id"], unique=False
        )

    op.create_table(
        "sin_mensajes",
        sa.Column("participante_id", sa.Integer(), nullable=False),
        sa.Column("desde", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participante_id"],
            ["participante.id"],
            name=op.f("fk_sin_mensajes_participante_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participante_id", name=op.f("pk_sin_mensajes")),
    )


def downgrade():
    op.drop_table("sin_mensajes")
    with op.batch_alter_table("destinatario_mensaje", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_destinatario_mensaje_participante_id"))

    op.drop_table("destinatario_mensaje")
    with op.batch_alter_table("mensaje_cohorte", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mensaje_cohorte_organizacion_id"))
        batch_op.drop_index(batch_op.f("ix_mensaje_cohorte_cohorte_id"))

    op.drop_table("mensaje_cohorte")
