"""What other places run: the hooks, the action and the pipeline template, as they are written."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CLASH = (
    '{"id": "a", "date": "2023-05-02", "text": "The ferry fire off Marn has killed 41 people, '
    'the coast guard said on Tuesday."}\n'
    '{"id": "b", "date": "2023-05-03", "text": "The ferry fire off Marn has killed 38 people, '
    'the coast guard said on Wednesday."}\n'
)


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one file that has a finding, and claimcheck where the action installs it."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/articles.jsonl").write_text(CLASH, encoding="utf-8")
    program = tmp_path / "claimcheck/bin/claimcheck"
    program.parent.mkdir(parents=True)
    run = f'exec {shlex.quote(sys.executable)} -m claimcheck "$@"'
    program.write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def step(desk: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step of the action that checks, with its inputs as a workflow gives them."""
    (found,) = [
        one for one in loaded("action.yml")["runs"]["steps"] if "PATHS" in one.get("env", ())
    ]
    names = {value.split(".")[-1].strip(" }"): key for key, value in found["env"].items()}
    usual = {name: given["default"] for name, given in loaded("action.yml")["inputs"].items()}
    given = {names[name]: value for name, value in {**usual, **inputs}.items() if name in names}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
        cwd=desk,
        env={**os.environ, **given, "RUNNER_TEMP": str(desk), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_action_annotates_both_places_and_writes_sarif(desk: Path) -> None:
    done = step(desk, paths="copy\n", arguments="--show\ninfo\n")
    assert done.returncode == 1, done.stderr
    assert "::error file=copy/articles.jsonl,line=1," in done.stdout
    assert "::notice file=copy/articles.jsonl,line=2," in done.stdout
    (run,) = json.loads((desk / "claimcheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["results"]


def test_the_action_fails_only_where_it_is_asked_to(desk: Path) -> None:
    assert step(desk, paths="copy", **{"fail-on": "never"}).returncode == 0
    wrong = step(desk, paths="nowhere")
    assert (wrong.returncode, "no such file" in wrong.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("action.yml", "github-actions"), ("docs/integrations/gitlab-ci.yml", "gitlab-ci")],
)
def test_the_files_fit_the_schemas_of_their_places(name: str, kind: str) -> None:
    command = ["check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(ROOT / name)]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_the_hooks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_commands_that_there_are(
    desk: Path, claimcheck: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (desk / "copy/page.txt").write_text("Bridge opens\n\nIt holds 40 buses.\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=desk, check=True)
    named = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    subprocess.run(
        ["git", *named, "commit", "-q", "--allow-empty", "-m", "x"], cwd=desk, check=True
    )
    for hook, code in zip(loaded(".pre-commit-hooks.yaml"), (0, 1), strict=True):
        name, *arguments = shlex.split(hook["entry"])
        files = ["copy/page.txt"] if hook["pass_filenames"] else []
        done = claimcheck(*arguments, *hook.get("args", ()), *files, cwd=desk)
        assert (name, done.returncode) == ("claimcheck", code), done.stderr


def test_the_pipeline_template_writes_what_its_reports_name(desk: Path) -> None:
    job = loaded("docs/integrations/gitlab-ci.yml")["claimcheck"]
    path = f"{desk / 'claimcheck/bin'}{os.pathsep}{os.environ['PATH']}"
    given = {**job["variables"], "CLAIMCHECK_PATHS": "copy", "PATH": path, "PYTHONPATH": str(ROOT)}
    codes = [
        subprocess.run(
            ["sh", "-c", line],
            cwd=desk,
            env={**os.environ, **given},
            capture_output=True,
            check=False,
        ).returncode
        for line in job["script"]
    ]
    assert codes == [0, 0, 1]
    for report in job["artifacts"]["reports"].values():
        assert (desk / report).stat().st_size > 100


def test_reports_beside_the_articles_are_not_read_as_articles(
    desk: Path, claimcheck: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (desk / "copy/claimcheck-gitlab.json").write_text("[]", encoding="utf-8")
    done = claimcheck("check", "copy", "--fail-on", "never", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
