// While somebody is signed in: the page goes when the key is put away, when another device locks or signs out,
// and, on a shared device, when it is opened in a tab that nobody signed in from.

const body = document.body;
const idle = Number(body.dataset.idleMinutes) * 60_000;
let seen = Date.now();

for (const sign of ["keydown", "pointerdown", "input"]) {
  addEventListener(sign, () => (seen = Date.now()), { capture: true, passive: true });
}
setInterval(look, 5_000);
addEventListener("visibilitychange", look);

// Only pages that reach the server put the idle time off there; typing alone does it here once a minute.
let told = Date.now();
function look() {
  const now = Date.now();
  if (now - seen >= idle) return rest();
  if (seen > told && now - told > 60_000) {
    told = now;
    fetch("/awake", { method: "POST", redirect: "error" }).catch(() => {});
  }
}

// What was typed goes into the sealed draft before the screen is covered.
function rest() {
  const form = document.querySelector("form[data-keeps]");
  if (!form) return location.replace("/");
  const body = new URLSearchParams(new FormData(form));
  body.set("go", "later");
  fetch(form.action, { method: "POST", body, keepalive: true })
    .catch(() => {})
    .finally(() => location.replace("/"));
}

if (body.dataset.sharedDevice === "yes" && !sessionStorage.getItem("here")) {
  fetch("/sign-out", { method: "POST" }).finally(() => location.replace("/"));
}

// Only the page that is looked at listens: a browser allows few open lines to one server.
let changes;
function listen() {
  changes?.close();
  changes = document.hidden ? undefined : new EventSource("/changes");
  changes?.addEventListener("message", check);
}

// What has changed, a GET tells: when this page is no longer ours to see, it goes.
async function check() {
  const answer = await fetch("/awake", { redirect: "error" }).catch(() => null);
  if (answer && !answer.ok) location.replace("/");
}

listen();
addEventListener("visibilitychange", () => {
  listen();
  if (!document.hidden) check();
});
addEventListener("pagehide", () => changes?.close());
