#!/usr/bin/env python3
"""Tieline's tasks, for a machine with nothing but Python 3.11 and pip.

    python3 run.py demo     set up, read an example report, print its card
    python3 run.py test     set up, run the tests (further words go to pytest)
    python3 run.py lint     ruff and mypy
    python3 run.py docs     build the documentation into site/
    python3 run.py format   put the code into shape
    python3 run.py figures  make anew what the documentation shows: the picture, the tour, the commands
    python3 run.py setup    set up only
    python3 run.py lock     choose anew, with uv, the versions that tests and documentation are made with

Everything is installed into .venv beside this file, with uv where it is present, else with pip; the second time
nothing needs installing. The demo's ledger is build/demo.db: your own ledger is never touched.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NEEDED = (3, 11)
LOCK = "requirements/ci.txt"  # versions and digests of all that tests and documentation need
LOCKED = (3, 11)  # the Python that the lock is tried with

DEMO_REPORT = "examples/reports/2021-11-25-rus-srb-talks.txt"
DEMO_LEDGER = "build/demo.db"
FIGURES = ("picture", "tour", "commands", "records")  # scripts that make what the documentation shows
MAX_WORKERS = "4"  # test processes; each holds the parser's model, about 400 MB


def main(words: list[str]) -> int:
    """Run the named task; returns its exit status, 2 for a task there is not."""
    if sys.version_info < NEEDED:
        say(f"Tieline needs Python 3.{NEEDED[1]} or newer; this is {sys.version.split()[0]}.")
        return 2
    os.chdir(str(ROOT))
    task = TASKS.get(words[0]) if words else None
    if task is None:
        say(__doc__ or "")
        return 2
    return task(words[1:])


def demo(_: list[str]) -> int:
    """Read one example report into a ledger of its own."""
    set_up("")
    Path(DEMO_LEDGER).parent.mkdir(exist_ok=True)
    return show("tieline", "read", DEMO_REPORT, "--published", "2021-11-25", "--ledger", DEMO_LEDGER)


def test(words: list[str]) -> int:
    """Run the tests on all cores."""
    set_up("dev")
    _bring_chromium()
    _bring_follow_the_money()
    return show("pytest", "-n", "auto", "--maxprocesses", MAX_WORKERS, *words)


def lint(_: list[str]) -> int:
    """Style, layout and types; all three run, so that one fault does not hide another."""
    set_up("dev")
    return max(show("ruff", "check", "."), show("ruff", "format", "--check", "."), show("mypy"))


def docs(words: list[str]) -> int:
    """Build the documentation; a broken link or a page outside the menu fails."""
    set_up("docs")
    return show("mkdocs", "build", "--strict", "--quiet", *words)


def tidy(_: list[str]) -> int:
    """Sort imports, mend what ruff can mend, lay out the code."""
    set_up("dev")
    return max(show("ruff", "check", "--fix", "."), show("ruff", "format", "."))


def figures(words: list[str]) -> int:
    """Make anew what the documentation shows; with --check only say what is out of date."""
    set_up("")
    return max(show("python", f"scripts/{name}.py", *words) for name in FIGURES)


def setup(_: list[str]) -> int:
    """Install all that a developer needs."""
    set_up("dev")
    set_up("docs")
    return 0


def lock(words: list[str]) -> int:
    """Write the lock anew from pyproject.toml; --upgrade chooses the newest of every package."""
    uv = shutil.which("uv")
    if not uv:
        say("The lock is made by uv, which is not installed.")
        return 1
    wanted = ("pyproject.toml", "requirements/build.in", "--extra", "dev", "--extra", "docs")
    how = ("--universal", "--python-version", ".".join(map(str, LOCKED)), "--generate-hashes", "--no-annotate")
    place = ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 run.py lock")
    return run(uv, "pip", "compile", "--quiet", *wanted, *how, *place, "-o", LOCK, *words).returncode


TASKS = {
    "demo": demo, "test": test, "lint": lint, "docs": docs, "format": tidy, "figures": figures, "setup": setup,
    "lock": lock,
}  # fmt: skip


def set_up(extra: str) -> None:
    """Install Tieline, with the named extra, into .venv, unless the same has been done there before."""
    stamp = VENV / f"tieline-{extra or 'alone'}.stamp"
    wanted = _fingerprint(extra)
    if _holds(stamp, wanted) or (not extra and _holds(VENV / "tieline-dev.stamp", _fingerprint("dev"))):
        return
    say("Setting up in .venv; the first time takes a minute or two.")
    if not _runs(PYTHON):
        _make_environment()
    if not _install(extra):
        say("The installation failed; the lines above say why. Nothing outside .venv was changed: run it again.")
        sys.exit(1)
    stamp.write_text(wanted)


def _install(extra: str) -> bool:
    """Install what the lock names, and Tieline itself; what has no place in the lock, and all where there is none for
    this Python, in whatever version pyproject.toml allows. A file that is not the one locked ends it."""
    target = f".[{extra}]" if extra else "."
    if extra and sys.version_info[:2] == LOCKED:
        for installer in _installers():
            done = run(*installer, "--require-hashes", "-r", LOCK, stderr=subprocess.PIPE, text=True)
            if done.returncode == 0:
                return run(*installer, "--no-build-isolation", "--editable", target).returncode == 0
            if any(said in done.stderr.lower() for said in ("not match the hashes", "hash mismatch")):
                say(done.stderr)
                return False
        say(f"{done.stderr}\nWhat {LOCK} names cannot be installed here; the versions are chosen anew, unverified.")
    return any(run(*installer, "--editable", target).returncode == 0 for installer in _installers())


def _bring_chromium() -> None:
    """A browser for the tests of the web desk, where the system can give one; without it they skip and say so."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    if not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return
    say("Installing Chromium for the tests of the web desk.")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run("apt-get", "update", **quiet)
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium", **quiet)


