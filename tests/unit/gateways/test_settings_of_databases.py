"""Settings of the database: what cannot work ends the start with a sentence."""

import pytest

from app.persistence.postgres import engine_options
from app.settings import read_settings
from app.settings_read import SettingRefused


def read(tmp_path, **environment):
    return read_settings({"MOTCUA_VAR": str(tmp_path), **environment})


def test_more_processes_need_a_server(tmp_path):
    with pytest.raises(SettingRefused, match="WEB_PROCESSES must be 1 on SQLite"):
        read(tmp_path, WEB_PROCESSES="2")
    asked = read(tmp_path, WEB_PROCESSES="4", DATABASE_URL="postgresql://u@h/d")
    assert (asked.web_processes, asked.database) == (4, "postgresql+psycopg://u@h/d")


@pytest.mark.parametrize("value", ["0", "65", "x", ""])
def test_how_many_is_a_whole_number(tmp_path, value):
    with pytest.raises(SettingRefused, match="WEB_PROCESSES"):
        read(tmp_path, WEB_PROCESSES=value)


def test_each_thread_finds_its_connections():
    """The page, the action and the log of looks: no thread waits for one that another of them holds."""
    options = engine_options("motcua web", 8, 10, 30)
    assert options["pool_size"] + options["max_overflow"] == 3 * 8
    assert "lock_timeout=10000" in options["connect_args"]["options"]
    assert "statement_timeout=30000" in options["connect_args"]["options"]


@pytest.mark.parametrize("password", ["a@geheim", "a@b:geheim", "a@b@geheim", "geheim@"])
def test_a_password_that_is_not_escaped_is_not_taken_for_a_host(tmp_path, password):
    """Parts of it would be told to whoever reads that the host cannot be found."""
    with pytest.raises(SettingRefused, match=r"^DATABASE_URL .*%40") as refused:
        read(tmp_path, DATABASE_URL=f"postgresql://u:{password}@h:5432/d")
    assert "geheim" not in str(refused.value)


def test_a_question_that_never_arrives_is_given_up_after_a_minute():
    """Keepalives do not count while something sent is not acknowledged: that alone may take a quarter hour."""
    assert engine_options("motcua web", 8, 10, 30)["connect_args"]["tcp_user_timeout"] == 60_000


def test_a_password_that_is_escaped_is_used(tmp_path):
    asked = read(tmp_path, DATABASE_URL="postgresql://u:a%40b%3A@h:5432/d")
    assert asked.database == "postgresql+psycopg://u:a%40b%3A@h:5432/d"
