// Draws one frame of the scope's feed: for each signal, low and high (or smallest and largest) in every column of time.

import { colour } from "./palette.js";
import { ScopePixels } from "./scopepixels.js";
import { duration, niceStep } from "./units.js";

export const LabelWidth = 104;
export const AxisHeight = 22;
const Font = "11px Inter, system-ui, sans-serif";

/** Rows from top to bottom. `bit`: number of the digital signal; `analog`: number of the analog one. */
export const Rows = [
    { name: "pedal", label: "Pedal", bit: 2, weight: 1 },
    { name: "enable", label: "ENABLE", bit: 3, weight: 1 },
    { name: "heartbeat", label: "Heartbeat", bit: 4, weight: 1 },
    { name: "interlock", label: "Interlock", bit: 5, weight: 1 },
    { name: "coil", label: "Coil drive", bit: 0, weight: 1.1 },
    { name: "needle", label: "Needle", analog: 0, weight: 3.6 },
    { name: "stroke", label: "Strokes", bit: 1, weight: 1.1 },
    { name: "step", label: "Steps", bit: 6, weight: 1 },
];

/** What the needle's row reaches from, and to at least, mm. */
const NeedleLeast = -3.8;
const NeedleMost = 1.2;
const QuantityPad = 5;

/** Rows with their place on a plot of this height. */
export function placeRows(height) {
    const unit = (height - AxisHeight) / Rows.reduce((sum, row) => sum + row.weight, 0);
    let top = 0;
    return Rows.map(row => {
        const place = { ...row, top, height: unit * row.weight };
        top += place.height;
        return place;
    });
}

export class ScopePlot {
    constructor(context, width, height) {
        this.g = context;
        this.width = width;
        this.height = height;
        this.rows = placeRows(height);
        this.view = { from: 0, to: 1, origin: 0 };
        this.ratio = context.getTransform().a;
        this.left = Math.round((LabelWidth + 1) * this.ratio);
        this.pixels = new ScopePixels(context, Math.max(1, context.canvas.width - this.left), Math.max(1, Math.round((height - AxisHeight) * this.ratio)), this.ratio);
        this.columnOf = new Int32Array(this.pixels.width);
        this.forget();
    }

    /** Columns that a frame should have for this plot. */
    get columns() {
        return Math.max(50, Math.min(2000, Math.round(this.width - LabelWidth)));
    }

    /** Everything that stands is drawn anew with the next picture: other colours. */
    forget() {
        this.standsFor = "";
        this.levels = this.rows.map(() => null);
    }

    /** Draws a picture; what stands only when it has changed. `view`: from, to, origin (ns); `marks`: {cursors: [a, b] or null, trigger: ns or null}. */
    draw(frame, view, marks) {
        this.view = view;
        const top = frame ? topOf(frame) : NeedleMost;
        const stands = `${view.from - view.origin} ${view.to - view.origin} ${top}`;
        if (stands !== this.standsFor) {
            this.standsFor = stands;
            this.top = top;
            this.drawStanding();
        }
        this.rows.forEach((row, index) => this.drawLabel(row, index, frame));
        this.mapColumns(frame);
        this.pixels.begin(this.columnOf);
        if (frame) {
            this.rows.forEach((row, index) => row.analog === undefined
                ? this.pixels.drawLevel(row, index, frame)
                : this.pixels.drawQuantity(row, frame.analog[row.analog], value => this.yOf(row, value)));
        }
        this.pixels.put(this.left, 0);
        this.drawMarks(marks);
    }

    xOf(time) {
        return LabelWidth + (time - this.view.from) / (this.view.to - this.view.from) * (this.width - LabelWidth);
    }

    timeAt(x) {
        return this.view.from + (x - LabelWidth) / (this.width - LabelWidth) * (this.view.to - this.view.from);
    }

    /** Place of a quantity's value in its row. */
    yOf(row, value) {
        return row.top + QuantityPad + (this.top - value) / (this.top - NeedleLeast) * (row.height - 2 * QuantityPad);
    }

    /** Which column of the frame each pixel shows: it may cover another window than the view. */
    mapColumns(frame) {
        const { columnOf, ratio, left } = this;
        for (let x = 0; x < columnOf.length; x++) {
            const column = frame ? Math.floor((this.timeAt((left + x + 0.5) / ratio) - frame.from) / (frame.to - frame.from) * frame.columns) : -1;
            columnOf[x] = column < frame?.columns ? Math.max(-1, column) : -1;
        }
    }

