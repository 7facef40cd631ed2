// What is typed is kept in this tab until the server says that it is saved. See alisvest/web/drafts.py.
(() => {
  const shell = document.querySelector("[data-user]");
  const store = sessionStorage;
  const mine = (key) => key.startsWith("draft:");
  const keys = () => Object.keys(store).filter(mine);
  const other = new BroadcastChannel("drafts");
  const forget = () => keys().forEach((key) => store.removeItem(key));
  other.onmessage = forget; // somebody signed out in another tab
  if (!shell) return; // nobody is signed in: sign-in and error pages leave the drafts alone
  let leaving = false;
  const user = shell.dataset.user;
  const start = `draft:${user}:`;
  const now = Date.now();
  const OLDEST = 12 * 3600 * 1000;
  for (const key of keys()) { // another person's, and what is too old to be of use
    const kept = JSON.parse(store.getItem(key));
    if (!key.startsWith(start) || now - kept.at > OLDEST) store.removeItem(key);
  }
  for (const name of (shell.dataset.saved || "").split(" ").filter(Boolean)) store.removeItem(start + name);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) { leaving = true; forget(); other.postMessage("signed out"); }
  });

  const SECRET = "[type=password], [type=file], [type=submit], [autocomplete=one-time-code], [data-no-draft]";
  const fields = (form) => [...form.elements].filter((e) => e.name && e.name !== "csrfmiddlewaretoken" && e.name !== "_draft" &&
    !e.matches(`${SECRET}, button, fieldset`) && (e.type !== "hidden" || e.name === "idempotency_key"));
  const values = (form, hidden) => fields(form).filter((e) => hidden || e.type !== "hidden").map((e) => {
    if (e.matches("[type=checkbox], [type=radio]")) return [e.name, e.value, e.checked];
    if (e.matches("select[multiple]")) return [e.name, [...e.selectedOptions].map((option) => option.value)];
    return [e.name, e.value];
  });
  const put = (form, given) => {
    const left = given.slice();
    for (const e of fields(form)) {
      const ticked = e.matches("[type=checkbox], [type=radio]");
      const at = left.findIndex((value) => value[0] === e.name && (!ticked || value[1] === e.value));
      if (at < 0) continue;
      const [value] = left.splice(at, 1);
      if (ticked) e.checked = value[2];
      else if (e.matches("select[multiple]")) [...e.options].forEach((option) => { option.selected = value[1].includes(option.value); });
      else if (!e.matches("select") || [...e.options].some((option) => option.value === value[1])) e.value = value[1];
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const clock = (moment) => {
    const two = (number) => String(number).padStart(2, "0");
    const at = new Date(moment);
    return `${two(at.getHours())}${document.documentElement.lang === "en" ? ":" : "."}${two(at.getMinutes())}`;
  };
  const words = document.getElementById("draft-words");
  const part = (name, moment) => {
    const made = words.content.querySelector(`[data-part=${name}]`).cloneNode(true);
    made.querySelector("[data-time]").textContent = clock(moment);
    return made;
  };

  const keep = (form, key, empty, before) => {
    let saver, note;
    const initial = JSON.stringify(empty);
    const write = (sent) => {
      saver = clearTimeout(saver);
      if (leaving) return;
      const typed = values(form, true);
      if (JSON.stringify(values(form)) === initial && !sent) { store.removeItem(key); note?.remove(); note = undefined; return; }
      const moment = Date.now();
      before ||= sent;
      try { store.setItem(key, JSON.stringify({ at: moment, sent: before, typed })); } catch { return; } // the store is full
      const said = part("note", moment);
      if (note) note.replaceWith(said); else (form.querySelector(".formactions") || form).append(said);
      note = said;
    };
    const later = () => { clearTimeout(saver); saver = setTimeout(write, 300, false); };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => {
      let named = form.querySelector("[name=_draft]");
      if (!named) { named = document.createElement("input"); named.type = "hidden"; named.name = "_draft"; form.append(named); }
      named.value = key.slice(start.length);
      write(true);
    });
    addEventListener("pagehide", () => { if (saver) write(false); });
    return () => { clearTimeout(saver); saver = before = note?.remove(); note = undefined; store.removeItem(key); };
  };

  const seen = {};
  document.querySelectorAll("main form[data-draft]").forEach((form) => {
    if (form.querySelector("[type=password]")) return;
    const name = form.dataset.draft;
    seen[name] = (seen[name] || 0) + 1;
    const path = new URL(form.getAttribute("action") || location.href, location.href).pathname;
    const key = `${start}${path}#${name}${seen[name] > 1 ? seen[name] : ""}`;
    const empty = values(form), fresh = values(form, true);
    const stored = store.getItem(key);
    const failed = form.querySelector("[data-errorsummary]"); // the server gives back what was sent: that is the newest
    const draft = stored && JSON.parse(stored);
    const drop = keep(form, key, failed ? null : empty, !failed && draft?.sent);
    if (!draft || failed) return;
    // What was sent without an answer may have been saved: the same key then makes it one entry, not two.
    const typed = draft.sent ? draft.typed : draft.typed.filter((value) => value[0] !== "idempotency_key");
    put(form, typed);
    if (JSON.stringify(values(form)) === JSON.stringify(empty)) { drop(); return; }
    const said = part("restored", draft.at);
    said.querySelector("button").addEventListener("click", () => {
      put(form, fresh); drop(); said.remove(); form.querySelector(".ds-input")?.focus();
    });
    form.before(said);
  });
})();
