"""`python -m doccheck` is the command line."""

from doccheck.cli import main

if __name__ == "__main__":
    main()
