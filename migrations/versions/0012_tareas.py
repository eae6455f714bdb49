"""tareas: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "tarea",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=True),
        sa.Column("hoja", sa.String(length=50), nullable=True),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("guardados", sa.Integer(), nullable=False),
        sa.Column("otra", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("otra_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("guardada_el", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(curso_id IS NULL) <> (hoja IS NULL)", name=op.f("ck_tarea_de_curso_o_suelta")
        ),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_tarea_curso_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_tarea_usuario_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tarea")),
        sa.UniqueConstraint("usuario_id", "curso_id", name=op.f("uq_tarea_usuario_id_curso_id")),
        sa.UniqueConstraint("usuario_id", "hoja", name=op.f("uq_tarea_usuario_id_hoja")),
    )
    with op.batch_alter_table("tarea", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tarea_curso_id"), ["curso_id"], unique=False)

    op.create_table(
        "entrega",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tarea_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("estado", sa.String(length=20), nullable=False),
        sa.Column("entregada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("niveles", sa.JSON(), nullable=False),
        sa.Column("comentarios", sa.JSON(), nullable=False),
        sa.Column("comentario", sa.Text(), nullable=False),
        sa.Column("revisiones", sa.Integer(), nullable=False),
        sa.Column("revisada_por_id", sa.Integer(), nullable=True),
        sa.Column("revisada_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["revisada_por_id"],
            ["usuario.id"],
            name=op.f("fk_entrega_revisada_por_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["tarea_id"], ["tarea.id"], name=op.f("fk_entrega_tarea_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version_curso.id"], name=op.f("fk_entrega_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entrega")),
        sa.UniqueConstraint("tarea_id", "numero", name=op.f("uq_entrega_tarea_id_numero")),
    )
    with op.batch_alter_table("entrega", schema=None) as batch_op:
        batch_op.create_index(
            "ix_entrega_estado_entregada_el", ["estado", "entregada_el"], unique=False
        )

    op.create_table(
        "archivo_tarea",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tarea_id", sa.Integer(), nullable=False),
        sa.Column("entrega_id", sa.Integer(), nullable=True),
        sa.Column("clave", sa.String(length=32), nullable=False),
        sa.Column("nombre", sa.String(length=200), nullable=False),
        sa.Column("tipo", sa.String(length=4), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("subido_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entrega_id"],
            ["entrega.id"],
            name=op.f("fk_archivo_tarea_entrega_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tarea_id"], ["tarea.id"], name=op.f("fk_archivo_tarea_tarea_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archivo_tarea")),
        sa.UniqueConstraint("clave", name=op.f("uq_archivo_tarea_clave")),
    )
    with op.batch_alter_table("archivo_tarea", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_archivo_tarea_entrega_id"), ["entrega_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_archivo_tarea_tarea_id"), ["tarea_id"], unique=False)

    op.create_table(
        "revision_par",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entrega_id", sa.Integer(), nullable=False),
        sa.Column("revisor_id", sa.Integer(), nullable=False),
        sa.Column("niveles", sa.JSON(), nullable=False),
        sa.Column("comentario", sa.Text(), nullable=False),
        sa.Column("asignada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hecha_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entrega_id"],
            ["entrega.id"],
            name=op.f("fk_revision_par_entrega_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revisor_id"],
            ["usuario.id"],
            name=op.f("fk_revision_par_revisor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision_par")),
        sa.UniqueConstraint(
            "entrega_id", "revisor_id", name=op.f("uq_revision_par_entrega_id_revisor_id")
        ),
    )
    with op.batch_alter_table("revision_par", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_revision_par_revisor_id"), ["revisor_id"], unique=False
        )

    with op.batch_alter_table("cohorte", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "entre_pares", sa.Boolean(), server_default=sa.text("(false)"), nullable=False
            )
        )

    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tarea", sa.JSON(none_as_null=True), nullable=True))


def downgrade():
    with op.batch_alter_table("version_curso", schema=None) as batch_op:
        batch_op.drop_column("tarea")

    with op.batch_alter_table("cohorte", schema=None) as batch_op:
        batch_op.drop_column("entre_pares")

    with op.batch_alter_table("revision_par", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_par_revisor_id"))

    op.drop_table("revision_par")
    with op.batch_alter_table("archivo_tarea", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_archivo_tarea_tarea_id"))
        batch_op.drop_index(batch_op.f("ix_archivo_tarea_entrega_id"))

    op.drop_table("archivo_tarea")
    with op.batch_alter_table("entrega", schema=None) as batch_op:
        batch_op.drop_index("ix_entrega_estado_entregada_el")

    op.drop_table("entrega")
    with op.batch_alter_table("tarea", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tarea_curso_id"))

    op.drop_table("tarea")
