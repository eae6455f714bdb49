"""Jobs that repeat themselves; requests by when they were escalated (hand-written in part)."""

import sqlalchemy as sa
from alembic import op


revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("periodico", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.create_index(
            "uq_job_periodico",
            ["nombre"],
            unique=True,
            sqlite_where=sa.text("periodico"),
            postgresql_where=sa.text("periodico"),
        )

    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_index(
            "ix_solicitud_escalada_el_pais", ["escalada_el", "pais"], unique=False
        )


def downgrade():
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_index("ix_solicitud_escalada_el_pais")

    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_job_periodico",
            sqlite_where=sa.text("periodico"),
            postgresql_where=sa.text("periodico"),
        )
        batch_op.drop_column("periodico")
