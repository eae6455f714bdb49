"""encuentros: what its models need"""

import sqlalchemy as sa
from alembic import op


revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "encuentro",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohorte_id", sa.Integer(), nullable=False),
        sa.Column("titulo", sa.String(length=120), nullable=False),
        sa.Column("inicio", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutos", sa.Integer(), nullable=False),
        sa.Column("zona", sa.String(length=40), nullable=False),
        sa.Column("lugar", sa.String(length=200), nullable=False),
        sa.Column("enlace", sa.String(length=500), nullable=False),
        sa.Column("indicaciones", sa.String(length=800), nullable=False),
        sa.Column("secuencia", sa.Integer(), nullable=False),
        sa.Column("semilla", sa.String(length=32), nullable=False),
        sa.Column("uid", sa.String(length=120), nullable=False),
        sa.Column("creado_por_id", sa.Integer(), nullable=True),
        sa.Column("creado_el", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelado_el", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("lugar <> '' OR enlace <> ''", name=op.f("ck_encuentro_con_lugar")),
        sa.CheckConstraint("minutos > 0", name=op.f("ck_encuentro_minutos_positivos")),
        sa.ForeignKeyConstraint(
            ["cohorte_id"], ["cohorte.id"], name=op.f("fk_encuentro_cohorte_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["creado_por_id"],
            ["usuario.id"],
            name=op.f("fk_encuentro_creado_por_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encuentro")),
        sa.UniqueConstraint("uid", name=op.f("uq_encuentro_uid")),
    )
    with op.batch_alter_table("encuentro", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_encuentro_inicio"), ["inicio"], unique=False)

    op.create_table(
        "asistencia",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("encuentro_id", sa.Integer(), nullable=False),
        sa.Column("participante_id", sa.Integer(), nullable=False),
        sa.Column("forma", sa.String(length=10), nullable=False),
        sa.Column("anotada_el", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["encuentro_id"],
            ["encuentro.id"],
            name=op.f("fk_asistencia_encuentro_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participante_id"],
            ["participante.id"],
            name=op.f("fk_asistencia_participante_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asistencia")),
        sa.UniqueConstraint(
            "encuentro_id",
            "participante_id",
            name=op.f("uq_asistencia_encuentro_id_participante_id"),
        ),
    )
    with op.batch_alter_table("asistencia", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_asistencia_participante_id"), ["participante_id"], unique=False
        )

    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendario", sa.Text(), server_default="", nullable=False))


def downgrade():
    with op.batch_alter_table("correo", schema=None) as batch_op:
        batch_op.drop_column("calendario")

    with op.batch_alter_table("asistencia", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asistencia_participante_id"))

    op.drop_table("asistencia")
    with op.batch_alter_table("encuentro", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_encuentro_inicio"))

    op.drop_table("encuentro")
