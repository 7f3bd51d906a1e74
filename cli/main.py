"""The command line: `huiyao FILE…` and its sub-commands.

`huiyao` is one command with files for arguments; the few other commands (`huiyao schema`)
are taken when the first word is the name of one.  A file of such a name is read as ./schema.
"""
from __future__ import annotations

import os
import sys

from huiyao.cli import language


def run() -> None:
    """Entry point of the console script; ends the process."""
    arguments = sys.argv[1:]
    try:
        if arguments == ["--version"]:
            from huiyao.core import __version__

            print(f"huiyao {__version__}")
        elif (plain := _plain(arguments)) is not None:
            sys.exit(plain)
        else:
            from huiyao.cli.commands import typed

            typed(arguments)
    except BrokenPipeError:
        sys.exit(silenced())
    except KeyboardInterrupt:
        sys.exit(130)


def silenced() -> int:
    """The reader has gone (huiyao f | head -1): nothing is left to say, not even at exit.  The exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _plain(arguments: list[str]) -> int | None:
    """Run a plain call and give its exit code; None where it is not plain."""
    from huiyao.cli import quick

    if not arguments or any(name.endswith("_COMPLETE") and "HUIYAO" in name for name in os.environ):
        return None
    call = quick.read(arguments)
    if call is None:
        return None
    from huiyao.cli.run import Options
    from huiyao.cli.run import run as run_files

    files, chosen = call
    return run_files(files, Options(language=language.of_locale())._replace(**chosen))
