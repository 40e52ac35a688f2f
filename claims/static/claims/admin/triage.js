// Keys for triage. Whatever has data-key is pushed, followed, or opened at its data-field; every act is a
// form or a link of the page, so the page works without this script. Never while somebody is typing.
(() => {
  const SIDEWAYS = { ArrowRight: "j", ArrowLeft: "k" }; // up and down scroll a page, and walk through a list
  const UPRIGHT = { ArrowDown: "j", ArrowUp: "k" };
  const seen = (element) => element.getClientRects().length > 0;
  const one = (selector) => document.querySelector(selector);
  let pushed = false;

  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])") ||
    element.closest(".select2-container") !== null;

  // A key held down, or hit twice, decides once.
  const push = (form, button) => {
    if (!pushed) {
      pushed = true;
      form.requestSubmit(button);
    }
  };

  const focusField = (form, name) => {
    const field = name && form.elements[`${form.elements.verb.value}-${name}`];
    const button = form.querySelector("button[type=submit]");
    if (!field) {
      return button.focus();
    }
    const shown = field.classList.contains("select2-hidden-accessible")
      ? field.parentElement.querySelector(".select2-selection")
      : field;
    shown.focus();
    shown.scrollIntoView({ block: "nearest" });
  };

  const isForAccepting = (door) => door.querySelector("#door-accept") !== null;

  // One decision at a time: the doors that were tried before close, and keep what was typed.
  const close = (door) => {
    for (const other of document.querySelectorAll("details.door[open]")) {
      other.open = other === door || isForAccepting(other);
    }
  };

  const open = (summary) => {
    close(summary.parentElement);
    summary.parentElement.open = true;
    const alike = summary.dataset.key === "m" && one(".alike button");
    if (alike) {
      alike.focus();
    } else {
      focusField(summary.parentElement.querySelector("form"), summary.dataset.field);
    }
  };

  // The link of the message leads to a door; with a script it pushes that door.
  const undo = (link) => {
    const form = document.createElement("form");
    const token = one("[name=csrfmiddlewaretoken]");
    if (!token || !link.dataset.verb) {
      return link.click();
    }
    form.method = "post";
    form.action = link.dataset.action || link.getAttribute("href").split("#")[0];
    const values = {
      csrfmiddlewaretoken: token.value,
      verb: link.dataset.verb,
      ...JSON.parse(link.dataset.values),
    };
    for (const [name, value] of Object.entries(values)) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    push(form);
  };

  const claim = () => {
    const field = document.getElementById("id_accept-claim");
    if (field) {
      field.value ||= one(".passage").textContent.trim();
      field.focus();
      field.select();
    }
    return field !== null;
  };

  // Where a digit counts depends on where one is: a reason, a statement to merge with, else the speaker.
  const isReason = (element) => element.matches("select[name$='-reason']");
  const choose = (digit) => {
    const here = document.activeElement;
    const reason = here.closest("details.door")?.querySelector("select[name$='-reason']");
    if (reason && seen(reason)) {
      return because(reason, digit);
    }
    if (here.closest(".alike")) {
      return merge(digit);
    }
    return speaker(digit);
  };

  const because = (reason, digit) => {
    if (!reason.options[digit]) {
      return false;
    }
    reason.selectedIndex = digit;
    push(reason.form);
    return true;
  };

  const merge = (digit) => {
    const button = document.querySelectorAll(".alike li")[digit - 1]?.querySelector("button");
    if (button) {
      push(button.form, button);
    }
    return button !== undefined && button !== null;
  };

  // The doors that ask who said it agree with each other.
  const speaker = (digit) => {
    const groups = [...document.querySelectorAll(".suggested")];
    const picked = groups.map((group) => group.querySelectorAll("input")[digit - 1]).filter(Boolean);
    for (const radio of picked) {
      radio.checked = true;
      fillSpeaker(radio);
    }
    picked.find(seen)?.scrollIntoView({ block: "nearest" });
    return picked.length > 0;
  };

  const fillSpeaker = (radio) => {
    const field = (name) => radio.form.elements[radio.name.replace(/suggested$/, name)];
    const isNew = radio.value.startsWith("new:");
    field("new_speaker").value = isNew ? radio.value.slice(4) : "";
    const list = field("speaker");
    if (!isNew && ![...list.options].some((option) => option.value === radio.value)) {
      const name = radio.closest(".choice").querySelector("[dir]").textContent;
      list.append(new Option(name, radio.value));
    }
    list.value = isNew ? "" : radio.value;
    window.django?.jQuery(list).trigger("change.select2");
  };

  // Whoever searches for somebody else, or names a new one, has left the suggestions.
  const leaveSuggestions = (field) => {
    const chosen = field.form?.querySelector(".suggested input:checked");
    if (chosen && chosen.value !== field.value && `new:${field.value}` !== chosen.value) {
      chosen.checked = false;
    }
  };

  const step = (key) => {
    const lines = [...document.querySelectorAll("#result_list tr")];
    const rows = lines.map((line) => line.querySelector("[class*=field-] a")).filter(Boolean);
    const at = rows.indexOf(document.activeElement);
    const next = rows[key === "j" ? at + 1 : Math.max(at - 1, 0)];
    next?.focus();
    return next !== undefined;
  };

  const help = () => {
    const keys = document.getElementById("keys");
    keys?.showModal();
    return keys !== null;
  };

  const search = () => {
    const bar = document.getElementById("searchbar");
    bar?.focus();
    return bar !== null;
  };

  const act = (target) => {
    if (target.matches("summary")) {
      open(target);
    } else if (target.matches("a.undo")) {
      undo(target);
    } else if (target.type === "submit") {
      push(target.form, target);
    } else {
      target.click();
    }
    return true;
  };

  const select = (movesEnd) => () => document.dispatchEvent(new CustomEvent("passage", { detail: movesEnd }));

  const ACTS = { "?": help, c: claim, v: select(true), V: select(false) };
  const answer = (key) => {
    if (/^[1-9]$/.test(key)) {
      return choose(Number(key));
    }
    if (ACTS[key]) {
      return ACTS[key]();
    }
    const targets = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(seen);
    // Selected words come before everything else that hears to the same key.
    const target = targets.find((found) => found.closest("#selection")) || targets[0];
    if (target) {
      return act(target);
    }
    return key === "/" ? search() : (key === "j" || key === "k") && step(key);
  };

  // Out of a field, out of a door: the keys are commands again, and a digit is no reason any more. Once out,
  // the same key closes what is open and leads back to where the decisions begin.
  const leave = (element) => {
    const isInField = isTyping(element) && !isReason(element);
    element.blur();
    if (!isInField) {
      close(null);
      one(".acts")?.scrollTo({ top: 0 });
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || one("dialog[open]")) {
      return;
    }
    if (event.key === "Escape") {
      return leave(target);
    }
    if (isTyping(target) && !(isReason(target) && /^[1-9]$/.test(event.key))) {
      return;
    }
    // With Shift the arrows move the end of a selection.
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      return;
    }
    const key = SIDEWAYS[event.key] || (one("#result_list") && UPRIGHT[event.key]) || event.key;
    if (answer(key)) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("a.help")) {
      event.preventDefault();
      help();
      return;
    }
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      event.preventDefault();
      open(one(`summary[data-key="${CSS.escape(opener.dataset.opens)}"]`));
      return;
    }
    const link = event.target.closest("a.undo[data-verb]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      undo(link);
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".suggested input")) {
      fillSpeaker(event.target);
    } else if (/-(new_)?speaker$/.test(event.target.name ?? "")) {
      leaveSuggestions(event.target);
    }
  });

  // The page came back from the browser's memory: it may decide again.
  window.addEventListener("pageshow", () => {
    pushed = false;
  });

  document.addEventListener("DOMContentLoaded", () => {
    // The search-as-you-type tells its news through jQuery alone.
    window.django?.jQuery(document).on("select2:select", (event) => leaveSuggestions(event.target));
    if (location.hash === "#searchbar") {
      search();
    }
    const line = one("[data-open]");
    const others = document.getElementById("others");
    const call = async () => {
      const heard = await fetch(line.dataset.open).catch(() => null);
      if (heard?.ok && !heard.redirected) {
        const { text } = await heard.json();
        others.hidden = !text;
        if (others.textContent !== text) {
          others.textContent = text;
        }
      }
    };
    if (line) {
      setInterval(() => document.visibilityState === "visible" && call(), 20000);
    }
  });
})();
