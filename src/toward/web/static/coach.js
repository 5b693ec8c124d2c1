// The coach beside the box: after a pause in typing the text is read, and what was heard is shown below it.
// Nothing is stored, here or there; a lost answer is simply not shown.

const PAUSE = 600;

start();
document.addEventListener("fresh", start);

function start() {
  for (const beside of document.querySelectorAll("[data-coach]")) listen(beside);
}

function listen(beside) {
  const box = beside.querySelector("textarea, input");
  const heard = beside.querySelector(".heard");
  let waiting;
  let asked = 0;

  async function ask() {
    const turn = ++asked;
    if (!box.value.trim()) return heard.replaceChildren();
    const body = new URLSearchParams({ text: box.value, as: beside.dataset.coach, to: beside.dataset.to ?? "" });
    // What the notes may offer: the feeling words of this very form, and a practice to go to while its draft waits.
    const picker = box.form?.querySelector("[data-feelings]");
    if (picker) body.set("picker", picker.id);
    if (box.form?.matches(".practice")) body.set("practice", "yes");
    try {
      const answer = await fetch("/review", { method: "POST", body, redirect: "error" });
      if (!answer.ok || turn !== asked) return;
      heard.innerHTML = await answer.text();
      for (const word of heard.querySelectorAll("[data-says]")) word.replaceWith(chip(word));
    } catch {
      // No network just now: the coach is silent, the person goes on.
    }
  }

  // A tap on a feeling word says it, behind what is written already (A1).
  function chip(word) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "chip" });
    button.textContent = word.textContent;
    button.addEventListener("click", () => {
      const before = box.value.trimEnd();
      box.value = before + (/[.?!…]$/.test(before) ? " " : ". ") + word.dataset.says;
      box.focus();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  ask();
}
