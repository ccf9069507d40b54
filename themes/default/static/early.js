// Before the first paint: the reader's choice of light or dark. Nothing here is needed to read.
try {
  const theme = localStorage.getItem("annosite-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* no storage: the system's choice stands */ }
