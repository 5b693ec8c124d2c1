"""The three slots of a feeling said outright: what they take, and where they begin and end."""

import re

import pytest

from toward.coach import review

SLOTS = {"f": "feeling", "s": "situation", "n": "need"}
_SLOT = re.compile(r"\[([fsn]): ([^\]]*)\]")

ENGLISH = {
    "led in": [
        "I was [f: annoyed] when [s: the plumber cancelled for the second time].",
        "i get really [f: nervous] every time [s: you climb on that roof], i'd like [n: you to use the harness]",
        "I was [f: touched] that [s: you remembered my grandad's name]",
        "I'm [f: grateful], honestly, for [s: the lifts to the clinic].",
        "I'm [f: angry] with you for [s: selling the piano].",
        "I feel [f: sick with worry] at the thought of [s: the interview].",
        "I'm [f: upset] about [s: the way you spoke to Leo at breakfast].",
        "I'm [f: jealous] of [s: how easily you talk to her].",
        "I'm [f: afraid] of [s: the long drive home after the ferry docks].",
        "I'm [f: lonely] in the evenings after [s: the shop shuts].",
        "I'm [f: sad] because of [s: the funeral], it rained.",
        "I'm [f: gutted], seeing as [s: you sold the caravan].",
        "It [f: scares] me [s: how loudly the pipes knock].",
        "I'm [f: angry] with you. [s: You told Gerald about the loan].",
        "I'm [f: nervous] about [s: the wedding, about the speech].",
        "I was [f: furious] too, because [s: the gate was left open].",
    ],
    "before the feeling": [
        "Whenever [s: the gate slams] I get [f: anxious], what I need is [n: a word before you go out].",
        "[s: My boss shouted at me in front of everyone] and I feel [f: humiliated].",
        "[s: The vet rang about Bella], I'm [f: heartbroken].",
        "[s: Hearing you laugh with the kids] I felt [f: happy].",
        "[s: The silence after supper] makes me [f: sad].",
        "Since [s: the shutters came down] I've been [f: sad] at the sight of the square.",
        "After two years I still feel [f: nervous] [s: asking for the bill].",
        "Because of [s: the funeral] I feel [f: sad].",
    ],
    "spliced on": [
        "im [f: livid], [s: someone used my card in Leeds]",
        "I was [f: gutted], [s: the bus had gone and my phone was flat]. I want [n: a lift next time].",
        "I'm [f: happy], Sam.",
        "Of course I feel ignored when [s: the match is on through supper].",
        "I'm [f: sad], that's the long and short of it.",
    ],
    "a sentence beside it": [
        "[s: You forgot my birthday]. I'm [f: hurt].",
        "I was [f: terrified]. [s: The car spun twice on the ice].",
        "[f: Gutted]. [s: They gave the job to somebody else].",
        "[s: Nobody came to the reading]. It left me [f: deflated].",
        "Sorry, but [s: you left the boys in the rain]. I'm [f: angry] about it.",
        "[s: Jack fixed the boiler by himself]. I was so [f: proud] I rang his gran.",
        "[s: They cancelled the ferry]. I'm so [f: angry] I could scream.",
        "I'm [f: hopeful], for the first time in months.",
        "I was [f: nervous]. My hands shook like leaves.",
        "I'm [f: cheerful], baking bread for the whole street.",
        "Heaven help the lot of us, I'm [f: gloomy].",
        "So [s: the vet rang about Bella] and I'm [f: heartbroken].",
        "I miss the old street and I'm [f: sad].",
        "I'm [f: ashamed] to admit it.",
        "I was [f: frightened] on [s: that road by the quarry].",
        "I'm [f: lonely]. Could you ring tonight?",
        "I'm [f: lonely]. Thanks for asking about the garden.",
        "I'm [f: embarrassed] about it. You came in with the whole team.",
        "[f: Gloomy]. Baked a loaf and let it burn.",
        "[f: Relieved]. [s: The results are clear].",
        "I'm [f: overwhelmed]. [s: There's a queue at the till and the card reader has died].",
        "whenever [s: you correct my spelling] i feel [f: irritated] to be honest i only want [n: you to let it go]",
        "I'm [f: scared]. I need [n: somebody at the door].",
    ],
    "where it ends": [
        "I'm [f: worried] that [s: we can't pay the rent] and I need [n: a plan for the next three months].",
        "I felt [f: proud] when [s: you spoke at the meeting], so I bought flowers.",
        "I'm [f: nervous] about [s: the move] most.",
        "I felt [f: sad] when [s: you went in and he shut the door].",
        "I feel [f: lonely] when [s: they talk shop and I'm sitting there].",
        "I felt [f: sad] when [s: the band stopped] and I was ashamed of that.",
        "I'm [f: wary] of [s: the new lodger], nothing that I could name.",
        "I'm [f: embarrassed] about [s: my spelling] sis that's why I phone.",
        "I'm [f: grateful] for [s: the two years].",
        "I was [f: nervous] [s: telling the choir] and relieved afterwards.",
        "When [s: you told the whole bus] I went cold and I was [f: hurt].",
        "I'm [f: anxious] all day today.",
        "i'm [f: miserable] mum. could you ring?",
        "I'm [f: frightened] the whole weekend.",
        "I'm [f: uneasy] most of the time.",
    ],
    "what is needed": [
        "I feel [f: miserable]. I could do with [n: a hug].",
        "I'm [f: tense] when [s: the bills come], could really use [n: some help with them]",
        "It would mean a lot if [n: you came with me]. I'm [f: frightened] of [s: going there by myself].",
        "It's important to me that [n: we eat at one table]. I feel [f: uneasy] when [s: you eat upstairs].",
        "I'm [f: scared] of [s: the results], I'd just like [n: somebody to sit with me], if that's ok",
        "I feel [f: hurt] by [s: the joke]. I want to cry.",
        "I'm [f: lonely]. I'd like [n: to see your garden], simple as that.",
        "I was [f: ashamed]. I want [n: to say my piece at the gate].",
        "I'm [f: uneasy] about [s: Friday's guests]. I need to tell you something.",
        "I'm [f: tense] when [s: dates slip], and it's important to me that [n: we fix a day].",
        "I'm [f: lonely]. [n: A letter now and then] would help.",
        "I'm [f: cross] when [s: you smoke indoors], I'd prefer it if [n: you used the porch].",
        "I'm [f: ashamed]. I'd rather [n: we told them together].",
        "I'm [f: worried] about [s: the roof]. What I need from you is [n: a straight yes].",
        "I get [f: nervous] before [s: the dentist] and it helps me if [n: you drive].",
        "I'm [f: tense] about [s: the flight]. I need [n: you beside me so I can breathe].",
        "I'm [f: sad]. I'd feel calmer if [n: the dog slept in].",
        "I'm [f: uneasy]. I'd like [n: a bench in the shade and not the front row].",
        "I'm [f: sad] and worn out, I want [n: one free evening], they can manage.",
        "I'm [f: jealous]. I want [n: an hour of your time], same as the neighbours get.",
        "I'd like [n: one Sunday off]. I'm [f: resentful] of [s: the roast].",
    ],
}

