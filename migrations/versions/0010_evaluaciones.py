"""evaluaciones: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "clave_corregida",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("pregunta_clave", sa.String(length=50), nullable=False),
        sa.Column("pedida_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terminada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subieron", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_clave_corregida_curso_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version_curso.id"], name=op.f("fk_clave_corregida_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clave_corregida")),
        sa.UniqueConstraint(
            "version_id",
            "pregunta_clave",
            name=op.f("uq_clave_corregida_version_id_pregunta_clave"),
        ),
    )
    with op.batch_alter_table("clave_corregida", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clave_corregida_curso_id"), ["curso_id"], unique=False)

    with op.batch_alter_table("intento", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nota_original", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("recalificado_el", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("respuesta_intento", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corregida_version_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_respuesta_intento_corregida_version_id"),
            "version_curso",
            ["corregida_version_id"],
            ["id"],
        )


def downgrade():
    with op.batch_alter_table("respuesta_intento", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_respuesta_intento_corregida_version_id"), type_="foreignkey"
        )
        batch_op.drop_column("corregida_version_id")

    with op.batch_alter_table("intento", schema=None) as batch_op:
        batch_op.drop_column("recalificado_el")
        batch_op.drop_column("nota_original")

    with op.batch_alter_table("clave_corregida", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clave_corregida_curso_id"))

    op.drop_table("clave_corregida")
