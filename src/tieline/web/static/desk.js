// Keys, and the two directions between a report's text and its entries. The pages work without it.
"use strict";

(() => {
  const pages = {};
  document.querySelectorAll("header.top nav a").forEach((link) => {
    pages[link.dataset.key] = link.href;
  });
  const dialog = document.getElementById("keys");
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  let going = false;

  const step = (by) => {
    const rows = [...document.querySelectorAll(".row-open")];
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key;
    if (going) {
      going = false;
      if (pages[key]) location.assign(pages[key]);
      return;
    }
    if (key === "g") {
      going = true;
      setTimeout(() => { going = false; }, 1500);
    } else if (key === "/") {
      const field = document.getElementById("q");
      event.preventDefault();
      if (field) { field.focus(); field.select(); } else location.assign("/");
    } else if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "?" && dialog) dialog.showModal();
  });

  const light = (ids, on) => {
    ids.forEach((id) => {
      document.querySelectorAll(`[data-e~="${CSS.escape(id)}"]`).forEach((m) => m.classList.toggle("on", on));
      const entry = document.querySelector(`[data-entry="${CSS.escape(id)}"]`);
      if (entry) entry.classList.toggle("on", on);
    });
  };
  const ids = (node) => (node.dataset.entry ? [node.dataset.entry] : node.dataset.e.split(" "));
  document.querySelectorAll("[data-entry], [data-e]").forEach((node) => {
    for (const [begin, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
      node.addEventListener(begin, () => light(ids(node), true));
      node.addEventListener(end, () => light(ids(node), false));
    }
  });
})();
