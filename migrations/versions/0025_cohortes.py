"""cohortes: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("participante", schema=None) as batch_op:
        batch_op.add_column(sa.Column("espera_el", sa.DateTime(timezone=True), nullable=True))


def downgrade():
    with op.batch_alter_table("participante", schema=None) as batch_op:
        batch_op.drop_column("espera_el")
