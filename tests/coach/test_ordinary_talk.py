"""What people ordinarily say to one another: asking, thanking, planning, teasing. No fault is heard in any of it.

The words are those of faults and dangers (my phone, calls me, grabbed, always, never), so that this can fail.
"""

import pytest

from toward.coach import review
from toward.coach.shapes import STRENGTHS

TALK = {
    "en": """
Would you call me at lunch?
When you call me at work it makes my day.
Could you call me home when dinner's ready?
You follow me on the walk and I like it.
You read my texts out loud and we laughed.
You go through the receipts with me every month, thank you.
Mum has my keys in her bag.
You made me so proud.
You made me so happy today.
Can you check my phone, I think it's broken?
You have my card, can you pay for the shopping?
Call me when you land.
You always know where I am, it's nice.
He follows me on Instagram.
You keep my passport in the drawer with yours, right?
You came to my work with flowers.
Would you text me when you get there?
You phone me every lunchtime and I love it.
You held my hand the whole way.
You grabbed my arm when I slipped on the ice.
You lock the door behind me every night, thanks.
Dad threw me in the air and I laughed.
You wait for me outside work and we walk home together.
You ask where I am when I'm late and I know it's because you worry.
You pay for everything this month, thank you.
You hide my presents so well.
You shout my name from the stands at every match.
You look through my photos and smile.
We share a bank account.
My sister reads my messages to me when I'm driving.
You told me to go to bed early and it helped.
He drove us to the coast and we swam.
I slept in my clothes after the party, no regrets.
You took my car for its service, thank you.
He gives me forty for the food shop and I put in forty too.
She won't let me pay, she's so generous.
You won't let me help with the dishes on my birthday.
He locked the door so the cat couldn't get out.
My mum rings me every Sunday to see how I am.
You make me feel at home.
You made me look good in front of my boss.
I can't live without you, silly.
You took the phone off the hook so we could sleep.
Dad used to hide my Easter eggs in the shed.
You watched my showreel three times, I'm touched.
You never forget my birthday.
You're always welcome.
Whatever you fancy for tea is fine by me.
Nothing's wrong with the car, the garage said.
You should see the sunset here.
You know me so well.
I bet you're tired after that drive.
My brother's an idiot on the pitch but I love him.
Don't worry about the dishes, I'll do them.
I need to ask him before I book the flights, we share the calendar.
I was scared of the spider in your shoe.
You kept my letters all these years, I can't believe it.
You threw my old trainers out, good riddance.
I have to ask her before I borrow the bike.
He follows me round the shops carrying the bags, bless him.
Don't make me laugh, I've got stitches.
Why do you always know what to say?
My daughter won't let me call her poppet any more.
You've made a mess of my heart, you know that.
You're a nightmare to shop for and a dream to live with.
You drive me mad with that whistling and I'd miss it if you stopped.
Come here, you muppet, I've missed you.
You idiot, you drove all that way just to bring me soup. I love you.
You forced me to watch the whole series and now I'm hooked, thanks a lot.
She bit me again, teething is no joke.
He hit me with his teddy at six this morning.
She slapped my leg, two years old and furious.
She follows me from room to room, best cat in the world.
She took my phone to fix the screen and gave it back like new.
Get out, no way, twins?!
Don't you dare pay for that, it's my turn.
If he scores again I'm throwing the telly out of the window.
Get yourself to the beach, it's glorious down here!
Who were you with last night, was that Tom from school? He looks so grown up!
Have fun with the kids today.
You did the same for me when dad was ill.
You owe me a dance, don't think I forgot.
You ruined me for all other coffee.
I hate you, that cake is gone and it's your fault for baking so well.
Whose idea was this hike? Oh yes, mine.
You only want me for my wifi, ha.
I wish you could see what I see.
He doesn't like me walking home in the dark so he meets me at the bus.
I felt a bit left behind on the hill, you lot are fit!
I'm useless at crosswords, it's my favourite thing.
I'm weak as a kitten after the flu, but better.
You were right, Dad, you always said it would get easier.
I hated Mondays until she joined the team.
Whatever you decide, I'm with you.
I'd rather die than sing in public, I told them, and then I sang.
I don't want to go to school tomorrow, I want to stay in bed.
Your brother threatened to bring his karaoke machine, be warned.
Told Sam I was scared about the results and he just held me.
I don't want this summer to end.
I should have gone to the funeral. I couldn't, and I'm sorry.
I can't go on like this, I need new running shoes.
You absolute idiot, you've put the duvet cover on inside out again, come to bed and I'll help.
You're just like your mum, you both feed everyone until they can't move.
""",
    "ru": """
Позвони мне в обед, если сможешь.
Ты звонишь мне каждый день на работу, и мне это приятно.
Проверь мой телефон, кажется, он сломался.
Ты читал мои сообщения вслух, и мы смеялись.
Мама взяла мои ключи, свои забыла дома.
Он забрал мою куртку из химчистки, спасибо ему.
Ты так сделал, что я горжусь тобой.
Он схватил меня за руку, когда я поскользнулась.
Ты запираешь дверь на ночь, спасибо.
Папа подбрасывал меня в воздух, и я хохотала.
Он даёт мне деньги на продукты, а я покупаю лекарства.
Мне надо спросить у него, прежде чем брать билеты.
Ты спрятал мои подарки так, что я не нашла.
Он ждёт меня после работы, и мы идём домой пешком.
Ты всегда знаешь, чем меня рассмешить.
Ты никогда не забываешь про мой день рождения.
Ты всё время улыбаешься на этих фото.
Как хочешь, можно и пиццу.
Ничего страшного, купим новый чайник.
Всё нормально, врач сказал, что я здорова.
Не переживай за посуду, я помою.
Ты бы видел, какой тут закат.
Тебе надо поесть, ты с утра голодный.
Сходи к врачу, пожалуйста, я волнуюсь.
Ты меня так хорошо знаешь.
Спорим, ты устал с дороги.
Он не пускает меня платить в кафе, такой щедрый.
Ты довёл меня до дома, спасибо.
Из-за тебя я полюбила горы.
Ты заставил меня смеяться до слёз.
Она контролирует мой сахар, бабушка у нас строгая.
Мы вчера поругались, а потом помирились.
Давай в субботу поедем к твоим.
Ты опять испёк мой любимый пирог.
Ты хотя бы поешь сначала.
Другие ждут нас у входа.
Я сама виновата, что забыла зонт.
Если не успеешь, я уйду домой без тебя, не спеши.
Хватит на сегодня, давай отдыхать.
Ты никогда не догадаешься, кого я встретила в автобусе.
Ты мне никогда не надоешь.
Ты вечно мёрзнешь, надень мой свитер.
Вечно мы с тобой на последний сеанс бежим.
В детстве отец меня ни разу не наказывал.
Он меня ни разу не ударил и голоса не повысил.
Мама, я доехала, всё хорошо, не волнуйся.
Ты должна была это видеть, кот свалился в аквариум.
Вы обязаны к нам приехать летом, малина будет по колено.
Не смей извиняться за слёзы.
Заткни уши, сейчас будет салют.
Только попробуй этот сыр, он волшебный.
Я требую реванша.
Вся в отца, такая же упрямая и такая же добрая.
Думала о смерти бабушки, как мы стояли под дождём и молчали.
Не хочу просыпаться по понедельникам, кто их придумал.
Не хочу больше жить в этом городе.
Не хочу больше быть секретарём.
Устала быть всё время на связи.
Хочу исчезнуть на выходные в лес.
Лучше умереть, чем надеть это платье.
Читала про женщину, которую муж держал взаперти.
Муж спрятал мой телефон, чтобы я выспалась.
Она не разрешает мне мыть посуду в мой день рождения.
Он душит меня в объятиях после командировки.
Ты схватил меня и закружил.
Малышка бьёт меня ножками в живот.
Сын швырнул в меня подушку.
Синяк на руке после прививки.
Мне нельзя выходить, карантин.
Дочь обещает убить всех драконов.
Из-за тебя я подсела на корейские дорамы.
Сын заставил меня играть в лото, было чудесно.
Ощущение, что меня переехал каток, грипп как он есть.
Ты сумасшедшая, я тебя обожаю, кто ещё поедет со мной на Байкал в феврале.
Он меня ударил лопаткой в песочнице, а потом пришёл обниматься, ему три.
Сколько можно быть такой красивой?
Ты виноват, что я теперь не могу есть покупные пельмени, только твои.
Не смей платить за ужин, сегодня моя очередь!
Ты мне всю жизнь перевернул, и слава богу.
Свекровь забрала у меня ключи от дачи, польёт помидоры, пока мы в отпуске.
Хочу исчезнуть с этого созвона прямо сейчас.
Она у меня забрала телефон на ночь, чтобы я наконец отоспалась, вот что значит сестра.
Смотрите, кто проснулся! Доброе утро, соня моя.
По голосу слышу, что ты пьяный от счастья.
Ты мне угрожал блинами ещё в среду, где блины?
Закрыла синяки под глазами тоналкой и пошла на собеседование.
Мама контролирует каждый мой шаг на костылях, трогательная.
""",
}
LINES = [(lang, line) for lang, lines in TALK.items() for line in lines.strip().splitlines()]


