"""Chambers co-issue; each status list belongs to one issuer (hand-written: its data step).

The lists that exist are the Secretariat's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "emisor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organizacion_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("nombre", sa.JSON(), nullable=False),
        sa.Column("url", sa.String(length=200), nullable=False),
        sa.Column("autorizado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suspendido_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organizacion_id"], ["organizacion.id"], name=op.f("fk_emisor_organizacion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emisor")),
        sa.UniqueConstraint("organizacion_id", name=op.f("uq_emisor_organizacion_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_emisor_slug")),
    )
    op.create_table(
        "lista_estado",
        sa.Column("numero", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("emisor_id", sa.Integer(), nullable=True),
        sa.Column("uso", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["emisor_id"], ["emisor.id"], name=op.f("fk_lista_estado_emisor_id")
        ),
        sa.PrimaryKeyConstraint("numero", name=op.f("pk_lista_estado")),
    )
    op.create_index(op.f("ix_lista_estado_emisor_id"), "lista_estado", ["emisor_id"])
    op.execute(
        "INSERT INTO lista_estado (numero, uso)"
        " SELECT DISTINCT lista_estado, 'credenciales' FROM credencial"
    )
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.add_column(sa.Column("emisor_id", sa.Integer(), nullable=True))
        batch_op.create_index(op.f("ix_credencial_emisor_id"), ["emisor_id"])
        batch_op.create_foreign_key(
            op.f("fk_credencial_emisor_id"), "emisor", ["emisor_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_credencial_lista_estado"), "lista_estado", ["lista_estado"], ["numero"]
        )


def downgrade():
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.drop_constraint(op.f("fk_credencial_lista_estado"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_credencial_emisor_id"), type_="foreignkey")
        batch_op.drop_index(op.f("ix_credencial_emisor_id"))
        batch_op.drop_column("emisor_id")
    op.drop_index(op.f("ix_lista_estado_emisor_id"), table_name="lista_estado")
    op.drop_table("lista_estado")
    op.drop_table("emisor")
