// Begin where the work is: the passage in the article's window, or the first field that was refused. Ctrl and
// Enter push the button of the form somebody writes in. The page works without this script.
document.addEventListener("keydown", (event) => {
  // A search-as-you-type is no field to the browser.
  const form = event.target.form ?? event.target.closest(".select2-selection")?.closest("form");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && !event.repeat && !form.dataset.pushed) {
    event.preventDefault();
    form.dataset.pushed = "once";
    form.requestSubmit();
  }
});
// What the search-as-you-type shows is named after nothing until something is chosen: give it its field's label.
const nameSearches = () => {
  for (const list of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${CSS.escape(list.id)}"]`);
    const [shown, value] = ["", "__rendered"].map((part) =>
      list.parentElement.querySelector(`.select2-selection${part}`),
    );
    if (shown && value && label) {
      label.id ||= `${list.id}-label`;
      shown.setAttribute("aria-labelledby", `${label.id} ${value.id}`);
      value.setAttribute("aria-labelledby", `${label.id} ${value.id}`);
    }
  }
};
// The first field that was refused; of a search-as-you-type what is seen of it, once it is there.
const goToRefused = () => {
  const refused = document.querySelector(".door-form .errors :is(input, select, textarea):not([type=hidden])");
  const searched = refused?.parentElement.querySelector(".select2-selection");
  (searched ?? refused)?.focus();
};
// It is made when jQuery says that the page is ready: a moment later it is there, whoever asked first.
document.addEventListener("DOMContentLoaded", () => {
  window.django?.jQuery?.(() =>
    setTimeout(() => {
      nameSearches();
      goToRefused();
    }),
  );
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
  goToRefused();
});
