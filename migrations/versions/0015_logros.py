"""What a credential is of gets a row of its own: courses today, more tomorrow"""

import sqlalchemy as sa
from alembic import op


revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STANDING = sa.text("estado IN ('vigente', 'suspendida')")


def upgrade():
    op.create_table(
        "logro",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tipo", sa.String(length=20), nullable=False),
        sa.Column("codigo", sa.String(length=20), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("datos", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version_curso.id"], name=op.f("fk_logro_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logro")),
        sa.UniqueConstraint("version_id", name=op.f("uq_logro_version_id")),
    )
    op.create_index(op.f("ix_logro_codigo"), "logro", ["codigo"])
    op.create_index(
        "uq_logro_sin_curso",
        "logro",
        ["codigo", "numero"],
        unique=True,
        sqlite_where=sa.text("version_id IS NULL"),
        postgresql_where=sa.text("version_id IS NULL"),
    )
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.add_column(sa.Column("logro_id", sa.Integer(), nullable=True))
    _fill()
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.drop_index("uq_credencial_en_pie")
        batch_op.drop_index(op.f("ix_credencial_version_id"))
        batch_op.drop_constraint(
            op.f("fk_credencial_version_id"), type_="foreignkey"
        )
        batch_op.drop_column("version_id")
        batch_op.alter_column("logro_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(
            op.f("fk_credencial_logro_id"), "logro", ["logro_id"], ["id"]
        )
        batch_op.create_index(op.f("ix_credencial_logro_id"), ["logro_id"])
        batch_op.create_index(
            "uq_credencial_en_pie",
            ["usuario_id", "logro_id"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )


def _fill():
    """One achievement for each version that granted something."""
    version = sa.table(
        "version_curso",
        sa.column("id", sa.Integer),
        sa.column("numero", sa.Integer),
        sa.column("credencial", sa.JSON),
    )
    logro = sa.table(
        "logro",
        sa.column("id", sa.Integer),
        sa.column("tipo", sa.String),
        sa.column("codigo", sa.String),
        sa.column("numero", sa.Integer),
        sa.column("version_id", sa.Integer),
        sa.column("datos", sa.JSON),
    )
    credencial = sa.table(
        "credencial", sa.column("logro_id", sa.Integer), sa.column("version_id", sa.Integer)
    )
    link = op.get_bind()
    used = sa.select(credencial.c.version_id)
    for row in link.execute(sa.select(version).where(version.c.id.in_(used))).all():
        link.execute(
            logro.insert().values(
                tipo="curso",
                codigo=row.credencial["codigo"],
                numero=row.numero,
                version_id=row.id,
                datos=row.credencial,
            )
        )
    own = sa.select(logro.c.id).where(logro.c.version_id == credencial.c.version_id)
    link.execute(credencial.update().values(logro_id=own.scalar_subquery()))


def _refuse_without_course():
    """Before anything changed: what no course granted has no place in the older tables."""
    found = sa.text(
        "SELECT count(*) FROM credencial JOIN logro ON logro.id = credencial.logro_id"
        " WHERE logro.version_id IS NULL"
    )
    if count := op.get_bind().scalar(found):
        msg = f"{count} credentials are of no course (diplomas): revision 0014 cannot hold them"
        raise RuntimeError(msg)


def downgrade():
    _refuse_without_course()
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.add_column(sa.Column("version_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE credencial SET version_id ="
        " (SELECT version_id FROM logro WHERE logro.id = credencial.logro_id)"
    )
    with op.batch_alter_table("credencial") as batch_op:
        batch_op.drop_index("uq_credencial_en_pie")
        batch_op.drop_index(op.f("ix_credencial_logro_id"))
        batch_op.drop_constraint(op.f("fk_credencial_logro_id"), type_="foreignkey")
        batch_op.drop_column("logro_id")
        batch_op.alter_column("version_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(
            op.f("fk_credencial_version_id"),
            "version_curso",
            ["version_id"],
            ["id"],
        )
        batch_op.create_index(op.f("ix_credencial_version_id"), ["version_id"])
        batch_op.create_index(
            "uq_credencial_en_pie",
            ["usuario_id", "version_id"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )
    op.drop_index("uq_logro_sin_curso", table_name="logro")
    op.drop_index(op.f("ix_logro_codigo"), table_name="logro")
    op.drop_table("logro")
