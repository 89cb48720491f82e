// The part of the scope that moves: traces, computed pixel by pixel and put in one go. Paths of a thousand columns for eight signals
// cost a browser without a graphics processor more than it has at 40 pictures a second.

import { mixed, parts, word } from "./palette.js";

const FillShare = 0.2;

/** Smallest pad above and below a level within its row, and its largest, CSS pixels. */
const LeastPad = 3;
const MostPad = 6;

export class ScopePixels {
    /** A picture of so many device pixels, `ratio` of them to a CSS pixel. */
    constructor(context, width, height, ratio) {
        this.context = context;
        this.width = width;
        this.height = height;
        this.ratio = ratio;
        this.line = Math.max(1, Math.round(ratio));
        this.image = context.createImageData(width, height);
        this.words = new Uint32Array(this.image.data.buffer);
        this.ground = new Uint32Array(width * height);
    }

    /** What stands under the traces: stripes of the rows, upright lines at `uprights`, levels of a quantity; CSS pixels. */
    layGround(rows, uprights, levels) {
        const panel = word(parts("--panel"));
        const stripe = word(parts("--stripe"));
        const grid = word(parts("--grid"));
        this.ground.fill(panel);
        rows.forEach((row, index) => {
            if (index % 2 === 1) {
                this.ground.fill(stripe, this.y(row.top) * this.width, this.y(row.top + row.height) * this.width);
            }
        });
        for (const upright of uprights) {
            const x = Math.round(upright * this.ratio);
            for (let y = 0; y < this.height; y++) {
                this.ground.fill(grid, y * this.width + x, y * this.width + Math.min(this.width, x + this.line));
            }
        }
        for (const { at, isNose } of levels) {
            const y = Math.round(at * this.ratio);
            const ink = isNose ? word(parts("--dimension")) : grid;
            for (let x = 0; x < this.width; x++) {
                if (!isNose || x % (9 * this.line) < 5 * this.line) {
                    for (let n = 0; n < this.line; n++) {
                        this.ground[(y + n) * this.width + x] = ink;
                    }
                }
            }
        }
    }

    /** Begins a picture. `columns`: for each pixel from left to right the frame's column, -1 outside of it. */
    begin(columns) {
        this.columns = columns;
        this.words.set(this.ground);
    }

    /** Ends it: puts it at a place, device pixels. */
    put(x, y) {
        this.context.putImageData(this.image, x, y);
    }

    /** A signal that is high or low: a line, filled where it is high, upright where it changes. */
    drawLevel(row, index, frame) {
        const { words, width, line, columns } = this;
        const ink = parts(`--trace-${row.name}`);
        const trace = word(ink);
        const fill = word(mixed(ink, parts(index % 2 === 1 ? "--stripe" : "--panel"), FillShare));
        const pad = Math.max(LeastPad, Math.min(MostPad, row.height * 0.22));
        const high = this.y(row.top + pad);
        const low = this.y(row.top + row.height - pad);
        const mask = 1 << row.bit;
        let before = 0;
        for (let x = 0; x < width; x++) {
            const c = columns[x];
            const seen = c < 0 ? 0 : (frame.low[c] & mask ? 1 : 0) | (frame.high[c] & mask ? 2 : 0);
            if (seen !== 0) {
                const upright = seen === 3 || (before !== 0 && before !== 3 && before !== seen);
                const from = seen === 1 && !upright ? low : high;
                const to = low + line;
                for (let y = from; y < to; y++) {
                    const inLine = upright || (seen === 2 ? y < high + line : y >= low);
                    if (inLine || seen === 2 && y < low) {
                        words[y * width + x] = inLine ? trace : fill;
                    }
                }
            }
            before = seen;
        }
    }

    /** A quantity between its smallest and largest in each column; `yOf`: CSS pixels of a value. */
    drawQuantity(row, { low, high }, yOf) {
        const { width, ratio, line, columns } = this;
        const ink = parts(`--trace-${row.name}`);
        const half = 0.6 * line;
        const least = this.y(row.top);
        const most = this.y(row.top + row.height);
        let lastTop = Number.NaN;
        let lastBottom = Number.NaN;
        for (let x = 0; x < width; x++) {
            const c = columns[x];
            if (c < 0 || low[c] > high[c]) {
                lastTop = lastBottom = Number.NaN;
                continue;
            }
            let top = yOf(high[c] / 1000) * ratio;
            let bottom = yOf(low[c] / 1000) * ratio;
            const ownTop = top;
            const ownBottom = bottom;
            // Meets the column before half way, so that the line has no gaps.
            if (lastBottom < top) {
                top = (top + lastBottom) / 2;
                this.upright(x - 1, lastBottom, top, ink, half, least, most);
            } else if (lastTop > bottom) {
                bottom = (bottom + lastTop) / 2;
                this.upright(x - 1, bottom, lastTop, ink, half, least, most);
            }
            this.upright(x, top, bottom, ink, half, least, most);
            lastTop = ownTop;
            lastBottom = ownBottom;
        }
    }

    /** A piece of a line in one column of pixels, its ends shaded by how much of a pixel they cover. */
    upright(x, top, bottom, ink, half, least, most) {
        const { words, width } = this;
        const from = Math.max(least, top - half);
        const to = Math.min(most, bottom + half);
        for (let y = Math.floor(from); y < to; y++) {
            const share = Math.min(y + 1, to) - Math.max(y, from);
            const at = y * width + x;
            const under = words[at];
            words[at] = (255 << 24
                | blend(ink[2], under >> 16 & 255, share) << 16
                | blend(ink[1], under >> 8 & 255, share) << 8
                | blend(ink[0], under & 255, share)) >>> 0;
        }
    }

    y(css) {
        return Math.min(this.height, Math.round(css * this.ratio));
    }
}

function blend(over, under, share) {
    return Math.round(over * share + under * (1 - share));
}
