"""autoria: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "borrador",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("empezado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cambiado_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"], ["version_curso.id"], name=op.f("fk_borrador_base_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_borrador_curso_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_borrador")),
        sa.UniqueConstraint("curso_id", name=op.f("uq_borrador_curso_id")),
    )
    with op.batch_alter_table("borrador", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_borrador_base_id"), ["base_id"], unique=False)

    op.create_table(
        "archivo_borrador",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("borrador_id", sa.Integer(), nullable=False),
        sa.Column("nombre", sa.String(length=120), nullable=False),
        sa.Column("contenido", sa.LargeBinary(), nullable=False),
        sa.Column("cambiado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["borrador_id"],
            ["borrador.id"],
            name=op.f("fk_archivo_borrador_borrador_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_archivo_borrador_usuario_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archivo_borrador")),
        sa.UniqueConstraint(
            "borrador_id", "nombre", name=op.f("uq_archivo_borrador_borrador_id_nombre")
        ),
    )
    with op.batch_alter_table("archivo_borrador", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_archivo_borrador_usuario_id"), ["usuario_id"], unique=False
        )

    op.create_table(
        "texto_apartado",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("borrador_id", sa.Integer(), nullable=False),
        sa.Column("nombre", sa.String(length=120), nullable=False),
        sa.Column("contenido", sa.Text(), nullable=False),
        sa.Column("apartado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["borrador_id"],
            ["borrador.id"],
            name=op.f("fk_texto_apartado_borrador_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_texto_apartado_usuario_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texto_apartado")),
    )
    with op.batch_alter_table("texto_apartado", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_texto_apartado_borrador_id"), ["borrador_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_texto_apartado_usuario_id"), ["usuario_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("texto_apartado", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_texto_apartado_usuario_id"))
        batch_op.drop_index(batch_op.f("ix_texto_apartado_borrador_id"))

    op.drop_table("texto_apartado")
    with op.batch_alter_table("archivo_borrador", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_archivo_borrador_usuario_id"))

    op.drop_table("archivo_borrador")
    with op.batch_alter_table("borrador", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_borrador_base_id"))

    op.drop_table("borrador")
