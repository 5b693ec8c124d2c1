// Leave quickly: the screen is covered in the same turn of the event loop, then the sign-in is ended on the way out.
// Without this script the links still work: they are plain links to /leave.

const WAY_OUT = "/leave";
const PRESSES = 3;
const WITHIN = 1500;

let presses = [];

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-leave]")) {
    event.preventDefault();
    leave();
  }
}, { capture: true });

document.addEventListener("keydown", (event) => {
  // With Ctrl, Alt or Meta it is the switch of a keyboard's language, not this.
  if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
    presses = [];
    return;
  }
  if (event.repeat) return;
  presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN);
  if (presses.length >= PRESSES) leave();
}, { capture: true });

// A page kept in memory for the Back button shows nothing, and asks the server again who is there.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  cover();
  location.reload();
});

function leave() {
  cover();
  location.replace(WAY_OUT);
}

// Everything is taken out of the page, not merely overlaid: an open dialog would lie above any overlay.
function cover() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  sheet.dataset.cover = "";
  document.body.className = "";
  document.body.replaceChildren(sheet);
  document.title = "…";
}
