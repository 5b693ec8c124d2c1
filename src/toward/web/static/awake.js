// While somebody is signed in: the page goes when the key is put away, when another device locks or signs out,
// and, on a shared device, when it is opened in a tab that nobody signed in from.

const body = document.body;
const idle = Number(body.dataset.idleMinutes) * 60_000;
const tabs = new BroadcastChannel("here");
let seen = Date.now();
let told = seen;

for (const sign of ["keydown", "pointerdown", "input"]) {
  addEventListener(sign, here, { capture: true, passive: true });
}
// Somebody in another tab is somebody here; nothing but that is said from tab to tab.
tabs.addEventListener("message", () => (seen = Date.now()));
const looking = setInterval(look, 5_000);
addEventListener("visibilitychange", look);

function here() {
  if (Date.now() - seen > 1_000) tabs.postMessage("");
  seen = Date.now();
}

// Only what reaches the server puts the idle time off there; somebody who types and sends nothing says so.
function look() {
  const now = Date.now();
  if (now - seen >= idle) return rest();
  if (seen > told && now - told > 30_000) {
    told = now;
    fetch("/awake", { method: "POST", redirect: "error" }).catch(() => {});
  }
}

// It has been quiet: the key is put away. Without a network the page is at least covered, and tried again.
function rest() {
  clearInterval(looking);
  body.classList.add("resting");
  fetch("/lock", { method: "POST", redirect: "manual" }).then(toLockScreen, () => setTimeout(rest, 5_000));
}

// What is typed and not kept yet goes along: the lock screen offers it again, on this same screen.
function toLockScreen() {
  const form = document.querySelector("form[data-unkept]");
  if (form) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "go", value: "coach" }));
    return form.submit();
  }
  location.replace(/^\/drafts\/.+\/\d+$/.test(location.pathname) ? location.pathname : "/");
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
  if (document.querySelector("[data-cover]")) return; // it is being left already, for somewhere else
  const answer = await fetch("/awake", { redirect: "error" }).catch(() => null);
  if (answer?.ok) refresh();
  else if (answer?.status === 403) toLockScreen();
  else if (answer && !answer.ok && !document.querySelector("[data-cover]")) location.replace("/");
}

// A page of something shared shows what has come, without a reload, unless somebody is writing on it.
async function refresh() {
  const main = document.querySelector("main:has([data-live])");
  if (!main || isWrittenOn(main)) return;
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (!fresh || said(fresh) === said(main) || isWrittenOn(main)) return;
  for (const open of main.querySelectorAll("details[open][id]")) fresh.querySelector("#" + open.id)?.setAttribute("open", "");
  const focused = document.activeElement?.id;
  main.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus();
  document.dispatchEvent(new Event("fresh"));
}

function isWrittenOn(main) {
  const boxes = [...main.querySelectorAll("textarea, input:not([type=hidden], [type=checkbox], [type=radio])")];
  return boxes.some((box) => box.value !== box.defaultValue);
}

// Every load gives the forms new ids; nothing that anybody can see has changed by that.
function said(main) {
  return main.innerHTML.replace(/name="id" value="[^"]*"/g, "");
}

listen();
addEventListener("visibilitychange", () => {
  listen();
  if (!document.hidden) check();
});
// A page that is on its way elsewhere needs no hint: it would break off the way it is on.
for (const parting of ["submit", "pagehide"]) addEventListener(parting, () => changes?.close());
