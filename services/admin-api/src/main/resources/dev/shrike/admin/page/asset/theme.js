// Runs before anything is painted, so that no page shows the other theme first.
"use strict";
(() => {
  const kept = localStorage.getItem("shrike-theme");
  if (kept === "light" || kept === "dark") {
    document.documentElement.dataset.theme = kept;
  }
})();
