"""diplomas: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organizacion_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("evidencias", sa.JSON(), server_default="[]", nullable=False))
        batch_op.create_index(
            "uq_credencial_de_empresa",
            ["organizacion_id", "logro_id"],
            unique=True,
            sqlite_where=sa.text("estado IN ('vigente', 'suspendida')"),
            postgresql_where=sa.text("estado IN ('vigente', 'suspendida')"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_credencial_organizacion_id"),
            "organizacion",
            ["organizacion_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade():
    firms = sa.text("SELECT count(*) FROM credencial WHERE organizacion_id IS NOT NULL")
    if count := op.get_bind().scalar(firms):
        msg = f"{count} credentials are of firms: revision 0016 cannot say whose they are"
        raise RuntimeError(msg)
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_credencial_organizacion_id"), type_="foreignkey")
        batch_op.drop_index(
            "uq_credencial_de_empresa",
            sqlite_where=sa.text("estado IN ('vigente', 'suspendida')"),
            postgresql_where=sa.text("estado IN ('vigente', 'suspendida')"),
        )
        batch_op.drop_column("evidencias")
        batch_op.drop_column("organizacion_id")
