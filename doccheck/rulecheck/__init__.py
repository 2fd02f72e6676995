"""Rule checks: the form of rules, and their examples run through the real pipeline."""

from doccheck.rulecheck.examples import Outcome, run_examples
from doccheck.rulecheck.lint import lint_rules

__all__ = ["Outcome", "lint_rules", "run_examples"]
