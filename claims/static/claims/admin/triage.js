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
    shown.scrollIntoView({ block: "center" });
  };

  const open = (summary) => {
    summary.parentElement.open = true;
    const alike = summary.dataset.key === "m" && one(".alike button");
    if (alike) {
      alike.focus();
    } else {
      focusField(summary.parentElement.querySelector("form"), summary.dataset.field);
    }
  };

  // The link of the message leads to a button; with a script it is the button.
  const undo = (link) => {
    const form = document.createElement("form");
    const token = one("[name=csrfmiddlewaretoken]");
    if (!token) {
      return link.click();
    }
    form.method = "post";
    form.action = link.getAttribute("href").split("#")[0];
    const values = { csrfmiddlewaretoken: token.value, verb: "undo", "undo-version": link.dataset.version };
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

  const reject = (digit) => {
    const reason = document.getElementById("id_reject-reason");
    if (!reason || !seen(reason) || !reason.options[digit]) {
      return false;
    }
    reason.selectedIndex = digit;
    push(reason.form);
    return true;
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

  const ACTS = { "?": help, c: claim };
  const answer = (key) => {
    if (/^[1-9]$/.test(key)) {
      return reject(Number(key));
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

  const leave = (element) => {
    element.blur();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
      event.preventDefault();
      return push(target.form);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || one("dialog[open]")) {
      return;
    }
    const isReason = target.id === "id_reject-reason" && /^[1-9]$/.test(event.key);
    if (isTyping(target) && !isReason) {
      return event.key === "Escape" && leave(target);
    }
    const key = SIDEWAYS[event.key] || (one("#result_list") && UPRIGHT[event.key]) || event.key;
    if (answer(key)) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.undo");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      undo(link);
    }
  });

  // The page came back from the browser's memory: it may decide again.
  window.addEventListener("pageshow", () => {
    pushed = false;
  });

  document.addEventListener("DOMContentLoaded", () => {
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
