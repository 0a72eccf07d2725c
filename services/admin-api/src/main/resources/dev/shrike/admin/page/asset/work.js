// What the screens of operators do besides htmx: they look again by themselves while somebody looks at them, keep what was ticked, and
// keep live lists short.
"use strict";
(() => {
  // Only a page that is seen asks again; a dialog or a selection that is open is not taken away.
  const busy = () =>
    document.visibilityState !== "visible" ||
    document.querySelector("dialog[open]") !== null ||
    document.querySelector("form[data-sent]") !== null ||
    String(getSelection()).length > 0;
  let second = 0;
  setInterval(() => {
    if (busy()) {
      return;
    }
    second += 1;
    document.dispatchEvent(new CustomEvent("shrike:second"));
    if (second % 3 === 0) {
      document.dispatchEvent(new CustomEvent("shrike:slow"));
    }
  }, 1000);

  // What is swapped keeps its ticks, its focus, its open details and how far it was scrolled.
  let kept = null;
  const within = (root, selector) => Array.from(root.querySelectorAll(selector));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (!event.detail.shouldSwap || !target || !target.matches("[hx-trigger*='shrike:']")) {
      return;
    }
    const active = document.activeElement;
    kept = {
      ticked: within(target, "input[type='checkbox']:checked").map((box) => box.value),
      focus: target.contains(active) ? active.id || (active.name ? `[name='${active.name}'][value='${CSS.escape(active.value)}']` : "") : "",
      scrolled: within(target, "[id]")
        .filter((part) => part.scrollLeft > 0 || part.scrollTop > 0)
        .map((part) => [part.id, part.scrollLeft, part.scrollTop]),
    };
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!kept) {
      return;
    }
    const { ticked, focus, scrolled } = kept;
    kept = null;
    for (const box of document.querySelectorAll("input[type='checkbox'][name='letter']")) {
      box.checked = ticked.includes(box.value);
    }
    for (const [id, left, top] of scrolled) {
      document.getElementById(id)?.scrollTo({ left, top, behavior: "instant" });
    }
    if (focus) {
      (focus.startsWith("[") ? document.querySelector(focus) : document.getElementById(focus))?.focus({ preventScroll: true });
    }
    count();
  });

  // What somebody is choosing is left alone.
  const chosen = (select) => select.selectedIndex !== Math.max(0, Array.from(select.options).findIndex((option) => option.defaultSelected));
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const target = event.detail.target;
    if (target.contains(document.activeElement) || within(target, "select").some(chosen)) {
      event.detail.shouldSwap = false;
    }
  });

  // Tables whose rows are ticked: one box ticks all, and what needs a tick says so.
  const count = () => {
    for (const button of document.querySelectorAll("[data-needs]")) {
      const boxes = within(document, `input[type='checkbox'][name='${button.dataset.needs}']`);
      const ticked = boxes.filter((box) => box.checked).length;
      button.disabled = ticked === 0;
      const all = document.querySelector(`[data-tick-all='${button.dataset.needs}']`);
      if (all) {
        all.checked = boxes.length > 0 && ticked === boxes.length;
        all.indeterminate = ticked > 0 && ticked < boxes.length;
        all.disabled = boxes.length === 0;
      }
    }
  };
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") {
      return;
    }
    if (box.dataset.tickAll) {
      for (const one of within(document, `input[type='checkbox'][name='${box.dataset.tickAll}']`)) {
        one.checked = box.checked;
      }
    }
    count();
  });

  // A button that was pressed says what is going on until the page is gone.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && button.dataset.busy && !event.defaultPrevented) {
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-busy", "true");
    }
  });

  // Live lists: as many entries as are wanted, and none while paused.
  let paused = false;
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-pause]") : null;
    if (button) {
      paused = !paused;
      button.setAttribute("aria-pressed", String(paused));
      button.textContent = paused ? "Go on" : "Pause";
      if (!paused) {
        location.reload();
      }
    }
  });
  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    if (paused) {
      event.preventDefault();
    }
  });
  // A stream that is opened anew begins behind what was shown last: a browser knows that for one that broke, and not for one that was refused.
  document.addEventListener("htmx:sseMessage", (event) => {
    const source = event.target.closest("[sse-connect]");
    const last = event.detail.lastEventId;
    if (source && last) {
      const address = new URL(source.getAttribute("sse-connect"), location.href);
      address.searchParams.set("after", last);
      source.setAttribute("sse-connect", address.pathname + address.search);
    }
  });
  document.addEventListener("htmx:sseMessage", () => {
    document.querySelector(".events-none")?.remove();
    for (const list of document.querySelectorAll("[data-keep]")) {
      while (list.children.length > Number(list.dataset.keep)) {
        list.lastElementChild.remove();
      }
    }
  });

  count();
})();
