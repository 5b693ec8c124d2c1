"""Words that are never offered as part of a passphrase: nobody should meet them on a first evening.

They stay in the list that spells an invitation, where leaving one out would leave bits out.
"""

from typing import Final

_ENGLISH = """
abuse accident alcohol anger angry anxiety assault attack awful blame bleak blind blood bomb broken bullet burden
cannon chaos crash crazy crime cruel crush cry damage danger defy deny destroy dirt disagree disease divorce drama dumb
enemy escape evil exclude exile false fatal fatigue fault flee fragile ghost gloom grief guilt gun hurt ill injury
insane jealous kick knife lonely mad misery mistake monster naive nasty negative never obey panic penalty poverty
prison problem punch quit regret reject rifle risk rude sad scare shock shoot shove sick spy suffer suspect tragic trap
trash trouble ugly unfair unhappy upset useless vicious virus warfare weapon weird worry wreck wrong
"""
_RUSSIAN = """
атака бомба взрыв вина воевать война гнев гнилой грубый драка жалоба жертва злой избить инвалид инфаркт испуг кража
кризис кричать кровь кулак лгать лишить лишний ложь мрачный мстить наглый недуг нервный нищий опасный опухоль оружие
отказ паника петля плакать плохой позор пуля розыск рухнуть скандал скука слабый слеза солдат ссора терять тревога
убогий угроза удар унижать упрек хаос худший хулиган цензура чужой чума шпион штраф штурм ярость
"""
HARSH: Final[dict[str, frozenset[str]]] = {"en": frozenset(_ENGLISH.split()), "ru": frozenset(_RUSSIAN.split())}
