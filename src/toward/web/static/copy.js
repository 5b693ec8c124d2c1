// A button that puts what stands in a box into the clipboard; it shows only where a script can do so.

for (const button of document.querySelectorAll("button[data-copies]")) {
  if (!navigator.clipboard) break; // not on an unencrypted way: there one selects and copies by hand
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
      button.textContent = button.dataset.done;
    } catch {
      document.getElementById(button.dataset.copies).select();
    }
  });
}
