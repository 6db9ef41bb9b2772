"""Jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0002_jobs"
down_revision = "0001_users"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid()),
        sa.Column("type", sa.String(50), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("available_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("error_code", sa.String(50)),
        sa.Column("result", sa.JSON()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('queued', 'in_progress', 'succeeded', 'dead')", name=op.f("ck_job_status")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name="fk_job_owner_id_user_account", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("key", name="uq_job_key"),
    )
    op.create_index("ix_job_owner_id_created_at_id", "job", ["owner_id", "created_at", "id"])
    unfinished = sa.text("status IN ('queued', 'in_progress')")
    op.create_index(
        "ix_job_due", "job", ["available_at"], postgresql_where=unfinished, sqlite_where=unfinished
    )
    finished = sa.text("finished_at IS NOT NULL")
    op.create_index(
        "ix_job_finished_at", "job", ["finished_at"], postgresql_where=finished, sqlite_where=finished
    )


def downgrade() -> None:
    op.drop_table("job")
