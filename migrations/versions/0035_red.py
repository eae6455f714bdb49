"""red: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "fila_directorio",
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("visible_hasta", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nombre_plegado", sa.String(length=120), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("subtemas", sa.Text(), nullable=False),
        sa.Column("paises", sa.Text(), nullable=False),
        sa.Column("idiomas", sa.Text(), nullable=False),
        sa.Column("sectores", sa.Text(), nullable=False),
        sa.Column("servicios", sa.Text(), nullable=False),
        sa.Column("acuerdos", sa.Text(), nullable=False),
        sa.Column("modalidades", sa.Text(), nullable=False),
        sa.Column("con_lugar", sa.Boolean(), nullable=False),
        sa.Column("pausa_hasta", sa.Date(), nullable=True),
        sa.Column("mediana", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_fila_directorio_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultor_id", name=op.f("pk_fila_directorio")),
    )
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.create_index(
            "ix_fila_directorio_orden", ["con_lugar", "mediana", "nombre_plegado"], unique=False
        )

    op.create_table(
        "palabra_directorio",
        sa.Column("termino", sa.String(length=60), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("peso", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_palabra_directorio_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("termino", "consultor_id", name=op.f("pk_palabra_directorio")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("palabra_directorio", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_palabra_directorio_consultor_id"), ["consultor_id"], unique=False
        )


def downgrade():
    with op.batch_alter_table("palabra_directorio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_palabra_directorio_consultor_id"))

    op.drop_table("palabra_directorio")
    with op.batch_alter_table("fila_directorio", schema=None) as batch_op:
        batch_op.drop_index("ix_fila_directorio_orden")

    op.drop_table("fila_directorio")
