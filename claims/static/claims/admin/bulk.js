// While many rows are worked through: move the bar, say how far it is at each quarter, and show the result at the
// end. Without this script the page loads itself anew every ten seconds.
const EVERY = 1500;
document.addEventListener("DOMContentLoaded", () => {
  const part = document.querySelector("[data-progress]");
  const [bar, far, said] = ["bulk-progress", "bulk-far", "bulk-said"].map((id) => document.getElementById(id));
  if (!part?.dataset.progress) {
    return;
  }
  let quarter = Math.floor((4 * bar.value) / bar.max);
  const show = ({ settled, text, counts }) => {
    bar.value = settled;
    far.textContent = text;
    for (const count of document.querySelectorAll("[data-outcome]")) {
      count.textContent = counts[count.dataset.outcome];
    }
    const reached = Math.floor((4 * settled) / bar.max);
    if (reached > quarter) {
      quarter = reached;
      said.textContent = part.dataset.quarter.replace("%s", text);
    }
  };
  const ask = async () => {
    try {
      const answer = await fetch(part.dataset.progress, { headers: { Accept: "application/json" } });
      const state = answer.ok ? await answer.json() : null;
      if (state?.is_over) {
        location.reload();
        return;
      }
      if (state) {
        show(state);
      }
    } catch {
      // The network is away for a moment: the next time will do.
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
});
