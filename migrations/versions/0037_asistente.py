"""asistente: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "pedido_formativo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("desde", sa.Date(), nullable=True),
        sa.Column("hasta", sa.Date(), nullable=True),
        sa.Column("otra_desde", sa.Date(), nullable=True),
        sa.Column("otra_hasta", sa.Date(), nullable=True),
        sa.Column("personas", sa.Integer(), nullable=False),
        sa.Column("lugar", sa.String(length=160), nullable=False),
        sa.Column("para_quienes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_pedido_formativo_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pedido_formativo")),
        sa.UniqueConstraint("solicitud_id", name=op.f("uq_pedido_formativo_solicitud_id")),
    )
    with op.batch_alter_table("contacto_invitado", schema=None) as batch_op:
        batch_op.drop_column("correo_verificado_el")


def downgrade():
    with op.batch_alter_table("contacto_invitado", schema=None) as batch_op:
        batch_op.add_column(sa.Column("correo_verificado_el", sa.DateTime(), nullable=True))

    op.drop_table("pedido_formativo")
