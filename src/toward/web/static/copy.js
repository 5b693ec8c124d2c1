// A button that puts what stands in a box, or in an element, into the clipboard; it shows only where a script can do so.

for (const button of document.querySelectorAll("button[data-copies]")) {
  if (!navigator.clipboard) break; // not on an unencrypted way: there one selects and copies by hand
  button.hidden = false;
  const words = document.getElementById(button.dataset.copies);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.value ?? words.textContent);
      button.textContent = button.dataset.done;
    } catch {
      if (words.select) words.select();
      else getSelection().selectAllChildren(words);
    }
  });
}
