// Light or dark: as the system has it, or as chosen here.

import { refreshColours } from "./palette.js";

const Key = "smppen-theme";
const Order = ["auto", "light", "dark"];
const Names = { auto: "Auto", light: "Light", dark: "Dark" };

/** Makes the button switch through the themes. */
export function wireTheme(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    let chosen = localStorage.getItem(Key) ?? "auto";
    const apply = () => {
        document.documentElement.dataset.theme = chosen === "auto" ? (system.matches ? "dark" : "light") : chosen;
        button.textContent = Names[chosen];
        refreshColours();
    };
    button.addEventListener("click", () => {
        chosen = Order[(Order.indexOf(chosen) + 1) % Order.length];
        localStorage.setItem(Key, chosen);
        apply();
    });
    system.addEventListener("change", apply);
    apply();
}
