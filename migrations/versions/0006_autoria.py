"""autoria: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("leccion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("traduccion_atrasada", sa.String(length=2), nullable=True))

    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("origen", sa.String(length=20), server_default="archivos", nullable=False)
        )


def downgrade():
    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.drop_column("origen")

    with op.batch_alter_table("leccion", schema=None) as batch_op:
        batch_op.drop_column("traduccion_atrasada")
