"""guias: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "observacion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("facilitador_id", sa.Integer(), nullable=False),
        sa.Column("observador_id", sa.Integer(), nullable=True),
        sa.Column("fecha", sa.Date(), nullable=False),
        sa.Column("texto", sa.Text(), nullable=False),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohorte_id"],
            ["cohorte.id"],
            name=op.f("fk_observacion_cohorte_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["facilitador_id"],
            ["usuario.id"],
            name=op.f("fk_observacion_facilitador_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["observador_id"],
            ["usuario.id"],
            name=op.f("fk_observacion_observador_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observacion")),
        sa.UniqueConstraint(
            "cohorte_id", "facilitador_id", name=op.f("uq_observacion_cohorte_id_facilitador_id")
        ),
    )
    with op.batch_alter_table("observacion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_observacion_facilitador_id"), ["facilitador_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_observacion_observador_id"), ["observador_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("observacion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observacion_observador_id"))
        batch_op.drop_index(batch_op.f("ix_observacion_facilitador_id"))

    op.drop_table("observacion")
