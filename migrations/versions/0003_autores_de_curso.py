"""autor_curso: who writes and keeps a course"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "autor_curso",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("desde", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name="fk_autor_curso_curso_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name="fk_autor_curso_usuario_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_autor_curso"),
        sa.UniqueConstraint(
            "curso_id", "usuario_id", name="uq_autor_curso_curso_id_usuario_id"
        ),
    )
    op.create_index("ix_autor_curso_usuario_id", "autor_curso", ["usuario_id"])


def downgrade():
    op.drop_table("autor_curso")