def faults(text, as_, lang):
    return {finding.code for finding in review(text, as_, lang).findings} - {*STRENGTHS}


@pytest.mark.parametrize(("lang", "line"), LINES)
def test_nothing_is_held_against_ordinary_talk(lang, line):
    assert {as_: faults(line, as_, lang) for as_ in ("message", "journal")} == {"message": set(), "journal": set()}
    assert faults(line, "reply", lang) <= {"fixing"}, "an offer or a request may be advice in an answer"


@pytest.mark.parametrize(
    ("shared", "answer"),
    [
        ("You hurt me when you joked about my weight.", "You're right. I shouldn't have said it. I'm sorry."),
        ("You hurt me when you joked about my weight.", "I thought it was funny and it wasn't. It won't happen again."),
        ("He hit me once, years ago, my ex.", "You didn't deserve that, not once."),
        ("I got passed over for the promotion.", "After everything you did for them? That's so unfair."),
        ("I had to put mum in a home.", "You visited every single day. Nobody could have done more."),
        ("I had to put mum in a home.", "It feels like you've let her down, but you held on so long."),
        ("My brother stole from me.", "It isn't the money, is it. It's that it was him."),
    ],
)
def test_nothing_is_held_against_a_kind_answer(shared, answer):
    assert {finding.code for finding in review(answer, "reply", "en", shared).findings} <= {*STRENGTHS}


