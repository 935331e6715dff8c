"""The wheel carries everything that the installed package needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what is installed; nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_has_every_schema_template_and_asset(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "plugins" / "credential_catalog"
    wanted = {
        f"credential_catalog/schema/files/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")
    }
    wanted |= {
        f"credential_catalog/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and path.suffix in (".py", ".yml", ".html", ".svg", ".css", ".js", ".typed")
    }
    assert wanted - names == set()


def test_the_package_checks_a_catalog_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    issuers = tmp_path / "catalog" / "issuers"
    issuers.mkdir(parents=True)
    (issuers / "kqed.yml").write_text("name: KQED\nkind: public_media\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "credential_catalog", "check", "catalog"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "catalog/issuers/kqed.yml:1:1 error CC203 The key `sources` is missing." in done.stdout
