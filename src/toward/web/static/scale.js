// Keeps the number beside a range true while the thumb moves. Delegated, so that it holds for parts that arrive later.

document.addEventListener("input", (event) => show(event.target));

for (const range of document.querySelectorAll(".scale > input[type=range]")) show(range);

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof Element) node.querySelectorAll(".scale > input[type=range]").forEach(show);
    }
  }
}).observe(document.body, { childList: true, subtree: true });

function show(range) {
  const scale = range.closest?.(".scale");
  if (!scale || range.type !== "range") return;
  const output = scale.querySelector("output");
  if (!output) return;
  output.value = range.value;
  scale.dataset.live = "";
}
