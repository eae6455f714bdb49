"""correo: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("correo_entrante", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("titulo", sa.String(length=60), server_default="", nullable=False)
        )


def downgrade():
    with op.batch_alter_table("correo_entrante", schema=None) as batch_op:
        batch_op.drop_column("titulo")
