// Progressive enhancement only: every page works without this file.
(() => {
  // Dialogs: native invoker commands where the browser has them, else these lines.
  if (!("commandForElement" in HTMLButtonElement.prototype)) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button[commandfor]");
      const dialog = button && document.getElementById(button.getAttribute("commandfor"));
      if (dialog) button.getAttribute("command") === "close" ? dialog.close() : dialog.showModal();
    });
  }
  document.addEventListener("click", (event) => {
    // A link with data-dialog leads to the confirmation page; with script the dialog on this page asks instead.
    const link = event.target.closest("a[data-dialog]");
    const dialog = link && document.getElementById(link.dataset.dialog);
    if (dialog) { event.preventDefault(); dialog.showModal(); }
    if (event.target.closest("[data-print]")) { event.preventDefault(); window.print(); }
  });
  document.querySelector("[data-errorsummary]")?.focus();
  const narrow = matchMedia("(max-width: 56rem)");
  const prepare = (place) => {
    place.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
    // Filters are open without script; on phones they start closed.
    if (narrow.matches) place.querySelectorAll(".filterbox").forEach((box) => { box.open = box.hasAttribute("data-used"); });
  };
  prepare(document);
  // How many rows are ticked.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-compare]");
    if (!form) return;
    const ticked = form.querySelectorAll("tbody :checked").length;
    form.querySelectorAll("[data-count]").forEach((place) => { place.textContent = ticked ? ` (${ticked})` : ""; });
  });
  // A pressed button says that it works; the server itself guards against a second press.
  const rest = () => document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  document.addEventListener("submit", (event) => event.submitter?.setAttribute("aria-busy", "true"));
  addEventListener("pageshow", rest);
  // A list that was filtered while one typed: say how much is left of it.
  document.addEventListener("htmx:afterSettle", () => {
    rest();
    const left = document.querySelector("main .tablefoot .range, main .empty");
    const said = document.getElementById("said");
    if (said && left) said.textContent = left.textContent.trim();
  });
  document.addEventListener("htmx:sendError", (event) => event.target.closest("form")?.submit());
  // A part that says it is not finished is fetched anew each second until it is. Without script: load the page again.
  const refresh = async (part) => {
    const answer = await fetch(location.href, { headers: { "HX-Request": "true", "HX-Current-URL": location.href } });
    if (answer.headers.has("HX-Redirect")) { location.assign(answer.headers.get("HX-Redirect")); return; }
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (!now) return;
    part.replaceWith(now);
    if (now.hasAttribute("data-refresh")) setTimeout(refresh, 1000, now);
  };
  document.querySelectorAll("[data-refresh]").forEach((part) => setTimeout(refresh, 1000, part));
})();
