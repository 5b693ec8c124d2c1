"""What was feared, and whether anybody could see it (A6): "she will think less of me" is nothing one can look at.

It only ever leads to one more question, which may be left out, so it looks for what is plainly inside somebody and is
silent where the same line names anything to be seen or heard.
"""

import re

# Thoughts, judgements and feelings of the other.
_INSIDE = (
    r"think(?:s|ing)? (?:i|less|badly|poorly|worse|ill|differently|it|that|(?:\w+ ){0,2}of me)\b",
    r"judg(?:e|es|ing) me|looks? down on me|loses? (?:all |any |some )?(?:respect|trust|faith|interest)",
    r"(?:stops?|won['’]?t|not|never|no longer) (?:lov|lik|respect|trust|car|understand|believ)",
    r"(?:hate|despise|resent|pity|dislike|blame)s? me|pities me|regrets?\b|secretly",
    r"(?:love|like|respect|trust|value)s? me less",
    r"(?:see|find|consider)s? me (?:as|weak|needy|pathetic|stupid|boring|difficult|annoying|too)\b",
    r"(?:be|feels?|is) (?:\w+ )?(?:disappointed|disgusted|bored|burdened|indifferent|ashamed of me|embarrassed by me)",
    r"(?:do|does)n['’]?t (?:care|mind|love|like|understand|believe)",
    r"(?:be|am|i['’]m) (?:too much for|a burden)\b",
    r"(?:по|при)?дума(?:ет|ют|ть),? (?:что|обо мне|хуже|плохо)|обо мне (?:\w+ )?(?:по)?дума",
    r"(?:решит|решат|посчита(?:ет|ют)|сочт(?:ёт|ет|ут)|будет считать|пойм(?:ёт|ет)),? (?:меня|что)",
    r"осуд(?:ит|ят)|осужда|разочару|разлюб|возненавид|ненавиде|презира|пожале(?:ет|ют)",
    r"(?:перестан(?:ет|ут)|не будет|не станет) (?:меня )?(?:уважать|любить|доверять|верить|ценить|понимать)",
    r"(?:не|неправильно) (?:меня )?пойм(?:ёт|ет|ут)",
    r"потеря(?:ет|ют) (?:ко мне |всякое |весь )?(?:уважение|доверие|интерес)",
    r"в тягость|обуз[ау]|надое(?:м|л|ла)\b|(?:будет|станет|начн[её]т) (?:меня )?жалеть",
    r"упад(?:у|ёт|ет) в (?:\w+ )?глазах|(?:хуже|иначе|по-другому) (?:ко мне )?относиться",
    r"(?:станет|будет) (?:\w+ )?(?:скучно|противно|стыдно|безразлично|вс[её] равно)",
)
# What is said, done, left undone, or stands in a face: beginnings of words, then a few rows of them.
_SEEN = (
    r"say|said|tell|told|ask|answer|repl|call|text|write|writing|message|talk|joke|advice|advis|argu|gossip",
    r"tease|interrupt|shout|scream|yell|sigh|snap|sulk|smirk|slam|scold|laugh|cry|cries|silen(?!tly)|quiet|shrug",
    r"frown|smil|stare|staring|nod|face|leav|walk|turn|phone|cancel|avoid|ignor|refus|hug|kiss|скаж|сказ|говор",
    r"спрос|спраш|ответ|отвеч|напиш|позвон|перезвон|молч|замолч|промолч|крик|крич|накрич|засме|рассме|смея",
    r"высме|шут|усмех|уйд|встан|отверн|хлопн|вздох|вздыха|плач|заплач|плака|трубк|телефон|смен|перевед|закат",
    r"скрив|поморщ|взгля|посмотр|смотр|перебь|пожм|отмахн|обним|совет|спор|поссор|брос|расста|игнор|откаж",
    r"отказ|отмен|избега|дразн|сплет|расскаж",
    r"go(?:es)? (?:cold|short|pale|red|away|out|off|home|to)|(?:hang|get|break)s? up|makes? fun",
    r"looks? (?:away|at)|rolls? (?:\w+ )?eyes|chang(?:e|es) the subject|лиц[оеа]\b",
)

_INNER = re.compile(rf"\b(?:{'|'.join(_INSIDE)})", re.IGNORECASE)
_OUTER = re.compile(rf"\b(?:{'|'.join(_SEEN)})", re.IGNORECASE)


def unseen(fear: str) -> bool:
    """Whether a fear, in English or Russian, is of something inside the other that nobody could see or hear."""
    return bool(_INNER.search(fear)) and not _OUTER.search(fear)
