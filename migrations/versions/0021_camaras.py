"""camaras: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "aval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("codigo", sa.String(length=26), nullable=False),
        sa.Column("emisor_id", sa.Integer(), nullable=True),
        sa.Column("logro_id", sa.Integer(), nullable=False),
        sa.Column("texto", sa.JSON(), nullable=False),
        sa.Column("creado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retirado_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lista_estado", sa.Integer(), nullable=False),
        sa.Column("indice_estado", sa.Integer(), nullable=False),
        sa.Column("documento_es", sa.Text(), nullable=False),
        sa.Column("documento_pt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["emisor_id"], ["emisor.id"], name=op.f("fk_aval_emisor_id")),
        sa.ForeignKeyConstraint(
            ["lista_estado"], ["lista_estado.numero"], name=op.f("fk_aval_lista_estado")
        ),
        sa.ForeignKeyConstraint(["logro_id"], ["logro.id"], name=op.f("fk_aval_logro_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aval")),
        sa.UniqueConstraint("codigo", name=op.f("uq_aval_codigo")),
        sa.UniqueConstraint(
            "lista_estado", "indice_estado", name=op.f("uq_aval_lista_estado_indice_estado")
        ),
    )
    with op.batch_alter_table("aval", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aval_emisor_id"), ["emisor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aval_logro_id"), ["logro_id"], unique=False)
        batch_op.create_index(
            "uq_aval_de_camara",
            ["emisor_id", "logro_id"],
            unique=True,
            sqlite_where=sa.text("retirado_el IS NULL AND emisor_id IS NOT NULL"),
            postgresql_where=sa.text("retirado_el IS NULL AND emisor_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_aval_de_secretaria",
            ["logro_id"],
            unique=True,
            sqlite_where=sa.text("retirado_el IS NULL AND emisor_id IS NULL"),
            postgresql_where=sa.text("retirado_el IS NULL AND emisor_id IS NULL"),
        )


def downgrade():
    with op.batch_alter_table("aval", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_aval_de_secretaria",
            sqlite_where=sa.text("retirado_el IS NULL AND emisor_id IS NULL"),
            postgresql_where=sa.text("retirado_el IS NULL AND emisor_id IS NULL"),
        )
        batch_op.drop_index(
            "uq_aval_de_camara",
            sqlite_where=sa.text("retirado_el IS NULL AND emisor_id IS NOT NULL"),
            postgresql_where=sa.text("retirado_el IS NULL AND emisor_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_aval_logro_id"))
        batch_op.drop_index(batch_op.f("ix_aval_emisor_id"))

    op.drop_table("aval")
