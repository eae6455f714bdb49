"""guias: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.add_column(sa.Column("guia", sa.JSON(none_as_null=True), nullable=True))


def downgrade():
    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.drop_column("guia")
