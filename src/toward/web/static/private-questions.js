// The private questions (S1). They live in the browser alone: this file comes with every page, so opening them asks the
// server for nothing; answers exist only as ticks in the page; nothing is stored, counted or marked as done.
// Any element with data-private-questions opens them; one that is `hidden` is shown once this script can serve it.

const WORDS = {
  en: {
    title: "Is it safe to write at home?",
    intro: "Eight questions, for you alone. Nothing you tick is sent or kept, and closing this clears it. Skip any you like.",
    about: "Think of the person you have in mind, or of anyone at home.",
    questions: [
      "Are you sometimes afraid of them?",
      "Do they look through your phone, follow where you are, or make you account for it?",
      "Do they decide what you may spend, or keep money or papers from you?",
      "Do they make it hard to see friends, family or a doctor?",
      "Have they pushed, hit or choked you, or thrown things at you?",
      "Have they threatened to harm you, a child, an animal or themselves?",
      "Have you had sex with them because saying no did not feel possible?",
      "Would there be trouble if they saw this page on your screen?",
    ],
    yes: "Yes",
    no: "No",
    next: "What now?",
    close: "Close and clear",
    leave: "Leave quickly",
    somewhere: "You said yes to something. That is reason enough to talk to somebody who knows about this. "
      + "You need not be sure, and you need not decide anything first.",
    nowhere: "Eight questions cannot know how things are with you. If one of them stays with you, or something changes, "
      + "the help page is always there.",
    device: "If somebody may look at this device, do not write here. The phone of a person you trust is safer.",
    pause: "You can leave toward unused. To the other that looks like nothing.",
    help: "Open the help page",
  },
  ru: {
    title: "Безопасно ли писать дома?",
    intro: "Восемь вопросов, только для вас. Ваши ответы никуда не отправляются и нигде не хранятся: закроете, и они исчезнут. "
      + "Любой вопрос можно пропустить.",
    about: "Подумайте о том человеке, о котором хотели писать, или о любом, кто есть дома.",
    questions: [
      "Бывает ли, что вы боитесь этого человека?",
      "Проверяют ли ваш телефон, следят ли за тем, где вы, требуют ли отчёта?",
      "Решают ли за вас, на что тратить, отбирают ли деньги или документы?",
      "Мешают ли вам видеться с друзьями, с родными или с врачом?",
      "Бывало ли, что вас толкали, били, душили или бросали в вас вещи?",
      "Грозили ли что-то сделать с вами, с ребёнком, с животным или с собой?",
      "Случался ли секс потому, что отказаться казалось невозможным?",
      "Будет ли беда, если на вашем экране увидят эту страницу?",
    ],
    yes: "Да",
    no: "Нет",
    next: "Что теперь?",
    close: "Закрыть и стереть",
    leave: "Быстро уйти",
    somewhere: "На что-то вы ответили «да». Этого достаточно, чтобы поговорить с теми, кто в этом разбирается. "
      + "Не обязательно знать наверняка, и решать заранее ничего не нужно.",
    nowhere: "Восемь вопросов не могут знать, как вам живётся. Если какой-то из них не отпускает или что-то изменится, "
      + "страница помощи всегда рядом.",
    device: "Если в это устройство может заглянуть кто-то ещё, не пишите здесь. Безопаснее телефон человека, которому вы доверяете.",
    pause: "Можно просто не пользоваться toward. Со стороны это не выглядит никак.",
    help: "Открыть страницу помощи",
  },
};

for (const opener of document.querySelectorAll("[data-private-questions][hidden]")) opener.hidden = false;

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-private-questions]")) {
    event.preventDefault();
    open();
  }
});

// A page that is left takes the answers with it, also when the browser keeps the page for the Back button.
window.addEventListener("pagehide", () => document.querySelector("dialog.questions")?.remove());

function open() {
  const words = WORDS[document.documentElement.lang] ?? WORDS.en;
  const dialog = make("dialog", { className: "questions" });
  dialog.setAttribute("aria-labelledby", "private-questions-title");
  dialog.dataset.questions = "";
  dialog.append(asking(words, dialog));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.scrollTop = 0;
}

function asking(words, dialog) {
  const next = button(words.next, "btn", () => {
    const anyYes = dialog.querySelector("input[value=yes]:checked") !== null;
    dialog.replaceChildren(answering(words, dialog, anyYes));
    dialog.scrollTop = 0;
    dialog.querySelector("h2").focus();
  });
  next.dataset.questionsNext = "";
  const intro = [make("p", { textContent: words.intro }), make("p", { className: "soft", textContent: words.about })];
  return stack(top(words), ...intro, ...words.questions.map((text, at) => ask(text, at, words)), next, closing(words, dialog));
}

function answering(words, dialog, anyYes) {
  const help = make("a", { className: "btn", href: "/help", textContent: words.help });
  help.addEventListener("click", (event) => {
    if (location.pathname !== "/help") return;
    event.preventDefault();
    dialog.close();
  });
  const heart = make("p", { className: "words", textContent: anyYes ? words.somewhere : words.nowhere });
  const advice = [words.device, words.pause].map((text) => make("p", { textContent: text }));
  const result = stack(top(words), heart, ...advice, help, closing(words, dialog));
  result.dataset.questionsResult = "";
  return result;
}

function ask(text, at, words) {
  const choices = [["yes", words.yes], ["no", words.no]].map(([value, label]) => {
    const tick = make("input", { type: "radio", name: `private-${at}`, value, autocomplete: "off" });
    const chip = make("label", { className: "chip" });
    chip.append(tick, label);
    return chip;
  });
  const row = make("div", { className: "row" });
  row.append(...choices);
  const question = make("fieldset", { className: "ask" });
  question.append(make("legend", { textContent: text }), row);
  return question;
}

// The page behind an open dialog cannot be pressed, so the way out stands in here too.
function top(words) {
  const row = make("div", { className: "row top-row" });
  const leave = make("a", { className: "leave", href: "/leave", textContent: words.leave });
  leave.dataset.leave = "";
  row.append(make("h2", { id: "private-questions-title", tabIndex: -1, textContent: words.title }), leave);
  return row;
}

function closing(words, dialog) {
  const close = button(words.close, "btn quiet", () => {
    dialog.close();
    dialog.remove();
  });
  close.dataset.questionsClose = "";
  return close;
}

function stack(...parts) {
  const made = make("div", { className: "stack" });
  made.append(...parts);
  return made;
}

function button(text, className, act) {
  const made = make("button", { type: "button", className, textContent: text });
  made.addEventListener("click", act);
  return made;
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
