// The scope's panel: plot, toolbar, cursors and their readout. The server works out what each column shows.

import { fitCanvas, onColours } from "./palette.js";
import { LabelWidth, ScopePlot } from "./scopeplot.js";
import { ScopeWindow } from "./scopewindow.js";
import { duration, frequency } from "./units.js";

const SnapPixels = 6;
const GripPixels = 8;

export class Scope {
    /** `send(message)`: to the feed. */
    constructor(root, send) {
        this.root = root;
        this.send = send;
        this.window = new ScopeWindow();
        this.cursors = null;
        this.frame = null;
        this.request = 0;
        this.part = name => root.querySelector(`[data-scope=${name}]`);
        this.canvas = this.part("plot");
        fitCanvas(this.canvas, (context, width, height) => {
            this.plot = new ScopePlot(context, width, height);
            this.draw();
            this.ask();
        });
        onColours(() => {
            this.plot?.forget();
            this.draw();
        });
        this.wireToolbar();
        this.wirePointer();
        this.wireKeys();
        this.tell();
    }

    /** A frame of the feed. */
    show(frame) {
        if (frame.pen !== this.pen) {
            this.pen = frame.pen;
            this.cursors = null;
            this.window.reset();
            this.tell();
        }
        if (frame.request !== this.request) {
            return;
        }
        this.window.take(frame);
        this.frame = frame;
        this.draw();
    }

    /** Tells the server what is wanted; again after a new connection. */
    ask() {
        clearTimeout(this.asking);
        this.asking = null;
        if (!this.plot) {
            return;
        }
        const { window, plot } = this;
        const columns = plot.columns;
        this.request++;
        this.send(window.follows
            ? { t: "scope", n: this.request, span: Math.round(window.span), columns, trigger: window.trigger }
            : { t: "scope", n: this.request, from: Math.round(window.from), to: Math.round(window.to), columns });
    }

    askSoon() {
        this.asking ??= setTimeout(() => this.ask(), 40);
    }

    draw() {
        if (!this.plot) {
            return;
        }
        const { from, to, origin, triggerAt } = this.window;
        this.plot.draw(this.frame, { from, to, origin }, { cursors: this.cursors, trigger: triggerAt });
        this.tellState();
        this.placeHandles();
    }

    changed() {
        this.draw();
        this.tell();
        this.askSoon();
    }

    wireToolbar() {
        this.part("run").addEventListener("click", () => {
            if (this.window.follows) {
                this.window.stop();
            } else {
                this.window.follow();
            }
            this.changed();
        });
        this.part("in").addEventListener("click", () => this.zoom(0.5));
        this.part("out").addEventListener("click", () => this.zoom(2));
        this.part("trigger").addEventListener("change", event => {
            this.window.trigger = event.target.value;
            this.window.follow();
            this.changed();
        });
        this.part("cursors").addEventListener("click", () => {
            this.window.stop();
            const { from, to, span, triggerAt } = this.window;
            const first = triggerAt !== null && triggerAt >= from && triggerAt < to - span * 0.2 ? triggerAt : from + span * 0.4;
            this.cursors = this.cursors ? null : [first, first + span * 0.2];
            this.changed();
        });
        for (const kind of ["vcd", "csv"]) {
            this.part(kind).addEventListener("click", () => this.save(kind));
        }
    }

    /** Downloads what is seen. */
    save(kind) {
        const { from, to, newest } = this.window;
        const link = document.createElement("a");
        link.href = `export.${kind}?from=${Math.max(0, Math.floor(from))}&to=${Math.ceil(Math.min(to, newest))}`;
        link.download = "";
        link.click();
    }

    zoom(factor, x = (LabelWidth + this.plot.width) / 2) {
        this.window.zoom(factor, this.plot.timeAt(x));
        this.changed();
    }

