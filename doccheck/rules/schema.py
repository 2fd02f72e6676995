"""The form of every file under `patterns/`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from doccheck.facts import ElementName
from doccheck.review import Code
from doccheck.rules import when as facts

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")]
Assertion = Literal["affirmed", "negated", "hypothetical", "historical", "other", "template"]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
WhenRead = Annotated[facts.When, AfterValidator(partial(facts.check, known=facts.READ))]
WhenDecided = Annotated[facts.When, AfterValidator(partial(facts.check, known=facts.DECIDED))]
WhenReviewed = Annotated[facts.When, AfterValidator(partial(facts.check, known=facts.REVIEWED))]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)  # `yes` is no number, "yes" is not true


class _Rule(_Form):
    id: RuleId
    why: str = ""
    disabled: bool = False


class TargetRule(_Rule):
    """What is looked for: phrases that carry one label and, where it has one, a normalised value.

    An example marks the words that must be found and the assertion they must get: `<m negated>fluoroscopy</m> was not used`.
    A near miss is a sentence in which this rule must find nothing that counts as affirmed.
    `priority` is for rules that find the same words: the higher one is heeded, of two alike the one whose id comes first.
    """

    label: RuleId
    value: str | None = None
    priority: int = Field(default=0, ge=0, le=9)
    phrases: list[NonEmpty] = Field(min_length=1)
    case: Literal["any", "exact"] = "any"
    examples: list[NonEmpty] = Field(min_length=1)
    near_misses: list[NonEmpty] = Field(min_length=1)


class CueRule(_Rule):
    """Words that change the assertion of the mentions near them (a ConText modifier).

    `kind` leaves with each mention that the cue changes, as `Mention.cue_kind`, for elements that treat some cues apart.
    """

    kind: RuleId | None = None
    category: Literal["negated", "hypothetical", "historical", "other", "template"] | None = None
    direction: Literal["forward", "backward", "bidirectional", "terminate", "pseudo"]
    phrases: list[NonEmpty] = Field(min_length=1)
    max_scope: int | None = Field(default=None, ge=1, le=60)
    only: list[RuleId] | None = None
    never: list[RuleId] | None = None
    examples: list[NonEmpty] = Field(default_factory=list)
    near_misses: list[NonEmpty] = Field(default_factory=list)


class SectionRule(_Rule):
    """Headers of one kind of section, and the assertion that stands for everything under them.

    `extent` says how far a section reaches whose value stands on the header's own line: to the end of that line, of its paragraph, or
    (as every header that stands alone) to the next header.
    """

    category: RuleId
    headers: list[NonEmpty] = Field(min_length=1)
    assertion: Assertion | None = None
    extent: Literal["line", "paragraph", "block"] = "line"
    bare: bool = True


class MeasurementRule(_Rule):
    """A number with its meaning, read on the raw text by a regular expression with named groups; `value` is what it stands for, if told.

    `kind` leaves with the mention, as `Mention.kind`, for elements that treat some wordings of one label apart.
    """

    label: RuleId
    value: str | None = None
    kind: RuleId | None = None
    priority: int = Field(default=0, ge=0, le=9)
    regex: NonEmpty
    examples: list[NonEmpty] = Field(min_length=1)
    near_misses: list[NonEmpty] = Field(min_length=1)


class DecisionRule(_Rule):
    """One line of the code table: facts to code."""

    when: WhenRead
    code: Code
    alternatives: list[Code] = []
    because: NonEmpty
    source: NonEmpty


class RelatedRule(_Rule):
    """A companion or other code that facts point to; `shown` is what people read where the code alone would mislead, as for a modifier."""

    when: WhenDecided
    code: str
    shown: str = ""
    because: NonEmpty
    source: NonEmpty


class EditRule(_Rule):
    """Codes that a claim does not hold where the facts are so, and why."""

    when: WhenReviewed
    codes: list[str] = Field(min_length=1)
    because: NonEmpty
    source: NonEmpty


class Checklist(_Form):
    """The elements a code requires, and in how many places of the note the elements must be proven before nobody has to read it."""

    code: Code
    required: list[ElementName] = Field(min_length=1)
    places: Annotated[int, Field(ge=0)]
    source: NonEmpty


class FlagRule(_Form):
    """A remark for the reviewer: when it is raised, how grave it is and what it says."""

    code: Annotated[str, StringConstraints(pattern=r"^DC\d{3}$")]
    severity: Literal["hold", "check", "info"]
    message: NonEmpty
    element: ElementName | None = None
    when: WhenDecided
    source: NonEmpty
    disabled: bool = False
