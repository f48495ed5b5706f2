// Before the first paint, so that a chosen colour scheme does not flash.
try {
  const chosen = localStorage.getItem("hasila-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage may be closed to pages from disk */ }
