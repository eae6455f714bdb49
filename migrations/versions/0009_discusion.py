"""discusion: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "ajuste_novedades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("recibe", sa.Boolean(), nullable=False),
        sa.Column("enviado_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["usuario_id"],
            ["usuario.id"],
            name=op.f("fk_ajuste_novedades_usuario_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajuste_novedades")),
        sa.UniqueConstraint("usuario_id", name=op.f("uq_ajuste_novedades_usuario_id")),
    )
    op.create_table(
        "duda",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("curso_id", sa.Integer(), nullable=False),
        sa.Column("leccion_clave", sa.String(length=50), nullable=False),
        sa.Column("titulo", sa.String(length=160), nullable=False),
        sa.Column("indice", sa.Text(), nullable=False),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actividad_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cerrada_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["curso_id"], ["curso.id"], name=op.f("fk_duda_curso_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duda")),
    )
    with op.batch_alter_table("duda", schema=None) as batch_op:
        batch_op.create_index(
            "ix_duda_curso_id_actividad_el", ["curso_id", "actividad_el"], unique=False
        )

    op.create_table(
        "aporte",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duda_id", sa.Integer(), nullable=False),
        sa.Column("es_pregunta", sa.Boolean(), nullable=False),
        sa.Column("autor_id", sa.Integer(), nullable=False),
        sa.Column("del_curso", sa.Boolean(), nullable=False),
        sa.Column("idioma", sa.String(length=2), nullable=False),
        sa.Column("texto", sa.Text(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("creado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("editado_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("aceptado_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("oculto_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["autor_id"], ["usuario.id"], name=op.f("fk_aporte_autor_id")),
        sa.ForeignKeyConstraint(
            ["duda_id"], ["duda.id"], name=op.f("fk_aporte_duda_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aporte")),
        sa.UniqueConstraint("autor_id", "intento", name=op.f("uq_aporte_autor_id_intento")),
    )
    with op.batch_alter_table("aporte", schema=None) as batch_op:
        batch_op.create_index(
            "ix_aporte_aceptado",
            ["duda_id"],
            unique=True,
            sqlite_where=sa.text("aceptado_el IS NOT NULL"),
            postgresql_where=sa.text("aceptado_el IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_aporte_autor_id"), ["autor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aporte_duda_id"), ["duda_id"], unique=False)
        batch_op.create_index(
            "ix_aporte_pregunta",
            ["duda_id"],
            unique=True,
            sqlite_where=sa.text("es_pregunta"),
            postgresql_where=sa.text("es_pregunta"),
        )

    op.create_table(
        "denuncia",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aporte_id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("razon", sa.String(length=20), nullable=False),
        sa.Column("detalle", sa.Text(), nullable=False),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resuelta_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resultado", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["aporte_id"], ["aporte.id"], name=op.f("fk_denuncia_aporte_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_denuncia_usuario_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_denuncia")),
        sa.UniqueConstraint(
            "aporte_id", "usuario_id", name=op.f("uq_denuncia_aporte_id_usuario_id")
        ),
    )
    with op.batch_alter_table("denuncia", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_denuncia_usuario_id"), ["usuario_id"], unique=False)

    op.create_table(
        "me_sirvio",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aporte_id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("marcado_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["aporte_id"], ["aporte.id"], name=op.f("fk_me_sirvio_aporte_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_me_sirvio_usuario_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_me_sirvio")),
        sa.UniqueConstraint(
            "aporte_id", "usuario_id", name=op.f("uq_me_sirvio_aporte_id_usuario_id")
        ),
    )
    with op.batch_alter_table("me_sirvio", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_me_sirvio_usuario_id"), ["usuario_id"], unique=False)

    op.create_table(
        "novedad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("aporte_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aporte_id"], ["aporte.id"], name=op.f("fk_novedad_aporte_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_novedad_usuario_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_novedad")),
        sa.UniqueConstraint(
            "usuario_id", "aporte_id", name=op.f("uq_novedad_usuario_id_aporte_id")
        ),
    )
    with op.batch_alter_table("novedad", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_novedad_aporte_id"), ["aporte_id"], unique=False)

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("baja", sa.String(length=300), server_default="", nullable=False)
        )


def downgrade():
    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.drop_column("baja")

    with op.batch_alter_table("novedad", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_novedad_aporte_id"))

    op.drop_table("novedad")
    with op.batch_alter_table("me_sirvio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_me_sirvio_usuario_id"))

    op.drop_table("me_sirvio")
    with op.batch_alter_table("denuncia", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_denuncia_usuario_id"))

    op.drop_table("denuncia")
    with op.batch_alter_table("aporte", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_aporte_pregunta",
            sqlite_where=sa.text("es_pregunta"),
            postgresql_where=sa.text("es_pregunta"),
        )
        batch_op.drop_index(batch_op.f("ix_aporte_duda_id"))
        batch_op.drop_index(batch_op.f("ix_aporte_autor_id"))
        batch_op.drop_index(
            "ix_aporte_aceptado",
            sqlite_where=sa.text("aceptado_el IS NOT NULL"),
            postgresql_where=sa.text("aceptado_el IS NOT NULL"),
        )

    op.drop_table("aporte")
    with op.batch_alter_table("duda", schema=None) as batch_op:
        batch_op.drop_index("ix_duda_curso_id_actividad_el")

    op.drop_table("duda")
    op.drop_table("ajuste_novedades")
