// Finds feeling words while one types: what begins alike is shown, wherever its family is folded away.

for (const picker of document.querySelectorAll("[data-feelings]")) {
  const typed = picker.querySelector("[data-find]");
  const families = [...picker.querySelectorAll("details")];

  typed.addEventListener("input", () => {
    const wanted = fold(typed.value);
    for (const family of families) {
      let found = false;
      for (const word of family.querySelectorAll(".chip")) {
        const fits = !wanted || (word.dataset.also ?? "").split("|").some((form) => near(wanted, fold(form)));
        word.hidden = !fits;
        found ||= fits;
      }
      // Families share a name so that opening one closes the others; while looking, several may be open.
      if (wanted) family.removeAttribute("name");
      else family.setAttribute("name", "families");
      family.hidden = Boolean(wanted) && !found;
      family.open = wanted ? found : family.querySelector(":checked") !== null;
    }
  });

  // A word one has used before stands twice: above, and in its family.
  picker.addEventListener("change", (event) => {
    for (const twin of picker.querySelectorAll("[type=checkbox]")) {
      if (twin.value === event.target.value) twin.checked = event.target.checked;
    }
  });

  // A word that was tapped while looking for it needs no typing any more.
  picker.addEventListener("change", (event) => {
    if (event.target.type === "checkbox" && typed.value) {
      typed.value = "";
      typed.dispatchEvent(new Event("input"));
    }
  });
}

function fold(text) {
  return text.trim().toLowerCase().replaceAll("ё", "е");
}

// One slip is forgiven from the fourth letter on; the server forgives a little more.
function near(wanted, word) {
  if (word.startsWith(wanted)) return true;
  if (wanted.length < 4) return false;
  return [...wanted].some((_, at) => word.startsWith(wanted.slice(0, at)) && tail(wanted, word, at));
}

function tail(wanted, word, at) {
  const rest = wanted.slice(at + 1);
  return word.startsWith(rest, at + 1) || word.startsWith(rest, at) || word.startsWith(wanted.slice(at), at + 1);
}
