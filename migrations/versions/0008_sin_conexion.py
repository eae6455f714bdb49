"""sin_conexion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "envio",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("clave", sa.String(length=36), nullable=False),
        sa.Column("tipo", sa.String(length=40), nullable=False),
        sa.Column("hecho_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resultado", sa.JSON(), nullable=False),
        sa.Column("recibido_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_envio_usuario_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_envio")),
        sa.UniqueConstraint("usuario_id", "clave", name=op.f("uq_envio_usuario_id_clave")),
    )
    with op.batch_alter_table("envio", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_envio_recibido_el"), ["recibido_el"], unique=False)


def downgrade():
    with op.batch_alter_table("envio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_envio_recibido_el"))

    op.drop_table("envio")
