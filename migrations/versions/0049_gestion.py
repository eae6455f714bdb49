"""gestion: the queues find words in their indexes"""

import unicodedata

import sqlalchemy as sa
from alembic import op


revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

BATCH = 1_000
OPEN = "estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"
ENDED = "coalesce(estado, '') IN ('cancelada', 'cerrada', 'rechazada') AND enviada_el IS NOT NULL"
OF_THE_QUEUE = ["meta_el", "id", "pais", "estado", "escalada_el", "actualizada_el", "area", "tipo"]


def upgrade():
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("buscado", sa.String(length=480), server_default="", nullable=False)
        )
        batch_op.drop_index(
            "ix_solicitud_cola", sqlite_where=sa.text(OPEN), postgresql_where=sa.text(OPEN)
        )
        batch_op.drop_index("ix_solicitud_cerrada_el")
    _fill()
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_index(
            "ix_solicitud_cola",
            [*OF_THE_QUEUE, "buscado"],
            unique=False,
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
        )
        batch_op.create_index(
            "ix_solicitud_terminadas",
            ["cerrada_el", "id", "pais", "estado", "enviada_el", "area", "tipo", "buscado"],
            unique=False,
            sqlite_where=sa.text(ENDED),
            postgresql_where=sa.text(ENDED),
        )


def _fill():
    """Write what each request is found by: number, title, firm and product, folded."""
    link = op.get_bind()
    read = sa.text(
        "SELECT id, referencia, titulo, empresa, producto FROM solicitud"
        " WHERE id > :after ORDER BY id LIMIT :many"
    )
    write = sa.text("UPDATE solicitud SET buscado = :said WHERE id = :id")
    after = 0
    while rows := link.execute(read, {"after": after, "many": BATCH}).all():
        link.execute(write, [{"id": row[0], "said": _folded(row[1:])} for row in rows])
        after = rows[-1][0]


def _folded(texts):
    plain = unicodedata.normalize("NFD", " ".join(t or "" for t in texts).lower())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())[:480]


def downgrade():
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_solicitud_terminadas", sqlite_where=sa.text(ENDED), postgresql_where=sa.text(ENDED)
        )
        batch_op.drop_index(
            "ix_solicitud_cola", sqlite_where=sa.text(OPEN), postgresql_where=sa.text(OPEN)
        )
        batch_op.drop_column("buscado")
    with op.batch_alter_table("solicitud", schema=None) as batch_op:
        batch_op.create_index("ix_solicitud_cerrada_el", ["cerrada_el", "id"], unique=False)
        batch_op.create_index(
            "ix_solicitud_cola",
            OF_THE_QUEUE,
            unique=False,
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
        )
