// Begin where the work is: the passage in the article's window, or the first field that was refused.
// The page works without this script.
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
