"""credenciales: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("sesion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("probada_el", sa.DateTime(timezone=True), nullable=True))


def downgrade():
    with op.batch_alter_table("sesion", schema=None) as batch_op:
        batch_op.drop_column("probada_el")