RUSSIAN = {
    "led in": [
        "Я [f: расстроилась] из-за того, что [s: ты уехал не попрощавшись]. Мне важно, чтобы [n: мы прощались].",
        "Я [f: горжусь] тем, что [s: ты бросил курить].",
        "Мне [f: стыдно] за то, что [s: накричала на тебя при детях].",
        "[f: Рада] тому, что [s: мы наконец поговорили].",
        "[f: Благодарна] тебе за [s: тот вечер у реки].",
        "Я [f: боюсь] [s: собеседования], хочу, чтобы [n: ты подождал внизу]",
        "[f: бесит] [s: эта очередь в регистратуре]",
        "Мне так [f: спокойно] рядом с [s: бабушкой и котом]",
        "Мне [f: одиноко] по вечерам, когда [s: соседи уезжают на дачу].",
        "Мне [f: стыдно] перед Игорем за [s: сломанную удочку].",
        "[f: Горжусь] тобой, [s: ты довёл ремонт до конца].",
        "Я [f: грущу] из-за [s: закрытия театра], билеты пропали.",
        "[f: Злюсь] на себя: [s: опять промолчала на собрании].",
    ],
    "before the feeling": [
        "После того, как [s: ты уехал], мне [f: грустно].",
        "Каждый раз, когда [s: ты уходишь без слов], мне [f: больно].",
        "Из-за [s: твоих опозданий] я [f: нервничаю].",
        "[s: Ты вчера назвал меня капризной при друзьях], и мне до сих пор [f: обидно].",
        "[s: Сегодня умер наш кот], мне очень [f: грустно].",
        "Когда [s: слышу, как они смеются во дворе], мне [f: грустно].",
        "Мам, после [s: его звонков] я [f: нервничаю].",
        "Перед [s: полётом] я [f: нервничаю], мне помогает, если [n: ты держишь меня за руку].",
        "Пока [s: врач смотрел снимки], я [f: боялась] до дрожи.",
    ],
    "spliced on, and beside it": [
        "Мне [f: досадно], [s: полдня стояли за билетами, а кассу закрыли].",
        "Мне [f: тоскливо], [s: дети разъехались].",
        "Не обижайся, но [s: ты опять забыл про собрание]. Мне [f: грустно] от этого.",
        "[f: Злюсь] так, что стены дрожат.",
        "Мне [f: тревожно]. Можно я посижу у тебя.",
        "Весь день мне [f: стыдно], щёки горят.",
        "Мне так [f: одиноко], что хоть вой.",
        "Мне [f: одиноко] здесь, [s: соседи ни с кем не здороваются].",
        "[f: Завидую] [s: Кате] белой завистью.",
        "[s: Они уехали без меня]. [f: Обидно], чего уж.",
        "Я [f: растерян], не торопи меня.",
        "[f: Обидно]. [s: Столько готовилась, а зачёт перенесли].",
        "[s: Ты не пришёл на мою защиту]. Мне [f: обидно].",
        "Мне [f: одиноко]. Спасибо, что спросила про сад.",
        "[f: рада] за вас!",
        "Чувствую, что ты меня не слышишь, когда [s: футбол по телевизору].",
        "Вы купили дом, я [f: рада] за вас.",
    ],
    "where it ends": [
        "Мне [f: стыдно] за [s: вчерашний крик], сижу на балконе.",
        "Когда [s: ты смотришь в телефон за ужином], мне [f: грустно], и я хочу, чтобы [n: мы ели без телефонов].",
        "Я [f: волнуюсь] перед [s: комиссией], держи кулаки",
        "Меня [f: раздражает] [s: ремонт у соседей], хоть вой",
        "Я [f: нервничала], пока [s: ты чинил крышу], теперь легче",
        "мне [f: обидно], что [s: дачу продали], это был дом деда",
    ],
    "what is needed": [
        "Меня [f: пугает], когда [s: ты молчишь целый день]. Мне бы [n: хоть короткое сообщение].",
        "мне [f: тревожно] из-за [s: анализов], нужен [n: кто-то рядом]",
        "Мне [f: страшновато] перед [s: операцией], и было бы здорово, если бы [n: ты поехала со мной].",
        "Мне [f: неловко], когда [s: гости молчат]. Тебе нужно отдохнуть.",
        "Мне [f: горько], хочется плакать.",
        "Мне [f: тоскливо]. Для меня важно [n: завтракать вместе].",
        "Мне [f: неприятно], когда [s: ты куришь на кухне]. Прошу [n: выходить на балкон].",
        "Я [f: беспокоюсь] за [s: деда]. Хорошо бы [n: съездить к нему в выходные].",
        "Мне [f: грустно]. Всё, что мне нужно, — это [n: один тихий вечер].",
        "Мне [f: страшно] [s: ехать ночью]. Мне будет спокойнее, если [n: ты сядешь рядом].",
        "Мне [f: тревожно], если честно, когда [s: ты за рулём]. Хочу [n: знать, что доехал], и всё.",
        "Мне [f: стыдно]. Надо будет позвонить в школу.",
        "Мне [f: одиноко], когда [s: телефоны на столе]. Мне нужно вот что: [n: поесть без них].",
    ],
}
CASES = [("en", said) for rows in ENGLISH.values() for said in rows]
CASES += [("ru", said) for rows in RUSSIAN.values() for said in rows]


def marked(text, form):
    """The text with its slots in brackets, as the cases are written."""
    spans = [(*getattr(form, slot), short) for short, slot in SLOTS.items() if form and getattr(form, slot)]
    for start, end, short in sorted(spans, reverse=True):
        text = f"{text[:start]}[{short}: {text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(("lang", "said"), CASES)
def test_each_slot_begins_behind_its_lead_and_ends_where_the_talk_turns(lang, said):
    text = _SLOT.sub(r"\2", said)
    assert marked(text, review(text, as_="message", lang=lang).form) == said


@pytest.mark.parametrize("text", ["I feel that the blue one suits the hall.", "I'm tired and cold.", "You sound sad."])
def test_without_a_feeling_of_ones_own_there_is_no_form(text):
    assert review(text, as_="message", lang="en").form is None
