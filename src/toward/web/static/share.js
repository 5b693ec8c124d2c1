// A button that hands words to the share sheet of the device; it shows only where there is one.

for (const button of document.querySelectorAll("button[data-shares]")) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.share({ text: document.getElementById(button.dataset.shares).textContent });
    } catch {
      // Closed without sending: nothing has happened.
    }
  });
}
