"""gestion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "corte_promesa",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dia", sa.Date(), nullable=False),
        sa.Column("calculado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("datos", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corte_promesa")),
        sa.UniqueConstraint("dia", name=op.f("uq_corte_promesa_dia")),
    )


def downgrade():
    op.drop_table("corte_promesa")
