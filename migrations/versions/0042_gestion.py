"""gestion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "nota_interna",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("autor_id", sa.Integer(), nullable=True),
        sa.Column("texto", sa.Text(), nullable=False),
        sa.Column("escrita_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["autor_id"], ["usuario.id"], name=op.f("fk_nota_interna_autor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_nota_interna_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nota_interna")),
        sa.UniqueConstraint(
            "solicitud_id", "intento", name=op.f("uq_nota_interna_solicitud_id_intento")
        ),
    )
    with op.batch_alter_table("nota_interna", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nota_interna_autor_id"), ["autor_id"], unique=False)

    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_index("ix_solicitud_cerrada_el", ["cerrada_el", "id"], unique=False)
        batch_op.create_index(
            "ix_solicitud_cola",
            ["meta_el", "id", "pais", "estado", "escalada_el", "actualizada_el", "area", "tipo"],
            unique=False,
            sqlite_where=sa.text("estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"),
            postgresql_where=sa.text(
                "estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"
            ),
        )


def downgrade():
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_solicitud_cola",
            sqlite_where=sa.text("estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"),
            postgresql_where=sa.text(
                "estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"
            ),
        )
        batch_op.drop_index("ix_solicitud_cerrada_el")

    with op.batch_alter_table("nota_interna", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nota_interna_autor_id"))

    op.drop_table("nota_interna")
