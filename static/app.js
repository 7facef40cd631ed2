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
  // A link with data-dialog leads to the confirmation page; with script the dialog on this page asks instead.
  document.querySelectorAll("a[data-dialog]").forEach((link) => {
    const dialog = document.getElementById(link.dataset.dialog);
    if (dialog) link.addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });
  });
  document.querySelector("[data-errorsummary]")?.focus();
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", (event) => { event.preventDefault(); window.print(); });
  });
  // Filters are open without script; on phones they start closed.
  if (matchMedia("(max-width: 56rem)").matches) {
    document.querySelectorAll(".filterbox").forEach((box) => { box.open = box.hasAttribute("data-used"); });
  }
  // How many rows are ticked.
  document.querySelectorAll("[data-compare]").forEach((form) => form.addEventListener("change", () => {
    const ticked = form.querySelectorAll("tbody :checked").length;
    form.querySelectorAll("[data-count]").forEach((place) => { place.textContent = ticked ? ` (${ticked})` : ""; });
  }));
  // A pressed button says that it works; the server itself guards against a second press.
  document.addEventListener("submit", (event) => event.submitter?.setAttribute("aria-busy", "true"));
  addEventListener("pageshow", () => document.querySelectorAll("[aria-busy]").forEach((b) => b.removeAttribute("aria-busy")));
  // A part that says it is not finished is fetched anew each second until it is. Without script: load the page again.
  const refresh = async (part) => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const now = page.getElementById(part.id);
    if (!now) return;
    part.replaceWith(now);
    if (now.hasAttribute("data-refresh")) setTimeout(refresh, 1000, now);
  };
  document.querySelectorAll("[data-refresh]").forEach((part) => setTimeout(refresh, 1000, part));
})();
