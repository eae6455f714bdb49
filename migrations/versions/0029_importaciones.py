"""Lists line by line, with their file; who asked for a mail (hand-written in part)."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


RECEIPT = {
    "cuenta": "con_cuenta",
    "correo": "con_correo",
    "telefono": "con_telefono",
    "tarjeta": "",
    "espera": "",
    "ya_estaba": "ya_estaban",
    "retirada": "retiradas",
    "error": "con_error",
    "fuera": "",
}


def _carry_over():
    """Lists that waited are loaded again; receipts keep their numbers, in today's words."""
    lists = sa.table(
        "importacion",
        sa.column("id", sa.Integer),
        sa.column("cohorte_id", sa.Integer),
        sa.column("organizacion_id", sa.Integer),
        sa.column("creada_por_id", sa.Integer),
        sa.column("confirmada_por_id", sa.Integer),
        sa.column("estado", sa.String),
        sa.column("recibo", sa.JSON),
    )
    groups = sa.table(
        "cohorte", sa.column("id", sa.Integer), sa.column("organizacion_id", sa.Integer)
    )
    owner = sa.select(groups.c.organizacion_id).where(groups.c.id == lists.c.cohorte_id)
    op.execute(lists.update().values(organizacion_id=owner.scalar_subquery()))
    op.execute(lists.update().where(lists.c.estado == "preparada").values(estado="descartada"))
    done = lists.c.estado == "confirmada"
    op.execute(lists.update().where(done).values(confirmada_por_id=lists.c.creada_por_id))
    connection = op.get_bind()
    for row in connection.execute(sa.select(lists.c.id, lists.c.recibo).where(done)).all():
        old = row.recibo or {}
        receipt = {new: old.get(name, 0) for new, name in RECEIPT.items()}
        connection.execute(lists.update().where(lists.c.id == row.id).values(recibo=receipt))


def upgrade():
    op.create_table(
        "fila_importada",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("importacion_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("nombre", sa.String(length=120), nullable=False),
        sa.Column("correo", sa.String(length=254), nullable=True),
        sa.Column("telefono", sa.String(length=20), nullable=True),
        sa.Column("identificador", sa.String(length=20), nullable=True),
        sa.Column("pais_identificador", sa.String(length=2), nullable=False),
        sa.Column("empresa", sa.String(length=160), nullable=False),
        sa.Column("pais", sa.String(length=2), nullable=False),
        sa.Column("idioma", sa.String(length=2), nullable=False),
        sa.Column("sexo", sa.String(length=10), nullable=False),
        sa.Column("tamano", sa.String(length=12), nullable=False),
        sa.Column("causa", sa.String(length=24), nullable=False),
        sa.Column("aviso", sa.String(length=24), nullable=False),
        sa.Column("fuera", sa.Boolean(), nullable=False),
        sa.Column("en_espera", sa.Boolean(), nullable=False),
        sa.Column("problemas", sa.JSON(), nullable=False),
        sa.Column("celdas", sa.JSON(), nullable=False),
        sa.Column("original", sa.JSON(), nullable=False),
        sa.Column("semilla", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("codigo_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["importacion_id"],
            ["importacion.id"],
            name=op.f("fk_fila_importada_importacion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fila_importada")),
        sa.UniqueConstraint(
            "importacion_id", "numero", name=op.f("uq_fila_importada_importacion_id_numero")
        ),
    )
    with op.batch_alter_table("fila_importada", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fila_importada_correo"), ["correo"], unique=False)
        batch_op.create_index(
            "ix_fila_importada_importacion_id_causa",
            ["importacion_id", "causa", "numero"],
            unique=False,
        )

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("origen", sa.String(length=60), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_correo_origen"), ["origen"], unique=False)

    with op.batch_alter_table("importacion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organizacion_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("confirmada_por_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("motivo", sa.String(length=400), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("clave", sa.String(length=32), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("nombre", sa.String(length=160), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("pegada", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("titulos", sa.String(length=64), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("hojas", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(
            sa.Column("hoja", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.add_column(sa.Column("mapa", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(
            sa.Column("ultima_fila", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.add_column(sa.Column("deshecha_el", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_importacion_organizacion_id_titulos", ["organizacion_id", "titulos"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_importacion_confirmada_por_id"),
            "usuario",
            ["confirmada_por_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_importacion_organizacion_id"),
            "organizacion",
            ["organizacion_id"],
            ["id"],
        )
        batch_op.drop_column("filas")
    _carry_over()
    with op.batch_alter_table("importacion", schema=None) as batch_op:
        batch_op.alter_column("organizacion_id", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("hojas", existing_type=sa.JSON(), server_default=None)
        batch_op.alter_column("mapa", existing_type=sa.JSON(), server_default=None)


def downgrade():
    with op.batch_alter_table("importacion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("filas", sa.JSON(), server_default="[]", nullable=False))
        batch_op.drop_constraint(batch_op.f("fk_importacion_organizacion_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_importacion_confirmada_por_id"), type_="foreignkey")
        batch_op.drop_index("ix_importacion_organizacion_id_titulos")
        batch_op.drop_column("deshecha_el")
        batch_op.drop_column("ultima_fila")
        batch_op.drop_column("mapa")
        batch_op.drop_column("hoja")
        batch_op.drop_column("hojas")
        batch_op.drop_column("titulos")
        batch_op.drop_column("pegada")
        batch_op.drop_column("nombre")
        batch_op.drop_column("clave")
        batch_op.drop_column("motivo")
        batch_op.drop_column("confirmada_por_id")
        batch_op.drop_column("organizacion_id")

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correo_origen"))
        batch_op.drop_column("origen")

    with op.batch_alter_table("fila_importada", schema=None) as batch_op:
        batch_op.drop_index("ix_fila_importada_importacion_id_causa")
        batch_op.drop_index(batch_op.f("ix_fila_importada_correo"))

    op.drop_table("fila_importada")
