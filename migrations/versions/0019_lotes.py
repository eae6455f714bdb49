"""lotes: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "archivo_cohorte",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("pedido_por_id", sa.Integer(), nullable=True),
        sa.Column("pedido_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("listo_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vence_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("huella", sa.String(length=64), nullable=False),
        sa.Column("cuantos", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohorte_id"], ["cohorte.id"], name=op.f("fk_archivo_cohorte_cohorte_id")
        ),
        sa.ForeignKeyConstraint(
            ["pedido_por_id"],
            ["usuario.id"],
            name=op.f("fk_archivo_cohorte_pedido_por_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archivo_cohorte")),
        sa.UniqueConstraint("cohorte_id", name=op.f("uq_archivo_cohorte_cohorte_id")),
    )
    op.create_table(
        "lote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("estado", sa.String(length=20), nullable=False),
        sa.Column("empezado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pedido_por_id", sa.Integer(), nullable=True),
        sa.Column("pedido_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("decidido_por_id", sa.Integer(), nullable=True),
        sa.Column("decidido_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("motivo_rechazo", sa.Text(), nullable=False),
        sa.Column("terminado_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cohorte_id"], ["cohorte.id"], name=op.f("fk_lote_cohorte_id")),
        sa.ForeignKeyConstraint(
            ["decidido_por_id"],
            ["usuario.id"],
            name=op.f("fk_lote_decidido_por_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["pedido_por_id"],
            ["usuario.id"],
            name=op.f("fk_lote_pedido_por_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lote")),
    )
    with op.batch_alter_table("lote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lote_cohorte_id"), ["cohorte_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lote_estado"), ["estado"], unique=False)
        batch_op.create_index(batch_op.f("ix_lote_pedido_por_id"), ["pedido_por_id"], unique=False)
        batch_op.create_index(
            "uq_lote_abierto",
            ["cohorte_id"],
            unique=True,
            sqlite_where=sa.text("estado IN ('borrador', 'esperando_segunda', 'en_curso')"),
            postgresql_where=sa.text("estado IN ('borrador', 'esperando_segunda', 'en_curso')"),
        )

    op.create_table(
        "lote_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lote_id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=True),
        sa.Column("estado", sa.String(length=20), nullable=False),
        sa.Column("caso", sa.String(length=20), nullable=True),
        sa.Column("omision", sa.String(length=20), nullable=True),
        sa.Column("credencial_id", sa.Integer(), nullable=True),
        sa.Column("fallos", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credencial_id"], ["credencial.id"], name=op.f("fk_lote_item_credencial_id")
        ),
        sa.ForeignKeyConstraint(
            ["lote_id"], ["lote.id"], name=op.f("fk_lote_item_lote_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_lote_item_usuario_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lote_item")),
        sa.UniqueConstraint("credencial_id", name=op.f("uq_lote_item_credencial_id")),
        sa.UniqueConstraint("lote_id", "usuario_id", name=op.f("uq_lote_item_lote_id_usuario_id")),
    )
    with op.batch_alter_table("lote_item", schema=None) as batch_op:
        batch_op.create_index("ix_lote_item_lote_id_estado", ["lote_id", "estado"], unique=False)
        batch_op.create_index(batch_op.f("ix_lote_item_usuario_id"), ["usuario_id"], unique=False)

    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("corredor", sa.String(length=40), server_default="", nullable=False)
        )


def downgrade():
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_column("corredor")

    with op.batch_alter_table("lote_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lote_item_usuario_id"))
        batch_op.drop_index("ix_lote_item_lote_id_estado")

    op.drop_table("lote_item")
    with op.batch_alter_table("lote", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_lote_abierto",
            sqlite_where=sa.text("estado IN ('borrador', 'esperando_segunda', 'en_curso')"),
            postgresql_where=sa.text("estado IN ('borrador', 'esperando_segunda', 'en_curso')"),
        )
        batch_op.drop_index(batch_op.f("ix_lote_pedido_por_id"))
        batch_op.drop_index(batch_op.f("ix_lote_estado"))
        batch_op.drop_index(batch_op.f("ix_lote_cohorte_id"))

    op.drop_table("lote")
    op.drop_table("archivo_cohorte")
