"""informes: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "valoracion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participante_id", sa.Integer(), nullable=False),
        sa.Column("utilidad", sa.Integer(), nullable=False),
        sa.Column("claridad", sa.Integer(), nullable=False),
        sa.Column("recomendacion", sa.Integer(), nullable=False),
        sa.Column("cambio", sa.String(length=600), nullable=False),
        sa.Column("falta", sa.String(length=600), nullable=False),
        sa.Column("respondida_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cambiada_el", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "claridad BETWEEN 1 AND 5", name=op.f("ck_valoracion_claridad_entre_1_y_5")
        ),
        sa.CheckConstraint(
            "recomendacion BETWEEN 1 AND 5", name=op.f("ck_valoracion_recomendacion_entre_1_y_5")
        ),
        sa.CheckConstraint(
            "utilidad BETWEEN 1 AND 5", name=op.f("ck_valoracion_utilidad_entre_1_y_5")
        ),
        sa.ForeignKeyConstraint(
            ["participante_id"],
            ["participante.id"],
            name=op.f("fk_valoracion_participante_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_valoracion")),
        sa.UniqueConstraint("participante_id", name=op.f("uq_valoracion_participante_id")),
    )


def downgrade():
    op.drop_table("valoracion")
