"""encuentros: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "plazo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("modulo_clave", sa.String(length=50), nullable=False),
        sa.Column("dia", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohorte_id"], ["cohorte.id"], name=op.f("fk_plazo_cohorte_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_plazo_curso_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plazo")),
        sa.UniqueConstraint(
            "cohorte_id",
            "curso_id",
            "modulo_clave",
            name=op.f("uq_plazo_cohorte_id_curso_id_modulo_clave"),
        ),
    )


def downgrade():
    op.drop_table("plazo")
