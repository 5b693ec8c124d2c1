"""What the people of these tests type, in their own language.  Nothing here is a text of the screens."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ru"]


@dataclass(frozen=True)
class Words:
    """One language's share of the cast's words."""

    locale: str
    person: str
    kind: str
    weighs: str
    showed: str
    help: str
    kinder: str
    fear: str
    heard: str
    learned: str
    belief: str
    speaks_for: str
    speaks_against: str
    when: str
    need: str
    honest: str
    page: str
    typed_feeling: str
    hears: str
    corrects: str
    hears_now: str
    makes_sense: str
    offers: str
    wants: str
    another_way: str
    better: str


EN = Words(
    locale="en-GB",
    person="Mara",
    kind="partner",
    weighs="the move, and who will look after Dad",
    showed="I snapped at the kettle",
    help="half an hour on Sunday with the papers",
    kinder="You carry so much, let me take one end of it",
    fear="She will sigh and look at her phone",
    heard="She put the phone down and asked which papers",
    learned="A sigh is not a no",
    belief="People get tired of me when I need something",
    speaks_for="Jo changed the subject in June",
    speaks_against="Mara drove two hours when the car broke down",
    when="we eat in front of the news",
    need="one supper a week at the table",
    honest="I was glad when you waited for me at the corner today",
    page="The evening was long. I walked by the canal and thought of calling, and did not.",
    typed_feeling="lonely",
    hears="You were glad that somebody waited at the corner",
    corrects="Glad, yes, and surprised that it was worth the wait",
    hears_now="Glad, and a little surprised to be worth it",
    makes_sense="nobody had waited there for a long time",
    offers="I stood there wondering whether to call first",
    wants="come along to the station on Friday",
    another_way="Friday no, but Saturday morning gladly",
    better="I was glad when you waited at the corner, and warm all evening",
)

RU = Words(
    locale="ru-RU",
    person="Мара",
    kind="жена",
    weighs="переезд и то, кто присмотрит за папой",
    showed="чайник закипел, и захотелось плакать",
    help="полчаса в воскресенье над бумагами",
    kinder="Ты столько всего держишь, давай я возьму половину",
    fear="Она вздохнёт и посмотрит в телефон",
    heard="Она отложила телефон и спросила, какие бумаги",
    learned="Вздох ещё не значит нет",
    belief="Людям надоедает, когда мне что-то нужно",
    speaks_for="Женя в июне перевела разговор",
    speaks_against="Мара два часа ехала ко мне, когда сломалась машина",
    when="мы ужинаем под новости",
    need="раз в неделю ужинать за столом",
    honest="Было приятно, что меня сегодня дождались на углу",
    page="Вечер тянулся долго. Прогулка вдоль канала, мысль позвонить, и звонка не было.",
    typed_feeling="одиноко",
    hears="Тебе было приятно, что на углу кто-то ждёт",
    corrects="Приятно, да, и ещё удивительно, что меня стоит ждать",
    hears_now="Приятно и немного удивительно, что тебя ждут",
    makes_sense="там давно никто никого не ждал",
    offers="А мне там думалось, не позвонить ли сначала",
    wants="проводить меня в пятницу до вокзала",
    another_way="В пятницу не выйдет, а в субботу утром с радостью",
    better="Было приятно, что меня дождались на углу, и тепло весь вечер",
)

WORDS: dict[Language, Words] = {"en": EN, "ru": RU}
