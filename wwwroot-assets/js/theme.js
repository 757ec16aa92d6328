// The theme follows the system unless the person chose one; the choice is kept in a cookie so that the first paint is right.
export function choose(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=strict`;
  const light = document.getElementById("radzen-light"), dark = document.getElementById("radzen-dark");
  light.media = theme === "system" ? "(prefers-color-scheme: light)" : theme === "light" ? "all" : "not all";
  dark.media = theme === "system" ? "(prefers-color-scheme: dark)" : theme === "dark" ? "all" : "not all";
}