@pytest.mark.parametrize(
    ("lang", "line", "code"),
    [
        ("en", "He calls me every half hour to check who I'm with.", "care_abuse"),
        ("en", "You made me feel so small.", "blame"),
        ("en", "He hit me in front of our girl, she's only two.", "care_abuse"),
        ("en", "He slapped me because the baby's teething and won't stop.", "care_abuse"),
        ("en", "He threatened to bring his brother round.", "care_abuse"),
        ("en", "He held me until I couldn't breathe.", "care_abuse"),
        ("en", "I can't go on like this.", "care_self_harm"),
        ("en", "You absolute idiot, you've lost the keys again.", "name_calling"),
        ("en", "I'd rather die than ask for help.", "care_self_harm"),
        ("en", "I don't want to go to work tomorrow. I don't want to be alive.", "care_self_harm"),
        ("ru", "Он забрал мою карту и не отдаёт.", "care_abuse"),
        ("ru", "Он швырнул в меня тарелку.", "care_abuse"),
        ("ru", "Свекровь забрала у меня ключи от квартиры.", "care_abuse"),
        ("ru", "Замазываю синяк под глазом тоналкой.", "care_abuse"),
        ("ru", "Думаю о смерти отца и сама хочу умереть.", "care_self_harm"),
        ("ru", "Устала быть обузой, хочу исчезнуть.", "care_self_harm"),
        ("ru", "Ты никогда мне не поверишь.", "absolute"),
        ("ru", "Не обращай на меня внимания.", "deflection"),
    ],
)
def test_the_control_is_heard(lang, line, code):
    assert code in faults(line, "journal", lang)
