// Before the page is built: the theme, so that nothing flashes.
const chosen = localStorage.getItem("smppen-theme") ?? "auto";
document.documentElement.dataset.theme = chosen === "auto" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : chosen;
