// Before the first paint: the theme that was chosen here. A file of its own, since the content security policy forbids inline scripts.
try {
  const theme = localStorage.getItem('almanac.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch { /* storage is forbidden: the system's theme stands */ }