def _bring_follow_the_money() -> None:
    """The library that the test of FollowTheMoney entities asks, where ICU is there to build it with; without it that
    test skips and says so."""
    stamp = VENV / "tieline-followthemoney.stamp"
    if stamp.exists() or not shutil.which("pkg-config") or run("pkg-config", "--exists", "icu-i18n").returncode:
        return
    say("Installing followthemoney for the tests of exports; ICU's bindings take a minute to build.")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if any(run(*installer, "followthemoney>=4,<5", **quiet).returncode == 0 for installer in _installers()):
        stamp.touch()


def _fingerprint(extra: str) -> str:
    """What an installation depends on: the project's requirements, this Python, and where the clone lies."""
    lock = (ROOT / LOCK).read_text("utf-8") if extra else ""
    parts = [(ROOT / "pyproject.toml").read_text("utf-8"), lock, sys.version, str(ROOT), extra]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _holds(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists()


def _runs(python: Path) -> bool:
    """Whether .venv has a Python of this version that starts; one left behind by a removed Python does not."""
    if not python.exists():
        return False
    found = run(str(python), "-c", "import sys; print(sys.version)", capture_output=True, text=True)
    return found.returncode == 0 and found.stdout.strip() == sys.version


def _make_environment() -> None:
    # Without pip of its own: a system Python may lack ensurepip, and the pip that is here can install into it.
    pip = [] if not _has_pip() else ["--without-pip"]
    if run(sys.executable, "-m", "venv", "--clear", *pip, str(VENV)).returncode != 0:
        say("No environment could be made in .venv; the lines above say why.")
        sys.exit(1)


def _installers() -> list[list[str]]:
    """Commands that install into .venv, the quickest first; the next is tried where one fails."""
    found = []
    uv = shutil.which("uv")
    if uv:
        found.append([uv, "pip", "install", "--quiet", "--python", str(PYTHON)])
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)] if _has_pip() else [str(PYTHON), "-m", "pip"]
    found.append([*pip, "--disable-pip-version-check", "install", "-qq"])  # -qq: errors only, no warnings
    return found


def _has_pip() -> bool:
    return importlib.util.find_spec("pip") is not None


def show(tool: str, *words: str) -> int:
    """Say which command is run, run it from .venv, and return its exit status."""
    say("$ " + " ".join([tool, *words]))
    return run(str(BIN / tool), *words).returncode


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command in the clone; a user's own setting for pip to install elsewhere does not apply to .venv."""
    settings = dict(os.environ, PIP_USER="0", PIP_ROOT_USER_ACTION="ignore", NO_MKDOCS_2_WARNING="1")
    return subprocess.run(command, env=settings, check=False, **options)  # type: ignore[call-overload, no-any-return]


def say(text: str) -> None:
    """A line for the person at the terminal, before whatever the next command prints."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
