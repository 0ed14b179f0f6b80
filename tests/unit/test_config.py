"""Settings: found upwards, read strictly, every mistake with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimcheck import config, rulefiles
from claimcheck.cli.config import STARTER
from claimcheck.cli.run import choose
from claimcheck.errors import ClaimcheckError, Mistakes

YAML = "fail_on: warning\nrules:\n  - desk.yaml\nseverity:\n  toll-fell: off\n"
TOML = (
    "[project]\nname = 'x'\n\n[tool.claimcheck]\nfail_on = 'warning'\nrules = ['desk.yaml']\n"
    "\n[tool.claimcheck.severity]\ntoll-fell = 'off'\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles two folders down, from which the test runs."""
    (tmp_path / "copy" / "march").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "text"), [("claimcheck.yaml", YAML), ("pyproject.toml", TOML)])
def test_settings_of_either_file(desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    found = config.load(config.find([Path("copy/march")]))
    assert found.settings.fail_on == "warning"
    assert found.settings.severity == {"toll-fell": "off"}
    assert found.paths(found.settings.rules) == [desk / "desk.yaml"]
    lines = {"claimcheck.yaml": (1, 2, 4), "pyproject.toml": (5, 6, 8)}[name]
    keys = ("fail_on", "rules", "severity")
    assert [found.place(key) for key in keys] == [f"{name}:{line}:1" for line in lines]
    assert found.place("ignore") == "default"


def test_the_nearest_file_above_everything_that_is_checked_counts(desk: Path) -> None:
    (desk / "claimcheck.yaml").write_text("fail_on: info\n")
    (desk / "copy" / "claimcheck.yaml").write_text("fail_on: never\n")
    (desk / "other").mkdir()
    assert config.load(config.find([Path("copy/march")])).settings.fail_on == "never"
    both = config.find([Path("copy/march"), Path("other")])
    assert config.load(both).settings.fail_on == "info"


def test_without_a_file_the_defaults_hold(desk: Path) -> None:
    (desk / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    found = config.load(config.find([Path("copy")]))
    assert (found.settings, found.file) == (config.Settings(), None)


def test_two_files_of_one_folder_are_refused(desk: Path) -> None:
    (desk / "claimcheck.yaml").write_text(YAML)
    (desk / "pyproject.toml").write_text(TOML)
    with pytest.raises(ClaimcheckError, match=r"claimcheck\.yaml: pyproject\.toml beside it"):
        config.find([Path("copy")])


REFUSED = {
    "claimcheck.yaml": {
        "fail_at: error\n": [
            "claimcheck.yaml:1:1: unknown key 'fail_at'",
            "did you mean 'fail_on'",
        ],
        "fail_on: eror\n": ["claimcheck.yaml:1:10: ", "did you mean 'error'"],
        "rules: desk.yaml\n": ["claimcheck.yaml:1:8: 'rules' cannot be read"],
        "severity:\n  toll-fell: loud\n": ["claimcheck.yaml:2:14: "],
        "fail_on: a\nrule: b\n": ["claimcheck.yaml:2:1: unknown key", "claimcheck.yaml:1:10: "],
        "- a\n": ["claimcheck.yaml:1:1: the file holds no map of settings"],
        "a: [\n": ["claimcheck.yaml:2:1: this is not YAML"],
    },
    "pyproject.toml": {
        "[tool.claimcheck]\n\nfail_at = 1\n": ["pyproject.toml:3:1: unknown key 'fail_at'"],
        "[tool.claimcheck.severity]\nx = 'loud'\n": ["pyproject.toml:2:1: "],
        "[tool.claimcheck]\nrules = [\n": ["pyproject.toml: this is not TOML"],
        "[tool.claimcheck]\nrules = =\n": ["pyproject.toml:2:9: this is not TOML"],
    },
}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [(name, text, told) for name, texts in REFUSED.items() for text, told in texts.items()],
)
def test_wrong_settings_are_refused_all_at_once(
    desk: Path, name: str, text: str, told: list[str]
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        config.load(desk / name)
    for words in told:
        assert words in str(caught.value)
    if len(told) > 1 and all(name in words for words in told):
        assert isinstance(caught.value, Mistakes)


def test_a_file_that_is_not_there_is_refused(desk: Path) -> None:
    with pytest.raises(ClaimcheckError, match=r"gone\.yaml: cannot be read: no such file"):
        config.load(Path("gone.yaml"))


def test_the_file_that_init_writes_says_the_defaults_and_names_every_setting(desk: Path) -> None:
    (desk / "claimcheck.yaml").write_text(STARTER, encoding="utf-8")
    assert config.load(desk / "claimcheck.yaml").settings == config.Settings()
    for name in config.Settings.model_fields:
        assert f"\n{name}: " in STARTER or f"#   {name}: " in STARTER, name


def test_the_examples_in_that_file_can_be_used(desk: Path) -> None:
    lines = STARTER.splitlines()
    text = "\n".join(line.removeprefix("#   ") for line in lines if line.startswith("#   "))
    (desk / "claimcheck.yaml").write_text(text, encoding="utf-8")
    settings = config.load(desk / "claimcheck.yaml").settings
    assert (len(settings.overrides), settings.today) == (2, date(2024, 6, 30))
    assert choose(config.Config(settings)).rules


def test_every_shipped_pack_is_named_in_that_file() -> None:
    assert all(f"{name}" in STARTER for name in rulefiles.packs())
