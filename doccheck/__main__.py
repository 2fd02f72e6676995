"""`doccheck` and `python -m doccheck`: the command line, whose Ctrl-C is heard while it is still being imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from doccheck.cli import main as commands
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        sys.exit(130)
    commands()


if __name__ == "__main__":
    main()
