"""Cohorts on a route, by code, shared by chambers; tax id, sex and size on a list (hand-written in part)."""

import sqlalchemy as sa
from alembic import op


revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None
CONTACT = op.f("ck_participante_con_contacto")


def upgrade():
    op.create_table(
        "camara_invitada",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("organizacion_id", sa.Integer(), nullable=False),
        sa.Column("invitada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohorte_id"],
            ["cohorte.id"],
            name=op.f("fk_camara_invitada_cohorte_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organizacion_id"],
            ["organizacion.id"],
            name=op.f("fk_camara_invitada_organizacion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_camara_invitada")),
        sa.UniqueConstraint(
            "cohorte_id",
            "organizacion_id",
            name=op.f("uq_camara_invitada_cohorte_id_organizacion_id"),
        ),
    )
    with op.batch_alter_table("camara_invitada", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_camara_invitada_organizacion_id"), ["organizacion_id"], unique=False
        )

    op.create_table(
        "cupo_pais",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("pais", sa.String(length=2), nullable=False),
        sa.Column("lugares", sa.Integer(), nullable=False),
        sa.CheckConstraint("lugares > 0", name=op.f("ck_cupo_pais_lugares_positivos")),
        sa.ForeignKeyConstraint(
            ["cohorte_id"], ["cohorte.id"], name=op.f("fk_cupo_pais_cohorte_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cupo_pais")),
        sa.UniqueConstraint("cohorte_id", "pais", name=op.f("uq_cupo_pais_cohorte_id_pais")),
    )
    with op.batch_alter_table("cohorte", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ruta", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("facilitador_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("semilla_codigo", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("codigo_hash", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("codigo_hasta", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_cohorte_facilitador_id"), ["facilitador_id"], unique=False
        )
        batch_op.create_unique_constraint(batch_op.f("uq_cohorte_codigo_hash"), ["codigo_hash"])
        batch_op.create_foreign_key(
            batch_op.f("fk_cohorte_facilitador_id"),
            "usuario",
            ["facilitador_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("participante", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organizacion_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("identificador", sa.String(length=20), nullable=True))
        batch_op.add_column(
            sa.Column("pais_identificador", sa.String(length=2), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("sexo", sa.String(length=10), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("tamano", sa.String(length=12), server_default="", nullable=False)
        )

    op.execute(
        "UPDATE participante SET organizacion_id = (SELECT cohorte.organizacion_id FROM cohorte"
        " WHERE cohorte.id = participante.cohorte_id)"
    )
    with op.batch_alter_table("participante", schema=None) as batch_op:
        batch_op.alter_column("organizacion_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_constraint(CONTACT, type_="check")
        batch_op.create_check_constraint(
            CONTACT, "correo IS NOT NULL OR telefono IS NOT NULL OR identificador IS NOT NULL"
        )
        batch_op.create_index(
            batch_op.f("ix_participante_organizacion_id"), ["organizacion_id"], unique=False
        )
        batch_op.create_index(
            "uq_participante_sin_contacto",
            ["cohorte_id", "pais_identificador", "identificador", "nombre"],
            unique=True,
            sqlite_where=sa.text("correo IS NULL AND telefono IS NULL"),
            postgresql_where=sa.text("correo IS NULL AND telefono IS NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_participante_organizacion_id"),
            "organizacion",
            ["organizacion_id"],
            ["id"],
        )


def downgrade():
    # Who was told apart by a tax id alone has no place in the older table.
    op.execute("DELETE FROM participante WHERE correo IS NULL AND telefono IS NULL")
    with op.batch_alter_table("participante", schema=None) as batch_op:
        batch_op.drop_constraint(CONTACT, type_="check")
        batch_op.create_check_constraint(CONTACT, "correo IS NOT NULL OR telefono IS NOT NULL")
        batch_op.drop_constraint(batch_op.f("fk_participante_organizacion_id"), type_="foreignkey")
        batch_op.drop_index(
            "uq_participante_sin_contacto",
            sqlite_where=sa.text("correo IS NULL AND telefono IS NULL"),
            postgresql_where=sa.text("correo IS NULL AND telefono IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_participante_organizacion_id"))
        batch_op.drop_column("tamano")
        batch_op.drop_column("sexo")
        batch_op.drop_column("pais_identificador")
        batch_op.drop_column("identificador")
        batch_op.drop_column("organizacion_id")

    with op.batch_alter_table("cohorte", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_cohorte_facilitador_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_cohorte_codigo_hash"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_cohorte_facilitador_id"))
        batch_op.drop_column("codigo_hasta")
        batch_op.drop_column("codigo_hash")
        batch_op.drop_column("semilla_codigo")
        batch_op.drop_column("facilitador_id")
        batch_op.drop_column("ruta")

    op.drop_table("cupo_pais")
    with op.batch_alter_table("camara_invitada", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_camara_invitada_organizacion_id"))

    op.drop_table("camara_invitada")
