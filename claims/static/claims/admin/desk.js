// Begin where the work is: the passage in the article's window, or the first field that was refused. Ctrl and
// Enter push the button of the form somebody writes in. The page works without this script.
document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && !event.repeat && !form.dataset.pushed) {
    event.preventDefault();
    form.dataset.pushed = "once";
    form.requestSubmit();
  }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-pushed]").forEach((form) => delete form.dataset.pushed);
});
document.addEventListener("DOMContentLoaded", () => {
  const passage = document.getElementById("passage");
  const pane = passage && passage.closest(".scrolls");
  if (pane) {
    const gap = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += gap - pane.clientHeight / 3;
  }
  const refused = document.querySelector(".door-form .errors :is(input, select, textarea):not([type=hidden])");
  if (refused) {
    refused.focus();
  }
});
