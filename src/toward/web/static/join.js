// An invitation travels in the fragment of a link, which no browser sends to a server.  It is carried along
// while somebody makes their key first, and put into the form once they are here.

const CODE = "/recovery-code"; // must be written down before anything else

const token = /^#[A-Za-z0-9_-]{22}$/.test(location.hash) ? location.hash : "";

if (token) {
  for (const link of document.querySelectorAll("a[data-carries]")) link.href += token;
  addEventListener("submit", ({ target }) => {
    if (!target.matches("[data-invitation]") && !target.action.includes("#")) target.action += token;
  });
  const box = document.querySelector("[data-invitation] [name=invitation]");
  if (box && !box.value) {
    box.value = location.origin + "/join" + token;
    history.replaceState(null, "", location.pathname);
  } else if (!box && document.body.matches(".signed-in") && location.pathname !== CODE) {
    location.replace("/join" + token);
  }
}
