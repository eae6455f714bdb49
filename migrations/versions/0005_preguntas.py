"""preguntas: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("respuesta_practica", schema=None) as batch_op:
        batch_op.add_column(sa.Column("semilla", sa.Integer(), nullable=True))


def downgrade():
    with op.batch_alter_table("respuesta_practica", schema=None) as batch_op:
        batch_op.drop_column("semilla")
