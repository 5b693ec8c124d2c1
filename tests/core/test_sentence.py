import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.practice import Choice, Say, StageTexts, StepTexts, Texts, Words, address, compose, done

SAY = Say(id="said", screen=3, blanks=("feelings", "what", "help", "way"))


def texts(**say: str) -> Texts:
    return Texts(
        title="T",
        summary="S",
        why="W",
        someone="a friend",
        belief="Nobody comes",
        stages={"main": StageTexts(done={"any": "Done.", "left": "Left it."})},
        steps={"said": StepTexts(ask="?", say=say), "way": StepTexts(ask="?", options={"left": "the left way"})},
    )


@pytest.mark.parametrize(
    ("template", "answers", "sentence"),
    [
        ("{feelings}.", {"feelings": ["sad"]}, "I feel sad."),
        ("{feelings}.", {"feelings": ["sad", "tired", "lonely"]}, "I feel sad, tired and lonely."),
        ("{what}. {what}.", {"what": "work"}, "Work. Work."),
        ("It is {what}.", {"what": "hard."}, "It is hard."),
        ("Say: {what}.", {"what": "shall we?"}, "Say: shall we?"),
        ("Say: {what}. And so.", {"what": "what now?"}, "Say: what now? And so."),
        ("Would you {what}?", {"what": "call?"}, "Would you call?"),
        ("Would you {what}[ {help}]?", {"what": "call", "help": "today"}, "Would you call today?"),
        ("Would you {what}?", {}, "Would you …?"),
        ("It is {what}.", {}, "It is …"),
        ("A.[ B {help}.] C.", {"help": "me"}, "A. B me. C."),
        ("A.[ B {help}.] C.", {"help": ""}, "A. C."),
        ("A.[ {help} and {what}.]", {"help": "x"}, "A."),
        ("I take {way}.", {"way": "left"}, "I take the left way."),
        ("Hello[, {person}].", {}, "Hello, Mara."),
        ("{what}", {"what": "{help}[x]"}, "{help}[x]"),
    ],
)
def test_a_sentence_is_begun_from_its_template(
    template: str, answers: dict[str, str], sentence: str, words: Words
) -> None:
    assert compose(SAY, texts(any=template), answers, words, "en", "Mara") == sentence


def test_the_choice_picks_the_template(words: Words) -> None:
    step = Say(id="said", screen=3, by="way")
    said = texts(any="Any.", left="Left.")
    assert compose(step, said, {"way": "left"}, words, "en") == "Left."
    assert compose(step, said, {"way": "right"}, words, "en") == "Any."


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("Could we eat without them?", "It hurts. Could we eat without them?"),
        ("could we eat without them", "It hurts. Could we eat without them?"),
        ("Please, can you ring.", "It hurts. Please, can you ring?"),
        ("Давай поедим без них", "It hurts. Давай поедим без них?"),
        ("ты не мог бы позвонить?", "It hurts. Ты не мог бы позвонить?"),
        ("можно мне побыть одной?", "It hurts. Можно мне побыть одной?"),
        ("can't we eat later", "It hurts. Can't we eat later?"),
        ("couldn’t you ring?", "It hurts. Couldn’t you ring?"),
        ("Why don't we eat alone?", "It hurts. Why don't we eat alone?"),
        ("могу ли я побыть одна?", "It hurts. Могу ли я побыть одна?"),
        ("Не поможешь мне?", "It hurts. Не поможешь мне?"),
        ("let’s eat at the table", "It hurts. Let’s eat at the table?"),
        ("don't you want to walk with me?", "It hurts. Don't you want to walk with me?"),
        ("заберёшь детей в четверг", "It hurts. Заберёшь детей в четверг?"),
        ("мы можем поговорить?", "It hurts. Мы можем поговорить?"),
        ("сходим погулять?", "It hurts. Сходим погулять?"),
        ("поможете мне?", "It hurts. Поможете мне?"),
        ("тебе не сложно забрать детей?", "It hurts. Тебе не сложно забрать детей?"),
        ("лишь немного тишины", "It hurts, and I need лишь немного тишины."),
        ("совсем немного тишины?", "It hurts, and I need совсем немного тишины?"),
        ("последним уйти домой", "It hurts, and I need последним уйти домой."),
        ("don't interrupt me", "It hurts, and I need don't interrupt me."),
        ("half an hour with you?", "It hurts, and I need half an hour with you?"),
        ("a can you can open", "It hurts, and I need a can you can open."),
        ("возможность выспаться", "It hurts, and I need возможность выспаться."),
        ("", "It hurts, and I need …"),
    ],
)
def test_a_wish_put_as_a_question_makes_a_sentence_of_its_own(what: str, sentence: str, words: Words) -> None:
    said = texts(any="It hurts, and I need {what}.", asked="It hurts. {what}?")
    assert compose(SAY, said, {"what": what}, words, "en") == sentence


