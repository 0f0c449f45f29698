"""A wrong or missing setting stops the start with one clear line."""

import pytest

from portal.config import SettingError, read
from tests.installation import installation
from tests.mail_server import free_port

RIGHT = {
    "DATABASE_URL": "postgresql://portal_app:p4ssw0rd@db.example/portal",
    "DATABASE_OWNER_URL": "postgresql://portal_owner:p4ssw0rd@db.example/portal",
    "DATABASE_WORKER_URL": "postgresql://portal_worker:p4ssw0rd@db.example/portal",
    "SECRET_KEY": "k" * 32,
    "FIELD_KEY": "7" * 64,
    "SMTP_URL": "smtp+starttls://user:p4ssw0rd@mail.example:587",
    "MAIL_FROM": "portale@hub.example",
    "PUBLIC_URL": "https://portale.hub.example",
}


def test_right_settings_are_read():
    config = read(RIGHT)

    assert config.production
    assert config.database_url == "postgresql+psycopg://portal_app:p4ssw0rd@db.example/portal"
    assert config.public_url == "https://portale.hub.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://portal@db.example/portal"),
        ("DATABASE_URL", "portal"),
        ("DATABASE_OWNER_URL", "http://db.example"),
        ("DATABASE_WORKER_URL", "db.example"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("FIELD_KEY", ""),
        ("FIELD_KEY", "k" * 64),
        ("SMTP_URL", ""),
        ("SMTP_URL", "mail.example"),
        ("MAIL_FROM", ""),
        ("MAIL_FROM", "portale"),
        ("MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("PUBLIC_URL", ""),
        ("PUBLIC_URL", "http://portale.hub.example"),
        ("PORTAL_PORT", "http"),
        ("PORTAL_PORT", "70000"),
        ("PORTAL_DEMO_PASSWORD", "short"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(name, value):
    with pytest.raises(SettingError) as refused:
        read(RIGHT | {name: value})

    words = str(refused.value)
    assert words.startswith(name)
    assert "\n" not in words
    assert "p4ssw0rd" not in words


def told(done):
    """Return what a command that failed says, which is one line without a trace."""
    lines = [line for line in done.stderr.splitlines() if line]
    assert done.returncode == 1, done.stderr
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize("command", ["worker", "serve", "doctor", "prepare"])
def test_a_command_says_which_setting_is_wrong(installed, command):
    assert "SECRET_KEY" in told(installed.flask(command, SECRET_KEY="short"))


def test_the_web_server_says_which_setting_is_wrong(installed):
    web = installed.start("web", "gunicorn", "wsgi:app", PUBLIC_URL="http://portale.hub.example")

    assert web.wait(timeout=20) == 1
    assert len(installed.said("web").splitlines()) == 1
    assert "PUBLIC_URL is missing" in installed.said("web")


@pytest.mark.parametrize(
    ("command", "setting"),
    [("prepare", "DATABASE_OWNER_URL"), ("worker", "DATABASE_WORKER_URL")],
)
def test_a_command_says_which_setting_it_alone_needs(installed, command, setting):
    assert setting in told(installed.flask(command, **{setting: ""}))


@pytest.mark.parametrize("powerful", ["portal_owner", "postgres"])
@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_powerful_role_serves_nobody(installed, command, powerful):
    url = installed.environment["DATABASE_URL"].replace("portal_app", powerful)

    assert powerful in told(installed.flask(command, DATABASE_URL=url))


@pytest.mark.parametrize("powerful", ["portal_owner", "postgres"])
def test_the_web_server_refuses_a_powerful_role(installed, powerful):
    url = installed.environment["DATABASE_URL"].replace("portal_app", powerful)

    web = installed.start("web", "gunicorn", "wsgi:app", DATABASE_URL=url)

    assert web.wait(timeout=20) == 1
    assert len(installed.said("web").splitlines()) == 1
    assert powerful in installed.said("web")


@pytest.mark.parametrize("command", ["serve", "worker", "prepare"])
def test_a_database_that_is_not_there_is_one_line(installed, command):
    nowhere = f"postgresql://portal_app@127.0.0.1:{free_port()}/portal"

    done = installed.flask(
        command, DATABASE_URL=nowhere, DATABASE_OWNER_URL=nowhere, DATABASE_WORKER_URL=nowhere
    )

    assert "the database does not answer" in told(done)


def test_a_database_that_nobody_prepared_is_one_line(server, superuser, own_config, tmp_path):
    superuser.execute("DROP DATABASE IF EXISTS bare")
    superuser.execute("CREATE DATABASE bare OWNER portal_owner")
    url = server.url("portal_app", "bare")

    with installation(own_config, tmp_path, DATABASE_URL=url) as bare:
        words = told(bare.flask("serve"))

    superuser.execute("DROP DATABASE bare WITH (FORCE)")
    assert "flask prepare" in words


def test_a_taken_port_is_one_line(installed):
    web = installed.web(workers=1)

    assert f"port {web.port} is taken" in told(installed.flask("serve", PORTAL_PORT=str(web.port)))
