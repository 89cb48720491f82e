// Tabs: one panel at a time, arrow keys move between them, the address remembers which (…#faults).

/** Wires a tab list and the panels that its tabs control. */
export function wireTabs(list) {
    const tabs = [...list.querySelectorAll("[role=tab]")];
    const choose = (tab, focus) => {
        for (const other of tabs) {
            const chosen = other === tab;
            other.setAttribute("aria-selected", String(chosen));
            other.tabIndex = chosen ? 0 : -1;
            document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
        }
        history.replaceState(null, "", `#${tab.dataset.tab}`);
        if (focus) {
            tab.focus();
        }
    };
    for (const [index, tab] of tabs.entries()) {
        tab.addEventListener("click", () => choose(tab, false));
        tab.addEventListener("keydown", event => {
            const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1 }[event.key];
            if (to !== undefined) {
                event.preventDefault();
                choose(tabs[(to + tabs.length) % tabs.length], true);
            }
        });
    }
    const wanted = () => tabs.find(tab => `#${tab.dataset.tab}` === location.hash);
    window.addEventListener("hashchange", () => wanted() && choose(wanted(), false));
    choose(wanted() ?? tabs[0], false);
}