@pytest.mark.parametrize("moment", ["can we says nobody", "is it late", "может быть, ты не слышишь"])
def test_a_moment_that_begins_like_a_question_makes_none_of_the_wish(moment: str, words: Words) -> None:
    said = texts(any="It hurts when {way}, and I need {what}.", asked="It hurts when {way}. {what}?")
    answers = {"way": moment, "what": "half an hour"}
    assert compose(SAY, said, answers, words, "en") == f"It hurts when {moment}, and I need half an hour."
    asking = answers | {"what": "could we eat?"}  # the control
    assert compose(SAY, said, asking, words, "en") == f"It hurts when {moment}. Could we eat?"


def test_a_choice_picks_before_a_question_does(words: Words) -> None:
    step = Say(id="said", screen=3, by="way", blanks=("what",))
    said = texts(any="Any {what}", asked="Asked.")
    assert compose(step, said, {"way": "left", "what": "Could we?"}, words, "en") == "Any Could we?"


@pytest.mark.parametrize(
    ("ids", "clause"),
    [
        (["lonely"], "мне одиноко"),
        (["sad", "anxious"], "мне грустно и тревожно"),
        (["sad", "angry"], "мне грустно, и я злюсь"),
        (["sad", "angry", "anxious"], "мне грустно и тревожно, и я злюсь"),
        (["tired", "tender"], "я чувствую усталость и нежность"),
        (["drained"], "у меня нет сил"),
        (["nothing-known"], ""),
    ],
)
def test_russian_feelings_in_one_breath(ids: list[str], clause: str, ours: Catalogue) -> None:
    assert ours.words("ru").say(ids, "и") == clause


def test_a_name_or_what_stands_for_it() -> None:
    line = "Does {person} know “{belief}”?"
    assert address(line, texts(), "Mara", "It's on me") == "Does Mara know “It's on me”?"
    assert address(line, texts()) == "Does a friend know “Nobody comes”?"


def test_a_name_that_looks_like_a_blank_stays_a_name() -> None:
    assert address("{person}", texts(), "{belief}") == "{belief}"


def test_the_sentence_at_the_end_goes_by_the_answer() -> None:
    assert done(texts(), "main", "way", {"way": "left"}) == "Left it."
    assert done(texts(), "main", "way", {}) == "Done."
    assert done(texts(), "main", None, {"way": "left"}) == "Done."


@given(st.data())
def test_every_sentence_of_ours_is_whole_whatever_was_answered(ours: Catalogue, data: st.DataObject) -> None:
    practice = data.draw(st.sampled_from(list(ours.practices.values())))
    for stage in practice.stages.values():
        for step in (one for one in stage.steps if isinstance(one, Say)):
            lang = data.draw(st.sampled_from(["en", "ru"]))
            answers: dict[str, str | list[str]] = {
                blank: data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
                for blank in step.blanks
            }
            answers["feelings"] = data.draw(st.lists(st.sampled_from(list(ours.words(lang).words)), max_size=3))
            for choice in (one for one in stage.steps if isinstance(one, Choice) and one.id == step.by):
                answers[choice.id] = data.draw(st.sampled_from(choice.options))
            assert compose(step, ours.texts(practice.id, lang), answers, ours.words(lang), lang, "Mara").strip()
