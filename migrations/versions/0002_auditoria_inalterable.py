"""auditoria inalterable: the database refuses to change or remove an audit line"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UPGRADE = {
    "sqlite": (
        """CREATE TRIGGER audit_line_no_update BEFORE UPDATE ON audit_line
        BEGIN SELECT RAISE(ABORT, 'audit_line is append-only'); END""",
        """CREATE TRIGGER audit_line_no_delete BEFORE DELETE ON audit_line
        BEGIN SELECT RAISE(ABORT, 'audit_line is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION audit_line_append_only() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION 'audit_line is append-only'; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER audit_line_guard BEFORE UPDATE OR DELETE ON audit_line
        FOR EACH ROW EXECUTE FUNCTION audit_line_append_only()""",
    ),
}
DOWNGRADE = {
    "sqlite": (
        "DROP TRIGGER audit_line_no_update",
        "DROP TRIGGER audit_line_no_delete",
    ),
    "postgresql": (
        "DROP TRIGGER audit_line_guard ON audit_line",
        "DROP FUNCTION audit_line_append_only()",
    ),
}


def upgrade():
    for statement in UPGRADE[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade():
    for statement in DOWNGRADE[op.get_bind().dialect.name]:
        op.execute(statement)
