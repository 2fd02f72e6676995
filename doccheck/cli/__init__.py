"""The command line; one file for each command, and every one of them can be done in Python as well."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from doccheck._version import __version__
from doccheck.cli import batch, check, evaluate, rules, schema
from doccheck.cli.exits import FAILED, INTERRUPTED
from doccheck.errors import DoccheckError

_EPILOG = """\b
Exit codes of every command:
  0  nothing to look at
  1  findings
  2  wrong usage, input that cannot be read, or output that cannot be written
  130  interrupted (Ctrl-C)"""


class _Failure(click.ClickException):
    exit_code = FAILED


class Commands(click.Group):
    """The commands, with errors as one line on standard error that never quotes a note."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an unforeseen error is told by its kind and place alone, since its message could quote a note."""
        try:
            return super().invoke(ctx)
        except DoccheckError as error:
            raise _Failure(str(error)) from None
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # whoever read the output, such as `head`, has seen enough
            _drop_output()
            raise click.exceptions.Exit(FAILED) from None
        except OSError as error:
            if error.filename is not None:
                raise _Failure(f"{error.filename}: {error.strerror}; check the path and its permissions") from None
            _drop_output()
            reason = error.strerror or type(error).__name__
            raise _Failure(f"the output cannot be written ({reason}); free space, or write to another place") from None
        except Exception as error:
            raise _Failure(f"internal error ({type(error).__name__} at {_place(error)}); report it with the layout, not the text") from None


def _drop_output() -> None:
    """Let what is still to be written go nowhere: Python would try once more at its end, and fail again."""
    with suppress(OSError):  # a stream of this program's own making has no place in the system
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "unknown" if trace is None else f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "--version", message="doccheck %(version)s")
def main() -> None:
    """Check spinal-puncture notes against the documentation that their code requires.

    doccheck reads a procedure note and tells what it documents, which of the codes 62270, 62272, 62328 and 62329 its words support, and
    what is missing, unclear or contradictory, each with the words that prove it. It supports a person's decision; it is not a coder.

    \b
    Start here:
      doccheck check notes/                   a table, one line a note
      doccheck check note.txt --explain       the note with its proof
      doccheck check notes/ --format jsonl    everything, for programs
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for _command in (check.check, batch.batch, evaluate.evaluate, rules.rules, schema.schema):
    main.add_command(_command)
