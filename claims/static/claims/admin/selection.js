// Words selected in an article's text, with the place where they stand. The server counts code points, the
// browser counts UTF-16 units: each block says where it starts, and what lies before the selection in its
// block is counted anew. The server compares the words with the article, so a wrong count changes nothing.
(() => {
  const points = (text) => [...text].length;
  const article = () => document.querySelector(".article-text");

  // What of a selection lies in a block: its text, and where it starts and ends in the article.
  const piece = (range, block) => {
    const inside = document.createRange();
    inside.selectNodeContents(block);
    const before = inside.cloneRange();
    if (block.contains(range.startContainer)) {
      inside.setStart(range.startContainer, range.startOffset);
    }
    if (block.contains(range.endContainer)) {
      inside.setEnd(range.endContainer, range.endOffset);
    }
    before.setEnd(inside.startContainer, inside.startOffset);
    const text = inside.toString();
    const start = Number(block.dataset.start) + points(before.toString());
    const lead = points(text) - points(text.trimStart());
    return { text: text.trim(), start: start + lead, end: start + lead + points(text.trim()) };
  };

  // Over several paragraphs, over other marks: what stands between the blocks, the server knows.
  const selected = () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0 || !article()) {
      return null;
    }
    const range = chosen.getRangeAt(0);
    if (!article().contains(range.startContainer)) {
      return null;
    }
    const blocks = [...article().querySelectorAll(".text-block")].filter((block) => range.intersectsNode(block));
    const pieces = blocks.map((block) => piece(range, block)).filter((found) => found.text);
    if (pieces.length === 0) {
      return null;
    }
    const words = pieces.map((found) => found.text).join("\n\n");
    return { words, start: pieces[0].start, end: pieces.at(-1).end };
  };

  // The passage as a selection, which Shift and the arrows then move: its end, or its beginning.
  const selectPassage = (movesEnd) => {
    const marks = [...document.querySelectorAll(".article-text mark.mark-clause")];
    if (marks.length === 0) {
      return;
    }
    const [first, last] = [marks[0], marks.at(-1)];
    const edges = [first, 0, last, last.childNodes.length];
    const [from, at, to, until] = movesEnd ? edges : [...edges.slice(2), ...edges.slice(0, 2)];
    document.activeElement?.blur(); // the arrows move no selection while something else has the focus
    document.getSelection().setBaseAndExtent(from, at, to, until);
    first.scrollIntoView({ block: "center" });
  };

  let marked = null;

  const fill = (verb) => {
    const form = document.getElementById(`door-${verb}`);
    for (const name of ["words", "start", "end"]) {
      form.elements[`${verb}-${name}`].value = marked[name];
    }
    form.parentElement.open = true;
    document.getElementById("selection").hidden = true; // it has done its work, and would lie on the form
    if (verb === "boundaries") {
      form.requestSubmit();
    } else {
      const next = form.querySelector(".select2-selection") || form.elements[`${verb}-words`];
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.getElementById("selection");
    if (!bar) {
      return;
    }
    const mark = () => {
      const now = selected();
      // A push on the bar itself may drop the selection before the click is heard.
      if (now || !bar.contains(document.activeElement)) {
        marked = now;
        bar.hidden = !now;
      }
    };
    document.addEventListener("selectionchange", mark);
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      mark(); // the browser tells of a change late: a quick key comes before it
      const button = event.target.closest("[data-door]");
      if (button && marked) {
        fill(button.dataset.door);
      }
    });
    document.addEventListener("passage", (event) => {
      selectPassage(event.detail);
      mark();
    });
    // Whoever types other words has left the place.
    document.addEventListener("input", (event) => {
      if (event.target.name?.endsWith("-words")) {
        for (const name of ["start", "end"]) {
          event.target.form.elements[event.target.name.replace(/-words$/, `-${name}`)].value = "";
        }
      }
    });
  });
})();
