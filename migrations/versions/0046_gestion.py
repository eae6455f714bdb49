"""gestion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "traspaso",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("pedido_por_id", sa.Integer(), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("pedido_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terminado_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["consultor_id"], ["consultor.id"], name=op.f("fk_traspaso_consultor_id")
        ),
        sa.ForeignKeyConstraint(
            ["pedido_por_id"],
            ["usuario.id"],
            name=op.f("fk_traspaso_pedido_por_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traspaso")),
        sa.UniqueConstraint("intento", name=op.f("uq_traspaso_intento")),
    )
    with op.batch_alter_table("traspaso", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_traspaso_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_traspaso_pedido_por_id"), ["pedido_por_id"], unique=False
        )
        batch_op.create_index(
            "uq_traspaso_abierto",
            ["consultor_id"],
            unique=True,
            sqlite_where=sa.text("terminado_el IS NULL"),
            postgresql_where=sa.text("terminado_el IS NULL"),
        )

    op.create_table(
        "traspaso_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("traspaso_id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("estado", sa.String(length=12), nullable=False),
        sa.Column("ofrecida_a", sa.Integer(), nullable=False),
        sa.Column("hecho_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_traspaso_item_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["traspaso_id"],
            ["traspaso.id"],
            name=op.f("fk_traspaso_item_traspaso_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traspaso_item")),
        sa.UniqueConstraint(
            "traspaso_id", "solicitud_id", name=op.f("uq_traspaso_item_traspaso_id_solicitud_id")
        ),
    )
    with op.batch_alter_table("traspaso_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_traspaso_item_solicitud_id"), ["solicitud_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("traspaso_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_traspaso_item_solicitud_id"))

    op.drop_table("traspaso_item")
    with op.batch_alter_table("traspaso", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_traspaso_abierto",
            sqlite_where=sa.text("terminado_el IS NULL"),
            postgresql_where=sa.text("terminado_el IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_traspaso_pedido_por_id"))
        batch_op.drop_index(batch_op.f("ix_traspaso_consultor_id"))

    op.drop_table("traspaso")