    /** Grid, time axis, scale of the needle. */
    drawStanding() {
        const { g, view } = this;
        const step = niceStep(view.to - view.from, Math.max(4, (this.width - LabelWidth) / 90));
        const bottom = this.height - AxisHeight;
        this.levels.fill(null);
        g.font = Font;
        g.fillStyle = colour("--panel");
        g.fillRect(0, bottom, this.width, AxisHeight);
        g.fillStyle = colour("--line");
        g.fillRect(LabelWidth, 0, 1, bottom + 1);
        g.fillRect(LabelWidth, bottom, this.width - LabelWidth, 1);
        g.textBaseline = "middle";
        g.textAlign = "center";
        const uprights = [];
        for (let n = Math.ceil((view.from - view.origin) / step - 1e-9); view.origin + n * step <= view.to; n++) {
            const x = Math.round(this.xOf(view.origin + n * step));
            uprights.push(x - LabelWidth - 1);
            g.fillStyle = colour("--grid");
            g.fillRect(x, bottom, 1, 4);
            if (x > LabelWidth + 24 && x < this.width - 26) {
                g.fillStyle = colour("--quiet");
                g.fillText(n === 0 ? "0" : `${n > 0 ? "+" : ""}${duration(n * step, 2)}`, x, bottom + AxisHeight / 2 + 2);
            }
        }
        const levels = [];
        for (const row of this.rows.filter(candidate => candidate.analog !== undefined)) {
            for (let level = Math.ceil(NeedleLeast); level <= this.top; level++) {
                levels.push({ at: this.yOf(row, level), isNose: level === 0 });
            }
        }
        this.pixels.layGround(this.rows, uprights.filter(x => x >= 0), levels);
    }

    /** Name of a row, and the level that its signal has now. */
    drawLabel(row, index, frame) {
        const level = frame && row.analog === undefined ? newest(frame, row.bit) : "";
        if (level === this.levels[index]) {
            return;
        }
        this.levels[index] = level;
        const { g } = this;
        g.font = Font;
        g.fillStyle = colour(index % 2 === 1 ? "--stripe" : "--panel");
        // Whole pixels: a soft edge would darken each time that the label is drawn again.
        const top = Math.round(row.top);
        g.fillRect(0, top, LabelWidth, Math.round(row.top + row.height) - top);
        g.fillStyle = colour(`--trace-${row.name}`);
        g.beginPath();
        g.roundRect(6, row.top + 4, 3, row.height - 8, 1.5);
        g.fill();
        g.fillStyle = colour("--ink");
        g.textAlign = "left";
        g.textBaseline = "middle";
        const middle = row.top + row.height / 2;
        if (row.analog !== undefined) {
            g.fillText(row.label, 15, middle - 8);
            g.fillStyle = colour("--quiet");
            g.fillText("tip, mm", 15, middle + 8);
            this.drawScale(row);
            return;
        }
        g.fillText(row.label, 15, middle + 0.5);
        g.fillStyle = colour("--quiet");
        g.textAlign = "right";
        g.fillText(level, LabelWidth - 7, middle + 0.5);
    }

    /** Numbers beside the levels: 0 is the nose. */
    drawScale(row) {
        const { g } = this;
        g.font = "10px Inter, system-ui, sans-serif";
        g.textAlign = "right";
        g.textBaseline = "middle";
        g.fillStyle = colour("--quiet");
        const every = row.height > 75 ? 1 : 3;
        for (let level = -3; level <= this.top; level += every) {
            g.fillText(level === 0 ? "nose 0" : `${level}`.replace("-", "\u2212"), LabelWidth - 6, this.yOf(row, level));
        }
    }

    drawMarks({ cursors, trigger }) {
        const { g } = this;
        const bottom = this.height - AxisHeight;
        if (trigger !== null) {
            const x = this.xOf(trigger);
            if (x >= LabelWidth && x <= this.width) {
                g.fillStyle = colour("--dimension");
                g.beginPath();
                g.moveTo(x - 5, 0);
                g.lineTo(x + 5, 0);
                g.lineTo(x, 7);
                g.fill();
            }
        }
        if (!cursors) {
            return;
        }
        const [a, b] = cursors.map(time => this.xOf(time));
        const from = Math.max(LabelWidth, Math.min(a, b));
        const to = Math.min(this.width, Math.max(a, b));
        if (to > from) {
            g.fillStyle = colour("--cursor-band");
            g.fillRect(from, 0, to - from, bottom);
        }
        g.strokeStyle = colour("--cursor");
        g.lineWidth = 1;
        for (const x of [a, b]) {
            if (x >= LabelWidth && x <= this.width) {
                g.beginPath();
                g.moveTo(Math.round(x) + 0.5, 0);
                g.lineTo(Math.round(x) + 0.5, bottom);
                g.stroke();
            }
        }
    }
}

/** Top of the needle's row, mm: in steps, so that it stands while pricks of nearly the same depth pass by. */
function topOf(frame) {
    let most = -Infinity;
    for (const value of frame.analog[0].high) {
        most = Math.max(most, value);
    }
    return Math.max(NeedleMost, Math.ceil(most / 200 + 0.75) / 5);
}

/** Level of a digital signal in the newest column that knows it. */
function newest(frame, bit) {
    const mask = 1 << bit;
    for (let c = frame.columns - 1; c >= 0; c--) {
        if ((frame.low[c] | frame.high[c]) & mask) {
            return (frame.low[c] & frame.high[c] & mask) ? "" : (frame.high[c] & mask) ? "1" : "0";
        }
    }
    return "";
}
