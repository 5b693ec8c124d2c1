// Makes the number of a scale a range, and keeps the number beside it true while the thumb moves. A range always has a
// value, so one that nobody has touched has no name and is not sent; what was rated by mistake can be emptied again, and
// so can a choice that may stay open. Delegated, so that it holds for parts that arrive later.

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

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-empties]");
  if (button) empty(button);
});
document.addEventListener("change", ({ target }) => {
  const button = target.type === "radio" && target.closest("fieldset")?.querySelector("[data-empties]");
  if (button) button.hidden = false;
});

document.querySelectorAll(NUMBERS).forEach(slide);
for (const button of document.querySelectorAll("fieldset [data-empties]")) {
  button.hidden = !button.closest("fieldset").querySelector(":checked");
}

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
  if (answered) show(number);
  else untouched(number);
}

function untouched(range) {
  const scale = range.closest(".scale");
  range.removeAttribute("name");
  range.setAttribute("aria-valuetext", scale.dataset.untouchedSays);
  scale.querySelector("output").value = "–";
  scale.dataset.live = "untouched";
  scale.querySelector("[data-empties]").hidden = true;
}

function empty(button) {
  const scale = button.closest(".scale");
  const inputs = button.closest(".scale, fieldset").querySelectorAll("input");
  inputs[0].focus();
  button.hidden = true;
  for (const input of inputs) input.checked = false;
  if (scale) {
    inputs[0].value = (Number(inputs[0].min) + Number(inputs[0].max)) / 2;
    untouched(inputs[0]);
  }
  button.closest("form")?.dispatchEvent(new Event("input")); // whoever keeps the form has to hear of it
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
  scale.querySelector("[data-empties]").hidden = false;
}
