"""red: a search for words reads the index alone"""

from alembic import op


revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

KEY = "ALTER TABLE palabra_directorio ADD CONSTRAINT pk_palabra_directorio PRIMARY KEY (termino, consultor_id)"


def upgrade():
    _again(KEY + " INCLUDE (peso)")


def downgrade():
    _again(KEY)


def _again(key):
    """SQLite keeps the table in the order of its key, with everything beside it."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("pk_palabra_directorio", "palabra_directorio", type_="primary")
        op.execute(key)
