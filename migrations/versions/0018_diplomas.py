"""diplomas: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "reconocimiento",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("institucion", sa.String(length=160), nullable=False),
        sa.Column("titulo", sa.String(length=200), nullable=False),
        sa.Column("fecha", sa.Date(), nullable=False),
        sa.Column("horas", sa.Float(), nullable=True),
        sa.Column("enlace", sa.String(length=500), nullable=False),
        sa.Column("archivo", sa.String(length=170), nullable=False),
        sa.Column("tipo", sa.String(length=4), nullable=False),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("creado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("credencial_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credencial_id"], ["credencial.id"], name=op.f("fk_reconocimiento_credencial_id")
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_reconocimiento_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version_curso.id"], name=op.f("fk_reconocimiento_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconocimiento")),
        sa.UniqueConstraint("clave", name=op.f("uq_reconocimiento_clave")),
        sa.UniqueConstraint("credencial_id", name=op.f("uq_reconocimiento_credencial_id")),
    )
    with op.batch_alter_table("reconocimiento", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reconocimiento_usuario_id"), ["usuario_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("reconocimiento", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reconocimiento_usuario_id"))

    op.drop_table("reconocimiento")
