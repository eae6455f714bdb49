"""trabajo: scope, meetings, hours, pauses, reviews; several files with a result.

hand-written where the file of a result moves over.
"""

import sqlalchemy as sa
from alembic import op


revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "alcance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entregable", sa.Text(), nullable=False),
        sa.Column("horas", sa.Integer(), nullable=False),
        sa.Column("entrega_el", sa.Date(), nullable=False),
        sa.Column("no_incluye", sa.Text(), nullable=False),
        sa.Column("propuesto_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cambio_pedido", sa.Text(), nullable=False),
        sa.Column("cambio_pedido_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acordado_el", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("horas > 0", name=op.f("ck_alcance_horas_positivas")),
        sa.ForeignKeyConstraint(
            ["consultor_id"], ["consultor.id"], name=op.f("fk_alcance_consultor_id")
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_alcance_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alcance")),
        sa.UniqueConstraint(
            "solicitud_id",
            "consultor_id",
            "version",
            name=op.f("uq_alcance_solicitud_id_consultor_id_version"),
        ),
    )
    op.create_table(
        "lectura_mensajes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("usuario_id", sa.Integer(), nullable=False),
        sa.Column("papel", sa.String(length=20), nullable=False),
        sa.Column("mensaje_id", sa.Integer(), nullable=False),
        sa.Column("leida_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_lectura_mensajes_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["usuario_id"], ["usuario.id"], name=op.f("fk_lectura_mensajes_usuario_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lectura_mensajes")),
        sa.UniqueConstraint(
            "solicitud_id", "usuario_id", name=op.f("uq_lectura_mensajes_solicitud_id_usuario_id")
        ),
    )
    with op.batch_alter_table("lectura_mensajes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_lectura_mensajes_usuario_id"), ["usuario_id"], unique=False
        )

    op.create_table(
        "pausa_pedida",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("pedida_por", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("hasta", sa.Date(), nullable=False),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("pedida_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("respondida_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acordada", sa.Boolean(), nullable=True),
        sa.Column("respuesta", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["usuario.id"], name=op.f("fk_pausa_pedida_actor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_pausa_pedida_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pausa_pedida")),
    )
    with op.batch_alter_table("pausa_pedida", schema=None) as batch_op:
        batch_op.create_index("ix_pausa_pedida_solicitud_id", ["solicitud_id"], unique=False)
        batch_op.create_index(
            "uq_pausa_abierta",
            ["solicitud_id"],
            unique=True,
            sqlite_where=sa.text("respondida_el IS NULL"),
            postgresql_where=sa.text("respondida_el IS NULL"),
        )

    op.create_table(
        "registro_horas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("dia", sa.Date(), nullable=False),
        sa.Column("cuartos", sa.Integer(), nullable=False),
        sa.Column("que", sa.String(length=300), nullable=False),
        sa.Column("anotado_el", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "cuartos BETWEEN 1 AND 96", name=op.f("ck_registro_horas_cuartos_de_un_dia")
        ),
        sa.ForeignKeyConstraint(
            ["consultor_id"], ["consultor.id"], name=op.f("fk_registro_horas_consultor_id")
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_registro_horas_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registro_horas")),
        sa.UniqueConstraint(
            "solicitud_id", "intento", name=op.f("uq_registro_horas_solicitud_id_intento")
        ),
    )
    op.create_table(
        "reunion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solicitud_id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("intento", sa.String(length=32), nullable=False),
        sa.Column("propuesta_por", sa.String(length=20), nullable=False),
        sa.Column("tema", sa.String(length=160), nullable=False),
        sa.Column("minutos", sa.Integer(), nullable=False),
        sa.Column("enlace", sa.String(length=500), nullable=False),
        sa.Column("inicio", sa.DateTime(timezone=True), nullable=True),
        sa.Column("secuencia", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=80), nullable=False),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("se_hizo", sa.Boolean(), nullable=True),
        sa.Column("marcada_por", sa.String(length=20), nullable=False),
        sa.CheckConstraint("minutos > 0", name=op.f("ck_reunion_minutos_positivos")),
        sa.ForeignKeyConstraint(
            ["consultor_id"], ["consultor.id"], name=op.f("fk_reunion_consultor_id")
        ),
        sa.ForeignKeyConstraint(
            ["solicitud_id"],
            ["solicitud.id"],
            name=op.f("fk_reunion_solicitud_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reunion")),
        sa.UniqueConstraint(
            "solicitud_id", "intento", name=op.f("uq_reunion_solicitud_id_intento")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_reunion_uid")),
    )
    op.create_table(
        "revision_de_consultor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("primera_id", sa.Integer(), nullable=False),
        sa.Column("segunda_id", sa.Integer(), nullable=False),
        sa.Column("abierta_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("respuesta", sa.Text(), nullable=False),
        sa.Column("respondida_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("motivo", sa.Text(), nullable=False),
        sa.Column("cerrada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cerrada_por_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cerrada_por_id"],
            ["usuario.id"],
            name=op.f("fk_revision_de_consultor_cerrada_por_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["consultor_id"], ["consultor.id"], name=op.f("fk_revision_de_consultor_consultor_id")
        ),
        sa.ForeignKeyConstraint(
            ["primera_id"],
            ["solicitud.id"],
            name=op.f("fk_revision_de_consultor_primera_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["segunda_id"],
            ["solicitud.id"],
            name=op.f("fk_revision_de_consultor_segunda_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision_de_consultor")),
    )
    with op.batch_alter_table("revision_de_consultor", schema=None) as batch_op:
        batch_op.create_index("ix_revision_de_consultor_cerrada_el", ["cerrada_el"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_revision_de_consultor_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.create_index(
            "uq_revision_abierta",
            ["consultor_id"],
            unique=True,
            sqlite_where=sa.text("cerrada_el IS NULL"),
            postgresql_where=sa.text("cerrada_el IS NULL"),
        )

    op.create_table(
        "horario_propuesto",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reunion_id", sa.Integer(), nullable=False),
        sa.Column("inicio", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reunion_id"],
            ["reunion.id"],
            name=op.f("fk_horario_propuesto_reunion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_horario_propuesto")),
        sa.UniqueConstraint(
            "reunion_id", "inicio", name=op.f("uq_horario_propuesto_reunion_id_inicio")
        ),
    )
    with op.batch_alter_table("archivo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("entregable_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_archivo_entregable_id"), ["entregable_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_archivo_entregable_id"), "entregable", ["entregable_id"], ["id"]
        )

    op.execute(
        "UPDATE archivo SET entregable_id = "
        "(SELECT e.id FROM entregable e WHERE e.archivo_id = archivo.id)"
    )
    with op.batch_alter_table("entregable", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_entregable_archivo_id"), type_="foreignkey")
        batch_op.drop_column("archivo_id")


def downgrade():
    with op.batch_alter_table("entregable", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archivo_id", sa.INTEGER(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_entregable_archivo_id"), "archivo", ["archivo_id"], ["id"]
        )

    op.execute(
        "UPDATE entregable SET archivo_id = "
        "(SELECT min(a.id) FROM archivo a WHERE a.entregable_id = entregable.id)"
    )
    with op.batch_alter_table("archivo", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_archivo_entregable_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_archivo_entregable_id"))
        batch_op.drop_column("entregable_id")

    op.drop_table("horario_propuesto")
    with op.batch_alter_table("revision_de_consultor", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_revision_abierta",
            sqlite_where=sa.text("cerrada_el IS NULL"),
            postgresql_where=sa.text("cerrada_el IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_revision_de_consultor_consultor_id"))
        batch_op.drop_index("ix_revision_de_consultor_cerrada_el")

    op.drop_table("revision_de_consultor")
    op.drop_table("reunion")
    op.drop_table("registro_horas")
    with op.batch_alter_table("pausa_pedida", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pausa_abierta",
            sqlite_where=sa.text("respondida_el IS NULL"),
            postgresql_where=sa.text("respondida_el IS NULL"),
        )
        batch_op.drop_index("ix_pausa_pedida_solicitud_id")

    op.drop_table("pausa_pedida")
    with op.batch_alter_table("lectura_mensajes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lectura_mensajes_usuario_id"))

    op.drop_table("lectura_mensajes")
    op.drop_table("alcance")
