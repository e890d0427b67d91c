// Runs before the first paint, so that no one sees the wrong theme. src/lib/theme.ts takes over afterwards.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("lockstep.theme");
  } catch {
    // Storage is blocked: follow the system.
  }
  const dark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
