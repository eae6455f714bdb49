"""organizaciones: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "invitacion_equipo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organizacion_id", sa.Integer(), nullable=False),
        sa.Column("correo", sa.String(length=254), nullable=False),
        sa.Column("idioma", sa.String(length=2), nullable=False),
        sa.Column("rol", sa.String(length=20), nullable=False),
        sa.Column("traspaso", sa.Boolean(), nullable=False),
        sa.Column("queda", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("creada_por_id", sa.Integer(), nullable=True),
        sa.Column("creada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enviada_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vence_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aceptada_el", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retirada_el", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creada_por_id"],
            ["usuario.id"],
            name=op.f("fk_invitacion_equipo_creada_por_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organizacion_id"],
            ["organizacion.id"],
            name=op.f("fk_invitacion_equipo_organizacion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitacion_equipo")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitacion_equipo_token_hash")),
    )
    with op.batch_alter_table("invitacion_equipo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitacion_equipo_correo"), ["correo"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_invitacion_equipo_creada_por_id"), ["creada_por_id"], unique=False
        )
        batch_op.create_index(
            "ix_invitacion_equipo_organizacion_correo", ["organizacion_id", "correo"], unique=False
        )

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("responder_a", sa.String(length=254), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_correo_responder_a"), ["responder_a"], unique=False)

    with op.batch_alter_table("organizacion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("identificador", sa.String(length=20), nullable=True))
        batch_op.add_column(
            sa.Column("idiomas", sa.JSON(), server_default=sa.text("'[]'"), nullable=False)
        )
        batch_op.add_column(sa.Column("presentacion", sa.JSON(), nullable=True))
        batch_op.add_column(
            sa.Column("sitio", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("tamano", sa.String(length=12), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "recibe_mensajes", sa.Boolean(), server_default=sa.text("(false)"), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column("publica", sa.Boolean(), server_default=sa.text("(true)"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("confirmada", sa.Boolean(), server_default=sa.text("(true)"), nullable=False)
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_organizacion_pais_identificador"), ["pais", "identificador"]
        )


def downgrade():
    with op.batch_alter_table("organizacion", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_organizacion_pais_identificador"), type_="unique")
        batch_op.drop_column("confirmada")
        batch_op.drop_column("publica")
        batch_op.drop_column("recibe_mensajes")
        batch_op.drop_column("tamano")
        batch_op.drop_column("sitio")
        batch_op.drop_column("presentacion")
        batch_op.drop_column("idiomas")
        batch_op.drop_column("identificador")

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correo_responder_a"))
        batch_op.drop_column("responder_a")

    with op.batch_alter_table("invitacion_equipo", schema=None) as batch_op:
        batch_op.drop_index("ix_invitacion_equipo_organizacion_correo")
        batch_op.drop_index(batch_op.f("ix_invitacion_equipo_creada_por_id"))
        batch_op.drop_index(batch_op.f("ix_invitacion_equipo_correo"))

    op.drop_table("invitacion_equipo")
