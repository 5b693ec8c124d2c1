// Fills in where the clock of this browser stands, so that "today" is the person's own day.

for (const field of document.querySelectorAll("[data-time-zone]")) {
  if (!field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
