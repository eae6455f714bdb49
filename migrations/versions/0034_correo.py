"""correo: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "correo_entrante",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("destino", sa.String(length=40), nullable=False),
        sa.Column("huella", sa.String(length=64), nullable=False),
        sa.Column("tipo", sa.String(length=12), nullable=False),
        sa.Column("objeto_id", sa.Integer(), nullable=False),
        sa.Column("persona_id", sa.Integer(), nullable=True),
        sa.Column("sobre", sa.String(length=254), nullable=False),
        sa.Column("desde", sa.String(length=254), nullable=False),
        sa.Column("asunto", sa.String(length=200), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("estado", sa.String(length=20), nullable=False),
        sa.Column("motivo", sa.String(length=20), nullable=False),
        sa.Column("recibido_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leido_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["persona_id"],
            ["usuario.id"],
            name=op.f("fk_correo_entrante_persona_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correo_entrante")),
        sa.UniqueConstraint("destino", "huella", name=op.f("uq_correo_entrante_destino_huella")),
    )
    with op.batch_alter_table("correo_entrante", schema=None) as batch_op:
        batch_op.create_index(
            "ix_correo_entrante_estado_recibido_el", ["estado", "recibido_el"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_correo_entrante_persona_id"), ["persona_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("correo_entrante", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correo_entrante_persona_id"))
        batch_op.drop_index("ix_correo_entrante_estado_recibido_el")

    op.drop_table("correo_entrante")
