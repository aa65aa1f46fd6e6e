"""The command ``motcua``. Commands of the worker's folder are found by entry points."""

import os
import sys
from importlib.metadata import entry_points

import click

from app.cli import (
    backup,
    check,
    compare,
    decide,
    demo,
    due,
    export,
    feel,
    import_,
    init,
    journal,
    password_link,
    publish,
    restore,
    upgrade,
)
from app.settings_read import SettingRefused
from processes.domain.errors import Refusal


@click.group()
@click.version_option(package_name="motcua")
def motcua() -> None:
    """Một Cửa: administrative procedures as diagrams."""


for command in (
    backup.backup,
    check.check,
    compare.compare,
    decide.decide,
    demo.demo,
    due.due,
    export.export,
    feel.feel,
    import_.import_,
    init.init,
    journal.verify_journal,
    password_link.password_link,
    publish.publish,
    restore.restore,
    upgrade.upgrade,
):
    motcua.add_command(command)
for point in entry_points(group="motcua.commands"):
    motcua.add_command(point.load(), point.name)


def main() -> None:
    """Run the command; a failure is a sentence, never a traceback."""
    os.umask(0o077)  # a database begun here holds people's data: it is read by this user only
    try:
        motcua(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except SettingRefused as refused:
        click.echo(str(refused), err=True)
        sys.exit(1)
    except Refusal as refusal:
        click.echo(str(refusal.text), err=True)
        sys.exit(1)
    except Exception as error:
        # The last line of defence: whoever types a command gets a sentence.
        click.echo(f"{type(error).__name__}: {error}", err=True)
        sys.exit(1)
