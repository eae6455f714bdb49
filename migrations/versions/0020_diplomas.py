"""diplomas: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "muestra_evidencia", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )


def downgrade():
    with op.batch_alter_table("credencial", schema=None) as batch_op:
        batch_op.drop_column("muestra_evidencia")
