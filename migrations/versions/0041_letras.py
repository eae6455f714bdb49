"""letras: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade():
    # hand-written: codes are kept otherwise; `flask preparar` writes every row anew.
    op.execute("DELETE FROM palabra_directorio")
    op.execute("DELETE FROM fila_directorio")
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fila_directorio_orden"))


def downgrade():
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_fila_directorio_orden"),
            ["con_lugar", "mediana", "nombre_plegado"],
            unique=False,
        )
