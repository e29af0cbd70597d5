"""Make `.venv` hold what a lock file names, and nothing when it already does.

Runs on the bare Python of a new machine: standard library only. `demo` needs requirements.lock, `dev` the longer
requirements-dev.lock, which holds everything of the shorter one.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"demo": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
UV = "uv==0.13.9"
QUIET_DOWNLOADS = {"UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def main(wanted: str) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  this file runs on whatever Python is there
        sys.exit("Chợ Phiên needs Python 3.11 or newer, this is " + _version() + ". Try: make PYTHON=python3.12 …")
    if wanted == "demo" and _stamp("dev").exists():
        wanted = "dev"  # a developer's environment serves the demonstration too and is not stripped for it
    if _holds(wanted):
        return
    if not _works():
        _create()
    _install(wanted)


def _stamp(wanted: str) -> Path:
    """A copy of the lock file that the environment was last made from."""
    return VENV / (wanted + ".lock")


def _holds(wanted: str) -> bool:
    stamp = _stamp(wanted)
    return stamp.exists() and stamp.read_bytes() == LOCKS[wanted].read_bytes() and _works()


def _works() -> bool:
    return PYTHON.exists() and subprocess.run([str(PYTHON), "-c", ""], check=False).returncode == 0


def _create() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit("This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv")
    _say("Making .venv with Python " + _version())
    venv.create(VENV, with_pip=True, clear=VENV.exists())


def _install(wanted: str) -> None:
    _say("Installing what " + LOCKS[wanted].name + " names")
    for old in LOCKS:
        _stamp(old).unlink(missing_ok=True)
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        _run([str(PYTHON), "-m", "pip", "install", "--quiet", UV])
    _run([str(uv), "pip", "sync", "--quiet", "--python", str(PYTHON), "--require-hashes", str(LOCKS[wanted])])
    _stamp(wanted).write_bytes(LOCKS[wanted].read_bytes())


def _run(command: list) -> None:
    failed = subprocess.run(command, check=False, env={**os.environ, **QUIET_DOWNLOADS}).returncode
    if failed:
        sys.exit("Could not install: the command above says why. Run again when it is mended; nothing is half kept.")


def _version() -> str:
    return sys.version.split()[0]


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
