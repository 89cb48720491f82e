// Pedal and buttons of the pen: pressed by pointer or key, let go when anything is in doubt.
//
// Keys: space = pedal, arrows up and down, Enter = Select, Esc = Stop. They belong to the pen unless a field that takes text is
// focused, or something was reached with the Tab key: then they do there what they do everywhere.

const AliveMilliseconds = 100;
const Keys = { " ": "pedal", ArrowUp: "up", ArrowDown: "down", Enter: "select", Escape: "stop" };
const Buttons = ["up", "down", "select", "stop"];
const TakesText = "input, textarea, select, [contenteditable]";

export class Controls {
    /** `send(message)`: to the feed. */
    constructor(root, send) {
        this.send = send;
        this.elements = new Map([...root.querySelectorAll("[data-press]")].map(element => [element.dataset.press, element]));
        this.holders = new Map();
        this.focusByTab = false;
        for (const [name, element] of this.elements) {
            this.wirePointer(name, element);
        }
        document.addEventListener("keydown", event => this.keyDown(event), true);
        document.addEventListener("keyup", event => this.keyUp(event), true);
        document.addEventListener("pointerdown", () => {
            this.focusByTab = false;
        }, true);
        // A click leaves the keys with the pen: what was clicked does not keep the focus.
        document.addEventListener("click", event => {
            if (event.detail > 0 && document.activeElement instanceof HTMLButtonElement) {
                document.activeElement.blur();
            }
        });
        window.addEventListener("blur", () => this.letGo());
        window.addEventListener("pagehide", () => this.letGo());
        document.addEventListener("visibilitychange", () => document.hidden && this.letGo());
    }

    /** What the pen says is pressed: also what somebody else presses. */
    show(pedal, buttons) {
        this.mark("pedal", pedal);
        Buttons.forEach((name, bit) => this.mark(name, (buttons >> bit & 1) === 1));
    }

    /** Lets go of everything. */
    letGo() {
        if (this.holders.size > 0) {
            this.holders.clear();
            this.stopAlive();
            this.send({ t: "letgo" });
        }
    }

    mark(name, pressed) {
        const element = this.elements.get(name);
        if (element.classList.contains("pressed") !== pressed) {
            element.classList.toggle("pressed", pressed);
            element.setAttribute("aria-pressed", String(pressed));
        }
    }

    wirePointer(name, element) {
        element.addEventListener("pointerdown", event => {
            if (event.button === 0) {
                element.setPointerCapture(event.pointerId);
                this.press(name, `pointer ${event.pointerId}`);
            }
        });
        element.addEventListener("lostpointercapture", event => this.release(name, `pointer ${event.pointerId}`));
        element.addEventListener("contextmenu", event => event.preventDefault());
    }

    keyDown(event) {
        if (event.key === "Tab") {
            this.focusByTab = true;
            return;
        }
        const name = this.controlOf(event);
        if (name === null) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) {
            this.press(name, `key ${event.code}`);
        }
    }

    keyUp(event) {
        const holder = `key ${event.code}`;
        for (const [name, holders] of this.holders) {
            if (holders.has(holder)) {
                event.preventDefault();
                event.stopPropagation();
                this.release(name, holder);
            }
        }
    }

    /** The control that a key works now; null: the key belongs to the page. */
    controlOf(event) {
        const name = Keys[event.key];
        const target = event.target;
        if (!name || event.ctrlKey || event.altKey || event.metaKey || target.matches?.(TakesText) || document.querySelector("dialog[open]")) {
            return null;
        }
        if (!this.focusByTab || target === document.body) {
            return name;
        }
        if (name === "up" || name === "down") {
            return target.closest?.("[data-scrolls]") ? null : name;
        }
        const own = target.closest?.("[data-press]");
        if (own && (event.key === " " || event.key === "Enter")) {
            return own.dataset.press;
        }
        return event.key !== "Escape" && target.closest?.("button, a, summary, [tabindex]") ? null : name;
    }

    press(name, holder) {
        const holders = this.holders.get(name) ?? new Set();
        holders.add(holder);
        this.holders.set(name, holders);
        if (holders.size === 1) {
            this.tell(name, true);
            this.alive ??= setInterval(() => this.send({ t: "alive" }), AliveMilliseconds);
        }
    }

    release(name, holder) {
        const holders = this.holders.get(name);
        if (holders?.delete(holder) && holders.size === 0) {
            this.holders.delete(name);
            this.tell(name, false);
            if (this.holders.size === 0) {
                this.stopAlive();
            }
        }
    }

    stopAlive() {
        clearInterval(this.alive);
        this.alive = undefined;
    }

    tell(name, down) {
        this.send(name === "pedal" ? { t: "pedal", down } : { t: "button", button: Buttons.indexOf(name), down });
    }
}
