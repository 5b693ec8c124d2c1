// A practice's screen keeps itself: a moment after the last letter what stands in it goes into the sealed draft, so that
// a reload, Back or a phone that dies takes nothing. `data-unkept` says that something is still only on this page.
// With `data-keeps="lock"` nothing is sent by itself: those words are for somebody else, and only the lock screen,
// which shows them again, may carry them.

const PAUSE = 1_000;

start();
document.addEventListener("fresh", start);

function start() {
  for (const form of document.querySelectorAll("form[data-keeps]")) (form.dataset.keeps === "lock" ? hold : keepIt)(form);
}

function hold(form) {
  form.addEventListener("input", () => (form.dataset.unkept = ""));
}

function keepIt(form) {
  const address = form.getAttribute("action"); // `form.action` is a field of that name, where a practice has one
  let waiting;
  let turn = 0;
  let sent = false;
  let sending = null;

  form.addEventListener("input", () => {
    form.dataset.unkept = "";
    turn += 1;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });

  // What is on its way is older than what is sent now, and must not arrive after it.
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    sent = !sending;
    if (sent) return;
    event.preventDefault();
    await sending;
    form.requestSubmit(event.submitter);
  });

  addEventListener("pagehide", () => {
    if ("unkept" in form.dataset && !sent) fetch(address, { ...letter(), keepalive: true }).catch(() => {});
  });

  function keep() {
    sending = send(turn).catch(() => (waiting = setTimeout(keep, 5 * PAUSE))).finally(() => (sending = null));
  }

  async function send(mine) {
    const answer = await fetch(address, letter());
    if (answer.type !== "opaqueredirect") return;
    if (mine === turn) delete form.dataset.unkept;
    // From now on this page is that draft: a reload opens it.
    const { id, screen } = form.elements;
    if (screen) history.replaceState(null, "", `/drafts/${id.value}/${screen.value}`);
  }

  function letter() {
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "later");
    return { method: "POST", body, redirect: "manual" };
  }
}
