"""credenciales: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.add_column(sa.Column("suspendida_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("motivo_suspension", sa.String(length=30), nullable=True))
        batch_op.add_column(
            sa.Column("detalle_suspension", sa.Text(), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("restablecida_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("retirada_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reemplazada_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("motivo_reemplazo", sa.String(length=30), nullable=True))
        batch_op.drop_index(
            batch_op.f("uq_credencial_viva"), sqlite_where=sa.text("estado = 'vigente'")
        )
        batch_op.create_index(
            "uq_credencial_en_pie",
            ["usuario_id", "version_id"],
            unique=True,
            sqlite_where=sa.text("estado IN ('vigente', 'suspendida')"),
            postgresql_where=sa.text("estado IN ('vigente', 'suspendida')"),
        )


def downgrade():
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_credencial_en_pie",
            sqlite_where=sa.text("estado IN ('vigente', 'suspendida')"),
            postgresql_where=sa.text("estado IN ('vigente', 'suspendida')"),
        )
        batch_op.create_index(
            batch_op.f("uq_credencial_viva"),
            ["usuario_id", "version_id"],
            unique=True,
            sqlite_where=sa.text("estado = 'vigente'"),
            postgresql_where=sa.text("estado = 'vigente'"),
        )
        batch_op.drop_column("motivo_reemplazo")
        batch_op.drop_column("reemplazada_el")
        batch_op.drop_column("retirada_el")
        batch_op.drop_column("restablecida_el")
        batch_op.drop_column("detalle_suspension")
        batch_op.drop_column("motivo_suspension")
        batch_op.drop_column("suspendida_el")
