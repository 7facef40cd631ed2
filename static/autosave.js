// A point of an application saves itself when one leaves it through a link of the page: its form is sent, with where one
// was going, and the server leads on. What the server does not take stands on the page again, with its words; a second
// click on a link then leads away (the text is kept in this tab, static/drafts.js). Without script a button saves.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || form.querySelector("[data-errorsummary]")) return;
  // What the server printed: a draft that was restored into the form is a change.
  const initial = (given) => {
    const copy = given.cloneNode(true);
    copy.reset();
    return new URLSearchParams(new FormData(copy)).toString();
  };
  const state = () => new URLSearchParams(new FormData(form)).toString();
  const saved = initial(form);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || to.pathname === location.pathname || state() === saved) return;
    event.preventDefault();
    const then = Object.assign(document.createElement("input"), { type: "hidden", name: "then", value: to.pathname + to.search });
    form.append(then);
    form.requestSubmit();
  });
})();
