// Keeps a stretch of time: a ring that empties, and the time left.  That is computed from when it ends, never ticked,
// and goes with the form into the sealed draft when it is begun, so that a reload goes on with what is left.
// It says once when the time is over, makes no sound, and holds nobody back: only a pause that stands alone on its
// screen keeps the way on for as long (B23).

for (const timer of document.querySelectorAll("[data-timer]")) {
  const whole = Number(timer.dataset.timer) * 1000;
  const face = timer.querySelector("[role=timer]");
  const ring = timer.querySelector(".left");
  const begin = timer.querySelector("[data-begin]");
  const status = timer.querySelector("[role=status]");
  const form = timer.closest("form");
  const alone = "begins" in timer.dataset && form?.querySelectorAll(".field").length === 1;
  const { name } = timer.querySelector("input");
  const ways = alone ? form.querySelectorAll("button[value=next]") : [];

  timer.querySelector("[data-plain]").hidden = true;
  timer.querySelector("[data-ring]").hidden = false;
  if (begin) begin.hidden = false;
  begin?.addEventListener("click", () => {
    // Whoever came here by keyboard stays where they are, though the button goes.
    face.tabIndex = -1;
    face.focus({ preventScroll: true });
    run(whole);
    form?.dispatchEvent(new Event("input"));
  });
  if ("begins" in timer.dataset) run(whole);
  if (timer.dataset.left) run(Number(timer.dataset.left));

  function run(rest) {
    const ends = Date.now() + rest;
    timer.dataset.running = "";
    if (begin) begin.hidden = true;
    form?.addEventListener("formdata", ({ formData }) => formData.set(`${name}.left`, Math.max(0, ends - Date.now())));

    (function show() {
      const left = Math.max(0, ends - Date.now());
      const seconds = Math.ceil(left / 1000);
      face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      ring.setAttribute("stroke-dashoffset", String(100 - (100 * left) / whole));
      for (const way of ways) way.hidden = left > 0;
      if (left) return setTimeout(show, 250);
      delete timer.dataset.running;
      status.textContent = status.dataset.over;
    })();
  }
}
