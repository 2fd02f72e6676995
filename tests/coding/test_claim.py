"""Claims: what stands on one without support is told, and what may stand beside a puncture is left alone."""

from __future__ import annotations

import pytest

from doccheck.coding.claim import compare
from doccheck.review import Review, Step
from doccheck.rules import load_patterns

PATTERNS = load_patterns()


def review(code: str | None, *alternatives: str, related: tuple[str, ...] = (), procedure: str = "spinal_puncture") -> Review:
    return Review(
        note_id="a",
        procedure=procedure,
        outcome="completed",
        purpose="diagnostic" if code else None,
        code=code,
        code_alternatives=list(alternatives),
        related_codes=list(related),
        disposition="query" if code else "out_of_scope",
        rationale=[Step(step="code", fact=code, because="as the note says")] if code else [],
        doccheck_version="0",
        patterns_version="0",
    )


NONE = review(None, procedure="none")
TAP_TEST = review("62272", "62270")


@pytest.mark.parametrize(
    ("of", "billed", "differs"),
    [
        (review("62270"), (), ""),
        (review("62270"), ("62270",), "no"),
        (review("62270"), ("99284", "62270", "99152"), "no"),
        (review("62270"), ("62328",), "yes"),
        (review("62270"), ("99284",), "yes"),
        (TAP_TEST, ("62272",), "no"),
        (TAP_TEST, ("62270",), "alternative"),
        (TAP_TEST, ("62270", "99284"), "alternative"),
        (TAP_TEST, ("62270", "62272"), "yes"),
        (TAP_TEST, ("62270", "77003"), "yes"),
        (TAP_TEST, ("62329",), "yes"),
        (NONE, ("62270",), "yes"),
        (NONE, ("99213",), "no"),
        (NONE, ("77003",), "yes"),
        (review(None, related=("62304",), procedure="myelogram"), ("62304",), "no"),
        (review(None, related=("62304",), procedure="myelogram"), ("62304", "62270"), "yes"),
        (review(None, related=("62273",), procedure="blood_patch"), ("62273", "77003"), "no"),
    ],
)
def test_a_claim_differs_where_something_speaks_against_it(of: Review, billed: tuple[str, ...], differs: str) -> None:
    compared = compare(of, billed, PATTERNS)
    assert compared.differs == differs
    assert bool(compared.reasons) == (differs in ("yes", "alternative"))


@pytest.mark.parametrize("other", ["62270", "62272", "62329"])
def test_one_puncture_is_never_billed_with_two_of_the_four_codes(other: str) -> None:
    compared = compare(review("62328"), ("62328", other), PATTERNS)
    assert (compared.differs, compared.also) == ("yes", (other,))
    assert compared.reasons == (f"{other} billed: one puncture is reported with one code",)


@pytest.mark.parametrize("code", ["62328", "62329"])
@pytest.mark.parametrize("guidance", ["77003", "77012", "76942", "77021", "76000", "76380", "76998", "77001", "77002"])
def test_guidance_is_never_billed_beside_a_code_that_includes_it(code: str, guidance: str) -> None:
    assert compare(review(code), (code, guidance), PATTERNS).differs == "yes"


@pytest.mark.parametrize("code", ["62270", "62272"])
def test_guidance_beside_an_unguided_code_is_that_of_a_companion_alone(code: str) -> None:
    assert compare(review(code, related=("76942",)), (code, "76942"), PATTERNS).differs == "no"
    for guidance in ("76942", "77021", "77003", "77012", "76000"):
        assert compare(review(code), (code, guidance), PATTERNS).differs == "yes"


@pytest.mark.parametrize("other", ["62284", "62304", "96450", "62322", "62327", "62350", "62273"])
def test_services_that_hold_or_exclude_a_puncture_are_told(other: str) -> None:
    assert compare(review("62270"), ("62270", other), PATTERNS).differs == "yes"


def test_what_is_lacking_is_told_first_and_with_its_reason() -> None:
    compared = compare(review("62328"), ("62270", "77003"), PATTERNS)
    assert compared.reasons[0] == "62328 supported and not billed: as the note says"
    assert [reason[:5] for reason in compared.reasons[1:]] == ["62270", "77003"]
    assert compared.also == ("62270", "77003")


def test_an_alternative_stands_in_for_the_code_and_not_beside_it() -> None:
    compared = compare(TAP_TEST, ("62270", "99284"), PATTERNS)
    assert compared.also == ("99284",)
    assert compared.reasons == ("62270 billed, an alternative to 62272: as the note says",)
