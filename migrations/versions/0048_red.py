"""red: which rows of the directory changed"""

import sqlalchemy as sa
from alembic import op


revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.create_index(
            "ix_fila_directorio_revision", ["consultor_id", "revision"], unique=False
        )


def downgrade():
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.drop_index("ix_fila_directorio_revision")
        batch_op.drop_column("revision")
