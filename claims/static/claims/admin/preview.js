// The explanation as readers will see it, while somebody writes. The server renders: here nothing knows Markdown.
// Without this script the page shows what is saved.
document.addEventListener("DOMContentLoaded", () => {
  const shown = document.getElementById("preview");
  const field = shown && document.getElementById(shown.dataset.of);
  if (!field) {
    return;
  }
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    asked += 1;
    const mine = asked;
    const body = new URLSearchParams({ text: field.value });
    const headers = { "X-CSRFToken": field.form.elements.csrfmiddlewaretoken.value };
    const answer = await fetch(shown.dataset.url, { method: "POST", body, headers }).catch(() => null);
    // A slow answer to an earlier question is out of date.
    if (answer?.ok && !answer.redirected && mine === asked) {
      shown.innerHTML = await answer.text();
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  });
});
