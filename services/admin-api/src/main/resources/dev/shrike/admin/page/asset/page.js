// What every page does besides htmx: the theme, the navigation on a phone, dialogs, and whether live parts are alive.
"use strict";
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const NAMES = { light: "Light", dark: "Dark" };

  const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const nameTheme = () => {
    for (const label of document.querySelectorAll("[data-theme-name]")) {
      label.textContent = NAMES[theme()];
      label.parentElement.setAttribute("aria-label", `Theme: ${NAMES[theme()].toLowerCase()}. Change it`);
    }
    document.dispatchEvent(new CustomEvent("shrike:theme"));
  };
  const turnTheme = () => {
    const next = theme() === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    localStorage.setItem("shrike-theme", next);
    nameTheme();
  };
  dark.addEventListener("change", nameTheme);

  const fold = (button, open) => button.setAttribute("aria-expanded", String(open));

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) {
      return;
    }
    if (target.closest("[data-theme-toggle]")) {
      turnTheme();
    }
    const menu = target.closest("[data-menu]");
    if (menu) {
      fold(menu, menu.getAttribute("aria-expanded") !== "true");
    }
    const opener = target.closest("[data-dialog]");
    if (opener) {
      document.getElementById(opener.dataset.dialog)?.showModal();
    }
    const closer = target.closest("[data-close]");
    if (closer) {
      closer.closest("dialog")?.close();
    }
    const copier = target.closest("[data-copy]");
    if (copier) {
      navigator.clipboard?.writeText(copier.dataset.copy);
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("[data-menu][aria-expanded='true']");
    if (event.key === "Escape" && menu) {
      fold(menu, false);
      menu.focus();
    }
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method.toLowerCase() !== "post" || form.hasAttribute("hx-post")) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
    }
  });

  // Live parts: [data-live] says whether its stream is open. A stream that fails may have lost its session.
  const say = (state, words) => {
    for (const sign of document.querySelectorAll("[data-live]")) {
      sign.dataset.live = state;
      sign.textContent = words;
    }
  };
  let asked = 0;
  document.addEventListener("htmx:sseOpen", () => say("on", "Live"));
  document.addEventListener("htmx:sseError", async () => {
    say("off", "Interrupted, retrying");
    if (Date.now() - asked < 10_000) {
      return;
    }
    asked = Date.now();
    try {
      const answer = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect") {
        location.reload();
      }
    } catch {
      // the server is away; the stream tries again by itself
    }
  });

  nameTheme();
})();