    wirePointer() {
        const { canvas } = this;
        const at = event => event.clientX - canvas.getBoundingClientRect().left;
        const pointers = new Map();
        let grip = null;
        canvas.addEventListener("wheel", event => {
            event.preventDefault();
            if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
                this.window.pan((event.deltaX || event.deltaY) / this.plot.width * this.window.span);
                this.changed();
            } else {
                this.zoom(event.deltaY > 0 ? 1.25 : 0.8, at(event));
            }
        }, { passive: false });
        canvas.addEventListener("pointerdown", event => {
            canvas.setPointerCapture(event.pointerId);
            pointers.set(event.pointerId, at(event));
            const near = this.cursorNear(at(event));
            grip = near >= 0 ? { cursor: near } : { x: at(event), to: this.window.to };
        });
        canvas.addEventListener("pointermove", event => {
            if (!pointers.has(event.pointerId) || grip === null) {
                canvas.style.cursor = this.cursorNear(at(event)) >= 0 ? "ew-resize" : "";
                return;
            }
            if (pointers.size === 2) {
                this.pinch(pointers, event.pointerId, at(event));
            } else if (grip.cursor !== undefined) {
                this.moveCursor(grip.cursor, this.snap(at(event), event.offsetY));
            } else if (Math.abs(at(event) - grip.x) > 2) {
                this.window.pan(grip.to - this.window.to - (at(event) - grip.x) / (this.plot.width - LabelWidth) * this.window.span);
                this.changed();
            }
            pointers.set(event.pointerId, at(event));
        });
        for (const end of ["pointerup", "pointercancel"]) {
            canvas.addEventListener(end, event => {
                pointers.delete(event.pointerId);
                grip = null;
            });
        }
    }

    cursorNear(x) {
        return this.cursors?.findIndex(time => Math.abs(this.plot.xOf(time) - x) < GripPixels) ?? -1;
    }

    pinch(pointers, moved, x) {
        const other = [...pointers.entries()].find(([id]) => id !== moved)[1];
        const before = Math.abs(pointers.get(moved) - other);
        const after = Math.abs(x - other);
        if (before > GripPixels && after > GripPixels) {
            this.zoom(before / after, (x + other) / 2);
        }
    }

    /** The time under the pointer, or that of an edge close by in the row under it. */
    snap(x, y) {
        const row = this.plot.rows.find(candidate => y >= candidate.top && y < candidate.top + candidate.height);
        const edge = row?.bit === undefined || !this.frame ? Number.NaN : nearestEdge(this.frame, row.bit, this.plot.timeAt(x));
        return Math.abs(this.plot.xOf(edge) - x) <= SnapPixels ? edge : this.plot.timeAt(x);
    }

    moveCursor(index, time) {
        this.cursors[index] = Math.min(this.window.to, Math.max(this.window.from, time));
        this.draw();
        this.tell();
    }

    wireKeys() {
        const keys = {
            ArrowLeft: () => this.window.pan(-this.window.span / 10),
            ArrowRight: () => this.window.pan(this.window.span / 10),
            "+": () => this.zoom(0.5),
            "=": () => this.zoom(0.5),
            "-": () => this.zoom(2),
            End: () => this.window.follow(),
        };
        this.canvas.addEventListener("keydown", event => {
            if (keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
                event.preventDefault();
                keys[event.key]();
                this.changed();
            }
        });
        for (const [index, name] of ["a", "b"].entries()) {
            const handle = this.part(name);
            handle.addEventListener("keydown", event => {
                const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
                if (way && this.cursors) {
                    event.preventDefault();
                    const pixels = event.shiftKey ? 20 : 1;
                    this.moveCursor(index, this.cursors[index] + way * pixels * this.window.span / (this.plot.width - LabelWidth));
                }
            });
            handle.addEventListener("pointerdown", event => handle.setPointerCapture(event.pointerId));
            handle.addEventListener("pointermove", event => {
                if (handle.hasPointerCapture(event.pointerId)) {
                    const box = this.canvas.getBoundingClientRect();
                    this.moveCursor(index, this.snap(event.clientX - box.left, event.clientY - box.top));
                }
            });
        }
    }

    /** What may change with every picture. */
    tellState() {
        const { follows, trigger, triggerAt } = this.window;
        const text = !follows ? "Held" : trigger === "none" ? "Live" : triggerAt === null ? "Awaits trigger" : "Triggered";
        if (text !== this.stateText) {
            this.stateText = text;
            this.part("state").textContent = text;
            this.part("run").textContent = follows ? "Hold" : "Go live";
        }
    }

    tell() {
        this.part("span").textContent = duration(this.window.span, 3);
        this.part("cursors").setAttribute("aria-pressed", String(this.cursors !== null));
        const readout = this.part("readout");
        readout.hidden = this.cursors === null;
        if (this.cursors) {
            const [a, b] = this.cursors;
            readout.textContent = `\u0394t ${duration(b - a, 4)} \u00b7 1/\u0394t ${frequency(1e9 / Math.abs(b - a))}`;
            for (const [index, name] of ["a", "b"].entries()) {
                this.part(name).setAttribute("aria-valuetext", duration(this.cursors[index] - this.window.origin, 5));
                this.part(name).setAttribute("aria-valuenow", String(Math.round(this.cursors[index])));
            }
        }
    }

    placeHandles() {
        for (const [index, name] of ["a", "b"].entries()) {
            const x = this.cursors ? this.plot.xOf(this.cursors[index]) : -1;
            const handle = this.part(name);
            handle.hidden = x < LabelWidth || x > this.plot.width;
            handle.style.left = `${x}px`;
        }
    }
}

/** Time of the column with an edge of the signal that is nearest to a time; NaN: none. */
function nearestEdge(frame, bit, time) {
    const mask = 1 << bit;
    const width = (frame.to - frame.from) / frame.columns;
    let best = Number.NaN;
    for (let c = 0; c < frame.columns; c++) {
        const within = frame.low[c] & frame.high[c] & mask;
        const between = c > 0 && ((frame.high[c - 1] & mask) !== (frame.high[c] & mask)) && (frame.low[c] | frame.high[c]) & mask;
        if (within || between) {
            const at = frame.from + (c + (within ? 0.5 : 0)) * width;
            if (!(Math.abs(best - time) <= Math.abs(at - time))) {
                best = at;
            }
        }
    }
    return best;
}
