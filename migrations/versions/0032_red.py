"""red: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "ausencia",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("desde", sa.Date(), nullable=False),
        sa.Column("hasta", sa.Date(), nullable=False),
        sa.CheckConstraint("hasta >= desde", name=op.f("ck_ausencia_en_orden")),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_ausencia_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ausencia")),
    )
    with op.batch_alter_table("ausencia", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ausencia_consultor_id"), ["consultor_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_ausencia_hasta"), ["hasta"], unique=False)

    op.create_table(
        "consultor_acuerdo",
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("acuerdo", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_consultor_acuerdo_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultor_id", "acuerdo", name=op.f("pk_consultor_acuerdo")),
    )
    with op.batch_alter_table("consultor_acuerdo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultor_acuerdo_acuerdo"), ["acuerdo"], unique=False)

    op.create_table(
        "consultor_sector",
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("sector", sa.String(length=3), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_consultor_sector_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultor_id", "sector", name=op.f("pk_consultor_sector")),
    )
    with op.batch_alter_table("consultor_sector", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultor_sector_sector"), ["sector"], unique=False)

    op.create_table(
        "consultor_servicio",
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("servicio", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_consultor_servicio_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultor_id", "servicio", name=op.f("pk_consultor_servicio")),
    )
    with op.batch_alter_table("consultor_servicio", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consultor_servicio_servicio"), ["servicio"], unique=False
        )

    op.create_table(
        "consultor_subtema",
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("subtema", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_consultor_subtema_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultor_id", "subtema", name=op.f("pk_consultor_subtema")),
    )
    with op.batch_alter_table("consultor_subtema", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultor_subtema_subtema"), ["subtema"], unique=False)

    op.create_table(
        "horario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("dia", sa.Integer(), nullable=False),
        sa.Column("desde", sa.Time(), nullable=False),
        sa.Column("hasta", sa.Time(), nullable=False),
        sa.CheckConstraint("desde < hasta", name=op.f("ck_horario_en_orden")),
        sa.CheckConstraint("dia BETWEEN 0 AND 6", name=op.f("ck_horario_dia_de_la_semana")),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_horario_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_horario")),
    )
    with op.batch_alter_table("horario", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_horario_consultor_id"), ["consultor_id"], unique=False)

    op.create_table(
        "vinculo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultor_id", sa.Integer(), nullable=False),
        sa.Column("nombre", sa.String(length=160), nullable=False),
        sa.Column("nombre_plegado", sa.String(length=160), nullable=False),
        sa.Column("identificador", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultor_id"],
            ["consultor.id"],
            name=op.f("fk_vinculo_consultor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vinculo")),
    )
    with op.batch_alter_table("vinculo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vinculo_consultor_id"), ["consultor_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_vinculo_nombre_plegado"), ["nombre_plegado"], unique=False
        )

    with op.batch_alter_table("consultor", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("en_linea", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("presencial", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("pausa_hasta", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("ultima_oferta_el", sa.DateTime(timezone=True), nullable=True)
        )

    with op.batch_alter_table("consultor_idioma", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("nivel", sa.String(length=6), server_default="nativo", nullable=False)
        )


def downgrade():
    with op.batch_alter_table("consultor_idioma", schema=None) as batch_op:
        batch_op.drop_column("nivel")

    with op.batch_alter_table("consultor", schema=None) as batch_op:
        batch_op.drop_column("ultima_oferta_el")
        batch_op.drop_column("pausa_hasta")
        batch_op.drop_column("presencial")
        batch_op.drop_column("en_linea")

    with op.batch_alter_table("vinculo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vinculo_nombre_plegado"))
        batch_op.drop_index(batch_op.f("ix_vinculo_consultor_id"))

    op.drop_table("vinculo")
    with op.batch_alter_table("horario", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_horario_consultor_id"))

    op.drop_table("horario")
    with op.batch_alter_table("consultor_subtema", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultor_subtema_subtema"))

    op.drop_table("consultor_subtema")
    with op.batch_alter_table("consultor_servicio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultor_servicio_servicio"))

    op.drop_table("consultor_servicio")
    with op.batch_alter_table("consultor_sector", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultor_sector_sector"))

    op.drop_table("consultor_sector")
    with op.batch_alter_table("consultor_acuerdo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultor_acuerdo_acuerdo"))

    op.drop_table("consultor_acuerdo")
    with op.batch_alter_table("ausencia", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ausencia_hasta"))
        batch_op.drop_index(batch_op.f("ix_ausencia_consultor_id"))

    op.drop_table("ausencia")
