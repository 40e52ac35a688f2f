// Words selected in an article's text, with the place where they stand. The server counts code points, the
// browser counts UTF-16 units: each block says where it starts, and what lies before the selection in its
// block is counted anew. The server compares the words with the article, so a wrong count changes nothing.
(() => {
  const points = (text) => [...text].length;

  const offset = (node, at) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const block = element.closest(".text-block");
    if (!block) {
      return null;
    }
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, at);
    return Number(block.dataset.start) + points(before.toString());
  };

  // What lies between two blocks is not in the page, so only words of one block are known letter by letter.
  const wordsOf = (range) => {
    const [first, last] = [range.startContainer, range.endContainer].map((node) =>
      (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".text-block"),
    );
    return first === last ? range.toString() : null;
  };

  const selected = () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) {
      return null;
    }
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const raw = start === null ? null : wordsOf(range);
    if (!raw || !raw.trim()) {
      return null;
    }
    return { words: raw.trim(), start: start + points(raw) - points(raw.trimStart()) };
  };

  let marked = null;

  const fill = (verb) => {
    const form = document.getElementById(`door-${verb}`);
    form.elements[`${verb}-words`].value = marked.words;
    form.elements[`${verb}-start`].value = marked.start;
    form.parentElement.open = true;
    if (verb === "boundaries") {
      form.requestSubmit();
    } else {
      const next = form.querySelector(".select2-selection") || form.elements[`${verb}-words`];
      next.scrollIntoView({ block: "center" });
      next.focus();
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.getElementById("selection");
    if (!bar) {
      return;
    }
    document.addEventListener("selectionchange", () => {
      const now = selected();
      // A push on the bar itself may drop the selection before the click is heard.
      if (now || !bar.contains(document.activeElement)) {
        marked = now;
        bar.hidden = !now;
      }
    });
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-door]");
      if (button && marked) {
        fill(button.dataset.door);
      }
    });
    // Whoever types other words has left the place.
    document.addEventListener("input", (event) => {
      if (event.target.name?.endsWith("-words")) {
        event.target.form.elements[event.target.name.replace(/-words$/, "-start")].value = "";
      }
    });
  });
})();
