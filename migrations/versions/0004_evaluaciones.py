"""evaluaciones: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "ajuste_evaluacion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("tiempo_extra", sa.Integer(), nullable=False),
        sa.Column("intentos_extra", sa.Integer(), nullable=False),
        sa.Column("cambiado_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"],
            ["curso.id"],
            name=op.f("fk_ajuste_evaluacion_curso_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_ajuste_evaluacion_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajuste_evaluacion")),
        sa.UniqueConstraint(
            "usuario_id", "curso_id", name=op.f("uq_ajuste_evaluacion_usuario_id_curso_id")
        ),
    )
    with op.batch_alter_table("ajuste_evaluacion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ajuste_evaluacion_curso_id"), ["curso_id"], unique=False
        )

    with op.batch_alter_table("intento", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vence_el", sa.DateTime(timezone=True), nullable=True))


def downgrade():
    with op.batch_alter_table("intento", schema=None) as batch_op:
        batch_op.drop_column("vence_el")

    with op.batch_alter_table("ajuste_evaluacion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ajuste_evaluacion_curso_id"))

    op.drop_table("ajuste_evaluacion")
