// Counts a stretch of time down.  The time left is computed from when it ends, never ticked.

for (const timer of document.querySelectorAll("[data-timer]")) {
  const output = timer.querySelector("output");
  const ends = Date.now() + Number(timer.dataset.timer) * 1000;

  (function show() {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    output.value = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left) setTimeout(show, 250);
  })();
}
