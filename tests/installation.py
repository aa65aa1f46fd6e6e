"""A complete installation for tests: migrated, filled with the demo commune, diagrams in force."""

from pathlib import Path

from app.demo.commune import make_commune
from app.diagrams import put_in_force
from app.persistence.database import db
from app.persistence.schema import upgrade_schema
from app.services import services
from app.settings import Settings
from app.web.factory import create_app
from processes.domain.access import SYSTEM

ROOT = Path(__file__).parent.parent


def settings_for(var: Path, database_url: str = "") -> Settings:
    """Settings of a test installation; without an address of a database it is a file under ``var``."""
    return Settings(
        var=var,
        database_url=database_url,
        secret_key="test-secret",
        payment_secret="test-payment-secret",
        models=ROOT / "bpmn_models",
        testing=True,
        rate_limits=False,
        captcha=False,
        demo=True,
    )


def build_template(var: Path, clock, database_url: str = "") -> Settings:
    """Make the installation once; tests copy its folder and its database."""
    settings = settings_for(var, database_url)
    app = create_app(settings, clock)
    upgrade_schema(app)
    with app.app_context():
        make_commune(services())
        for folder in ("side", "procedures"):
            for diagram in sorted((settings.models / folder).glob("*.bpmn")):
                put_in_force(services(), SYSTEM, diagram.read_bytes())
        if not database_url:
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    return settings
