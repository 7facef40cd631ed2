// A passkey that was not given (the person cancelled, the device has none) is said on the page, not in the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelectorAll("[data-passkey-failed]").forEach((words) => { words.hidden = false; });
  document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
});
