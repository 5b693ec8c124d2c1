// Makes the number of a scale a range, and keeps the number beside it true while the thumb moves. A range always has a
// value, so one that nobody has touched has no name and is not sent. Delegated, so that it holds for parts that arrive
// later.

const NUMBERS = ".scale > input[type=number]";
const RANGES = ".scale > input[type=range]";

document.addEventListener("input", touched, true);
document.addEventListener("pointerup", touched, true);
// Enter sends the form, as anywhere; the space bar says that the thumb stands right where it is.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.(RANGES)) return;
  event.preventDefault();
  touched(event);
}, true);

document.querySelectorAll(NUMBERS).forEach(slide);

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof Element) node.querySelectorAll(NUMBERS).forEach(slide);
    }
  }
}).observe(document.body, { childList: true, subtree: true });

function slide(number) {
  const answered = number.value !== "";
  number.type = "range";
  if (answered) return show(number);
  const scale = number.closest(".scale");
  number.removeAttribute("name");
  number.setAttribute("aria-valuetext", scale.dataset.untouchedSays);
  scale.querySelector("output").value = "–";
  scale.dataset.live = "untouched";
}

function touched({ type, target }) {
  if (!target.matches?.(RANGES)) return;
  const first = !target.name;
  target.name = target.id;
  target.removeAttribute("aria-valuetext");
  show(target);
  // A thumb that is left where it stands moves nothing, and whoever keeps the form has to hear of it all the same.
  if (first && type !== "input") target.dispatchEvent(new Event("input", { bubbles: true }));
}

function show(range) {
  const scale = range.closest(".scale");
  scale.querySelector("output").value = range.value;
  scale.dataset.live = "";
}
