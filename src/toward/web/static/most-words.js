// A box with a limit of words says so while one types, as the server would later: nothing is cut, nothing is held up.
// A word is what white space or a dash parts, if it holds a letter or a digit (toward.core.wording).

for (const limit of document.querySelectorAll("[data-most-words]")) {
  const box = document.getElementById(limit.dataset.box);
  const most = Number(limit.dataset.mostWords);
  const look = () => (limit.hidden = words(box.value) <= most);
  box.addEventListener("input", look);
  look();
}

function words(text) {
  return text.split(/[\s—–]+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}
