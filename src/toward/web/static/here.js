// Marks this tab as the one somebody signs in from; on a shared device another tab then asks again.
// The mark says nothing but that, and goes with the tab.

for (const form of document.querySelectorAll("form[data-enters]")) {
  form.addEventListener("submit", () => sessionStorage.setItem("here", "yes"));
}
