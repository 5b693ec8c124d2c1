"""Every rule flags its own sentences, lets its counter-sentences pass, and is the one that does it."""

import re
from pathlib import Path

import pytest

from toward import coach
from toward.coach.hearing import Page
from toward.coach.rulebook import RuleBook, packed
from toward.coach.shapes import AS, LANGS

RULES = Path(coach.__file__).parent / "rules"
BOOKS = {lang: RuleBook(RULES / lang) for lang in LANGS}
PROOFS = [(lang, heard, rule) for lang in LANGS for heard, rule in BOOKS[lang].proofs]
NAMES = [f"{lang}-{heard.name}" for lang, heard, rule in PROOFS]


def taken_apart(proof, heard, lang):
    """A proof is a sentence with [marks], led by "reply| ", "reply to What was shared| " or "journal| "."""
    lead, bar, text = proof.partition("| ")
    if not bar:
        lead, text = ("message" if "message" in heard.in_ else heard.in_[0]), proof
    as_, _, shared = lead.partition(" to ")
    assert as_ in AS
    spans, plain, last = [], "", 0
    for mark in re.finditer(r"\[(.+?)\]", text):
        plain += text[last : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        last = mark.end()
    return (as_, lang, shared or None), plain + text[last:], spans


def heard_in(text, how, code, without=()):
    page = Page(text, *how, without)
    return [page.span(call.start, call.end) for call in page.calls if call.rule.code == code]


@pytest.mark.parametrize(("lang", "heard", "rule"), PROOFS, ids=NAMES)
def test_flags_what_it_must(lang, heard, rule):
    assert rule.flag, "a rule needs a sentence that it must flag"
    for proof in rule.flag:
        how, text, spans = taken_apart(proof, heard, lang)
        assert spans and heard_in(text, how, heard.code) == spans, proof


@pytest.mark.parametrize(("lang", "heard", "rule"), PROOFS, ids=NAMES)
def test_lets_pass_what_it_must(lang, heard, rule):
    assert rule.pass_, "a rule needs a sentence that it must let pass"
    for proof in rule.pass_:
        how, text, _ = taken_apart(proof, heard, lang)
        assert heard_in(text, how, heard.code) == [], proof


@pytest.mark.parametrize(("lang", "heard", "rule"), PROOFS, ids=NAMES)
def test_without_the_rule_a_proof_fails(lang, heard, rule):
    """The control: were the rule gone, at least one of its own sentences would be missed."""
    missed = []
    for proof in rule.flag:
        how, text, spans = taken_apart(proof, heard, lang)
        found = heard_in(text, how, heard.code, without={heard.name})
        missed.append(found != spans)
    assert any(missed)


@pytest.mark.parametrize("lang", LANGS)
def test_what_runs_is_what_the_rule_files_say(lang):
    assert packed(BOOKS[lang].bound()) == (RULES / f"{lang}.book").read_bytes(), "run `make rules`"
