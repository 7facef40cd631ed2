// A page that only leads on does so by itself; without script there is its button.
const goOn = document.querySelector("[data-go-on]");
if (goOn instanceof HTMLFormElement) goOn.requestSubmit();
else if (goOn) location.assign(goOn.href);
