// The page's live part: everything that moves with the pen. What changes rarely is drawn by the Razor components.

import { Controls } from "./controls.js";
import { Feed, Flag } from "./feed.js";
import { HandpieceView } from "./handpiece.js";
import { HeadView } from "./head.js";
import { OledView } from "./oled.js";
import { Scope } from "./scope.js";
import { wireTabs } from "./tabs.js";
import { wireTheme } from "./theme.js";
import { clock, count } from "./units.js";

const NoticeMilliseconds = 6000;

/** Between two times that numbers are written: nobody reads them faster, and each costs the browser a layout. */
const ReadMilliseconds = 80;

class Bench {
    constructor(viewer) {
        const find = selector => document.querySelector(selector);
        this.live = name => find(`[data-live=${name}]`);
        wireTheme(find("#theme"));
        wireTabs(find("[role=tablist]"));
        const send = message => this.feed?.send(message);
        this.names = JSON.parse(find("#bench").dataset.states);
        this.oled = new OledView(find("#oled"));
        this.handpiece = new HandpieceView(find("#handpiece"));
        this.head = new HeadView(find("#head"));
        this.scope = new Scope(find("#scope"), send);
        this.controls = new Controls(document, send);
        this.told = new Map();
        this.feed = new Feed(viewer, {
            oled: ({ memory, flags }) => this.oled.show(memory, flags),
            state: state => this.takeState(state),
            scope: frame => this.scope.show(frame),
            counts: counts => this.head.show(counts),
            lease: lease => this.takeLease(lease),
            refused: ({ message }) => notify(message, "refused"),
            open: () => this.opened(),
            lost: () => this.lost(),
        });
        requestAnimationFrame(() => this.frame());
    }

    opened() {
        this.connection("open", "Connected");
        this.scope.ask();
    }

    lost() {
        this.controls.letGo();
        this.controls.show(false, 0);
        this.connection("lost", "Connection lost, trying again");
    }

    connection(kind, text) {
        const element = this.live("connection");
        element.dataset.kind = kind;
        element.lastElementChild.textContent = text;
    }

    takeLease({ operator, holder }) {
        document.body.dataset.role = operator ? "operator" : "viewer";
        if (!operator) {
            this.controls.letGo();
        }
        this.tell("operator", operator ? "You operate" : holder ? `${holder.replace(/ \(.*\)/, "")} operates` : "Nobody operates");
        this.live("operator").title = holder ?? "";
    }

    takeState(state) {
        if (this.state && state.strokes > this.state.strokes && state.pen === this.state.pen) {
            this.handpiece.prick(state.stopUm);
        }
        this.state = state;
        this.fresh = true;
    }

    /** One picture: the newest state, drawn once however often it came. */
    frame() {
        requestAnimationFrame(() => this.frame());
        if (!this.fresh) {
            return;
        }
        this.fresh = false;
        const { state } = this;
        const is = flag => (state.flags & flag) !== 0;
        this.handpiece.show({ ...state, driven: is(Flag.coil), sensor: is(Flag.sensor), home: is(Flag.home), low: state.lowUm, high: state.highUm });
        this.controls.show(is(Flag.pedal), state.buttons);
        this.head.work(state.zone);
        const name = is(Flag.running) ? String(state.state) : "off";
        if (document.body.dataset.state !== name) {
            document.body.dataset.state = name;
        }
        this.tell("state", is(Flag.running) ? this.names[state.state] : "Starts up");
        this.writing ??= setTimeout(() => this.write(), ReadMilliseconds);
    }

    /** The numbers. */
    write() {
        this.writing = null;
        const { state } = this;
        this.tell("clock", clock(state.now));
        this.tell("rate", (state.flags & Flag.paused) !== 0 ? "stands" : state.rate > 0 ? `${state.rate.toPrecision(2)}\u00d7` : "\u2026");
        this.tell("pricks", count(state.pricks));
        this.tell("strokes", count(state.strokes));
        this.tell("timer", clock(state.seconds * 1e9).slice(0, 8));
        this.tell("tip", millimetres(state.tipUm));
        this.tell("stop", millimetres(state.stopUm));
        this.tell("coil", `${Math.abs(state.amperes).toFixed(2)} A`);
    }

    /** Writes a text where it is shown, if it is another. */
    tell(name, text) {
        if (this.told.get(name) !== text) {
            this.told.set(name, text);
            document.querySelectorAll(`[data-live=${name}]`).forEach(element => {
                element.textContent = text;
            });
        }
    }
}

function millimetres(micrometres) {
    return `${micrometres < 0 ? "\u2212" : ""}${(Math.abs(micrometres) / 1000).toFixed(2)} mm`;
}

let bench = null;

/** Begins: called by the page once it is rendered. */
export function start(viewer) {
    bench = new Bench(viewer);
}

/** Takes the pen, or leaves it to others. */
export function operate(take) {
    bench.feed.send({ t: take ? "take" : "leave" });
}

/** Shows a sentence for a while. `kind`: done or refused. */
export function notify(text, kind) {
    const list = document.querySelector("#notices");
    // A refused press is refused again when it is let go.
    if (list.lastChild?.textContent === text) {
        return;
    }
    const notice = document.createElement("div");
    notice.className = `notice ${kind}`;
    notice.textContent = text;
    while (list.children.length > 3) {
        list.firstChild.remove();
    }
    list.append(notice);
    setTimeout(() => notice.remove(), NoticeMilliseconds);
}

/** Stores a text as a file. */
export function save(fileName, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Scrolls a list so that one of its lines is seen; the page stays where it is. */
export function reveal(id) {
    const line = document.getElementById(id);
    const list = line?.closest("[data-scrolls]");
    if (list) {
        const above = line.offsetTop - list.offsetTop;
        if (above < list.scrollTop || above + line.offsetHeight > list.scrollTop + list.clientHeight) {
            list.scrollTop = above - list.clientHeight * 0.6;
        }
    }
}
