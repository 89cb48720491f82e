// Draws one frame of the scope's feed: for each signal, low and high (or smallest and largest) in every column of time.

import { colour } from "./palette.js";
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

const NeedleLeast = -3.8;
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
    }

    /** Columns that a frame should have for this plot. */
    get columns() {
        return Math.max(50, Math.min(2000, Math.round(this.width - LabelWidth)));
    }

    /** Draws everything. `view`: from, to, origin (ns); `marks`: {cursors: [a, b] or null, trigger: ns or null}. */
    draw(frame, view, marks) {
        const { g } = this;
        this.view = view;
        g.clearRect(0, 0, this.width, this.height);
        g.font = Font;
        this.top = 1.2;
        this.rows.forEach((row, index) => this.drawLabel(row, index, frame));
        this.drawGrid();
        if (frame) {
            this.rows.forEach(row => this.drawRow(row, frame));
        }
        this.drawMarks(marks);
    }

    xOf(time) {
        return LabelWidth + (time - this.view.from) / (this.view.to - this.view.from) * (this.width - LabelWidth);
    }

    timeAt(x) {
        return this.view.from + (x - LabelWidth) / (this.width - LabelWidth) * (this.view.to - this.view.from);
    }

    drawGrid() {
        const { g, view } = this;
        const step = niceStep(view.to - view.from, Math.max(4, (this.width - LabelWidth) / 90));
        const bottom = this.height - AxisHeight;
        g.strokeStyle = colour("--grid");
        g.fillStyle = colour("--quiet");
        g.textBaseline = "middle";
        g.textAlign = "center";
        g.lineWidth = 1;
        g.beginPath();
        for (let n = Math.ceil((view.from - view.origin) / step - 1e-9); view.origin + n * step <= view.to; n++) {
            const x = Math.round(this.xOf(view.origin + n * step)) + 0.5;
            g.moveTo(x, 0);
            g.lineTo(x, bottom + 4);
            if (x > LabelWidth + 24 && x < this.width - 26) {
                g.fillText(n === 0 ? "0" : `${n > 0 ? "+" : ""}${duration(n * step, 2)}`, x, bottom + AxisHeight / 2 + 2);
            }
        }
        g.stroke();
        g.strokeStyle = colour("--line");
        g.beginPath();
        g.moveTo(LabelWidth + 0.5, 0);
        g.lineTo(LabelWidth + 0.5, bottom + 0.5);
        g.lineTo(this.width, bottom + 0.5);
        g.stroke();
    }

    drawLabel(row, index, frame) {
        const { g } = this;
        if (index % 2 === 1) {
            g.fillStyle = colour("--stripe");
            g.fillRect(0, row.top, this.width, row.height);
        }
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
            return;
        }
        g.fillText(row.label, 15, middle + 0.5);
        const level = frame ? newest(frame, row.bit) : "";
        g.fillStyle = colour("--quiet");
        g.textAlign = "right";
        g.fillText(level, LabelWidth - 7, middle + 0.5);
    }

    drawRow(row, frame) {
        const { g } = this;
        const ink = colour(`--trace-${row.name}`);
        g.save();
        g.beginPath();
        g.rect(LabelWidth + 1, row.top, this.width - LabelWidth, row.height);
        g.clip();
        g.strokeStyle = ink;
        g.fillStyle = ink;
        g.lineWidth = 1.25;
        g.lineJoin = "round";
        if (row.analog === undefined) {
            this.drawLevel(row, frame);
        } else {
            this.drawQuantity(row, frame);
        }
        g.restore();
        if (row.analog !== undefined) {
            this.drawScale(row);
        }
    }

    /** Left edge of a column of the frame, which may cover another window than the view. */
    columnX(frame, column) {
        return this.xOf(frame.from + column / frame.columns * (frame.to - frame.from));
    }

    drawLevel(row, frame) {
        const { g } = this;
        const pad = Math.max(3, Math.min(6, row.height * 0.22));
        const high = Math.round(row.top + pad) + 0.5;
        const low = Math.round(row.top + row.height - pad) + 0.5;
        const mask = 1 << row.bit;
        const line = new Path2D();
        const fill = new Path2D();
        const step = (this.columnX(frame, 1) - this.columnX(frame, 0));
        let x = this.columnX(frame, 0);
        let before = 0;
        let highFrom = null;
        for (let c = 0; c < frame.columns; c++, x += step) {
            const seen = (frame.low[c] & mask ? 1 : 0) | (frame.high[c] & mask ? 2 : 0);
            if (seen === 0) {
                if (highFrom !== null) {
                    fill.rect(highFrom, high, x - highFrom, low - high);
                    highFrom = null;
                }
            } else if (seen === 3) {
                // Edges within the column: a full-height stroke, ending where the next column goes on.
                const next = c + 1 < frame.columns && (frame.high[c + 1] & mask) && !(frame.low[c + 1] & mask) ? high : low;
                if (before === 0) {
                    line.moveTo(x, next === high ? low : high);
                } else {
                    line.lineTo(x + step / 2, before);
                }
                line.lineTo(x + step / 2, before === low ? high : low);
                line.lineTo(x + step / 2, next);
                before = next;
                highFrom ??= x + step / 2;
                if (next === low) {
                    fill.rect(highFrom, high, Math.max(step * 0.6, x + step / 2 - highFrom), low - high);
                    highFrom = null;
                }
                continue;
            } else {
                const y = seen === 2 ? high : low;
                if (before === 0) {
                    line.moveTo(x, y);
                } else if (y !== before) {
                    line.lineTo(x, before);
                    line.lineTo(x, y);
                }
                if (y === high) {
                    highFrom ??= x;
                } else if (highFrom !== null) {
                    fill.rect(highFrom, high, x - highFrom, low - high);
                    highFrom = null;
                }
                line.lineTo(x + step, y);
            }
            before = seen === 0 ? 0 : seen === 2 ? high : low;
        }
        if (highFrom !== null) {
            fill.rect(highFrom, high, x - highFrom, low - high);
        }
        g.globalAlpha = 0.2;
        g.fill(fill);
        g.globalAlpha = 1;
        g.stroke(line);
    }

    drawQuantity(row, frame) {
        const { g } = this;
        const { low, high } = frame.analog[row.analog];
        const most = Math.max(1.2, this.most(high) + 0.15);
        const yOf = value => row.top + QuantityPad + (most - value) / (most - NeedleLeast) * (row.height - 2 * QuantityPad);
        this.top = most;
        this.drawLevels(row, most, yOf);
        const path = new Path2D();
        const step = this.columnX(frame, 1) - this.columnX(frame, 0);
        let x = this.columnX(frame, 0) + step / 2;
        let last = Number.NaN;
        for (let c = 0; c < frame.columns; c++, x += step) {
            if (low[c] > high[c]) {
                last = Number.NaN;
                continue;
            }
            const a = yOf(low[c] / 1000);
            const b = yOf(high[c] / 1000);
            if (Number.isNaN(last)) {
                path.moveTo(x, a);
                path.lineTo(x, b);
                last = b;
            } else if (Math.abs(a - last) <= Math.abs(b - last)) {
                path.lineTo(x, a);
                path.lineTo(x, b);
                last = b;
            } else {
                path.lineTo(x, b);
                path.lineTo(x, a);
                last = a;
            }
        }
        g.stroke(path);
    }

    /** Numbers beside the levels: 0 is the nose. */
    drawScale(row) {
        const { g } = this;
        g.save();
        g.font = "10px Inter, system-ui, sans-serif";
        g.textAlign = "right";
        g.textBaseline = "middle";
        g.fillStyle = colour("--quiet");
        const every = row.height > 75 ? 1 : 3;
        for (let level = -3; level <= this.top; level += every) {
            const y = row.top + QuantityPad + (this.top - level) / (this.top - NeedleLeast) * (row.height - 2 * QuantityPad);
            g.fillText(level === 0 ? "nose 0" : `${level}`.replace("-", "\u2212"), LabelWidth - 6, y);
        }
        g.restore();
    }

    most(high) {
        let most = -Infinity;
        for (const value of high) {
            most = Math.max(most, value / 1000);
        }
        return most;
    }

    /** Levels to read off: the nose (0) and whole millimetres. */
    drawLevels(row, most, yOf) {
        const { g } = this;
        g.save();
        for (let level = Math.ceil(NeedleLeast); level <= most; level++) {
            const y = Math.round(yOf(level)) + 0.5;
            g.strokeStyle = colour(level === 0 ? "--dimension" : "--grid");
            g.setLineDash(level === 0 ? [5, 4] : []);
            g.beginPath();
            g.moveTo(LabelWidth, y);
            g.lineTo(this.width, y);
            g.stroke();
        }
        g.restore();
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
