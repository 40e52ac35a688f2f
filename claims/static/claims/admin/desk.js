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
// What opens gives its field the focus a moment later, and what was typed until then would be lost.
const typeAtOnce = ({ target }) => {
  const list = document.getElementById(`select2-${target.id}-results`);
  list?.closest(".select2-dropdown")?.querySelector(".select2-search__field")?.focus();
};
// Lines found for the letters before are no answer to these: Enter takes none of them.
document.addEventListener("input", ({ target }) => {
  if (target.matches(".select2-search__field")) {
    const lines = target.closest(".select2-dropdown").querySelectorAll(".select2-results__option--highlighted");
    lines.forEach((line) => line.classList.remove("select2-results__option--highlighted"));
  }
});
// The first field that was refused; of a search-as-you-type what is seen of it, once it is there.
const goToRefused = () => {
  const refused = document.querySelector(".door-form .errors :is(input, select, textarea):not([type=hidden])");
  const searched = refused?.parentElement.querySelector(".select2-selection");
  (searched ?? refused)?.focus();
};
// It is made when jQuery says that the page is ready: a moment later it is there, whoever asked first.
document.addEventListener("DOMContentLoaded", () => {
  window.django?.jQuery?.(document).on("select2:open", typeAtOnce);
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
// An act leads back to its page: there one goes on where one was, and the message comes along for a while.
const PLACE = "place";
const SHOWN = 8000; // milliseconds
document.addEventListener("submit", ({ target }) => {
  if (target.matches(".door-form")) {
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollY, target.id]));
  }
});
window.addEventListener("load", () => {
  const [path, top, id] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
  sessionStorage.removeItem(PLACE);
  if (path !== location.pathname || !top || location.hash || document.querySelector(".door-form .errors")) {
    return;
  }
  const form = document.getElementById(id);
  const begin = form?.parentElement.querySelector(":scope > summary") ?? form?.querySelector("button[type=submit]");
  begin?.focus({ preventScroll: true });
  scrollTo(0, top);
  document.body.classList.add("goes-on");
  setTimeout(() => document.body.classList.remove("goes-on"), SHOWN);
});
