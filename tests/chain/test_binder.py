"""Binder's own detection of `.binder/`, as far as it goes without a container engine."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from repo2docker.app import Repo2Docker

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pack(monkeypatch):
    """The build pack that repo2docker chooses for this folder."""
    monkeypatch.chdir(ROOT)
    app = Repo2Docker()
    for kind in app.buildpacks:
        pack = kind(app.base_image)
        if pack.detect():
            return pack
    pytest.fail("no build pack wants this folder")


def test_binder_makes_a_python_environment(pack):
    assert type(pack).__name__ == "PythonBuildPack"
    assert pack.binder_dir == ".binder"
    assert pack.python_version.startswith("3.11")


def test_binder_installs_with_the_project_s_files(pack):
    # Not before the repository is copied: the list refers to ../constraints.txt.
    assert pack.get_preassemble_scripts() == [] or all(
        "requirements" not in script for _, script in pack.get_preassemble_scripts()
    )
    assert any('-r ".binder/requirements.txt"' in script for _, script in pack.get_assemble_scripts())
    assert pack.get_post_build_scripts() == [".binder/postBuild"]
    pack.platform = "linux/amd64"
    assert "postBuild" in pack.render({})


def test_post_build_runs_and_asks_for_the_cpu_build():
    script = ROOT / ".binder" / "postBuild"
    assert os.stat(script).st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "--torch-backend cpu -r requirements.txt" in script.read_text()
