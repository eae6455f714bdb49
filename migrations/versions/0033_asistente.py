"""asistente: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "contacto_invitado",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("correo", sa.String(length=254), nullable=False),
        sa.Column("correo_verificado_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("telefono", sa.String(length=20), nullable=False),
        sa.Column("codigo_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_contacto_invitado_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacto_invitado")),
        sa.UniqueConstraint("usuario_id", name=op.f("uq_contacto_invitado_usuario_id")),
    )
    with op.batch_alter_table("contacto_invitado", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacto_invitado_correo"), ["correo"], unique=False)


def downgrade():
    with op.batch_alter_table("contacto_invitado", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacto_invitado_correo"))

    op.drop_table("contacto_invitado")
