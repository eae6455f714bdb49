"""aprendizaje: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "ajuste_lectura",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("tamano", sa.String(length=10), nullable=False),
        sa.Column("ahorro", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_ajuste_lectura_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajuste_lectura")),
        sa.UniqueConstraint("usuario_id", name=op.f("uq_ajuste_lectura_usuario_id")),
    )
    op.create_table(
        "lugar_lectura",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("leccion_clave", sa.String(length=50), nullable=False),
        sa.Column("ancla", sa.String(length=80), nullable=False),
        sa.Column("guardado_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_lugar_lectura_curso_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_lugar_lectura_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lugar_lectura")),
        sa.UniqueConstraint(
            "usuario_id", "curso_id", name=op.f("uq_lugar_lectura_usuario_id_curso_id")
        ),
    )
    op.create_table(
        "nota_leccion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("leccion_clave", sa.String(length=50), nullable=False),
        sa.Column("texto", sa.Text(), nullable=False),
        sa.Column("guardada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_nota_leccion_curso_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_nota_leccion_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nota_leccion")),
        sa.UniqueConstraint(
            "usuario_id",
            "curso_id",
            "leccion_clave",
            name=op.f("uq_nota_leccion_usuario_id_curso_id_leccion_clave"),
        ),
    )
    op.create_table(
        "opinion_leccion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("leccion_clave", sa.String(length=50), nullable=False),
        sa.Column("sirvio", sa.Boolean(), nullable=False),
        sa.Column("comentario", sa.String(length=500), nullable=False),
        sa.Column("dada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_opinion_leccion_curso_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_opinion_leccion_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_leccion")),
        sa.UniqueConstraint(
            "usuario_id",
            "curso_id",
            "leccion_clave",
            name=op.f("uq_opinion_leccion_usuario_id_curso_id_leccion_clave"),
        ),
    )
    with op.batch_alter_table("opinion_leccion", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_leccion_curso_id", ["curso_id"], unique=False)


def downgrade():
    with op.batch_alter_table("opinion_leccion", schema=None) as batch_op:
        batch_op.drop_index("ix_opinion_leccion_curso_id")

    op.drop_table("opinion_leccion")
    op.drop_table("nota_leccion")
    op.drop_table("lugar_lectura")
    op.drop_table("ajuste_lectura")
