// The OLED: the panel's memory, pixel for pixel, at a whole number of screen pixels each.

import { word } from "./palette.js";

export const Columns = 128;
export const Rows = 64;

/** True where a pixel of the panel shines: page memory (8 rows to a byte), and what the panel's commands make of it. */
export function shines(memory, flags, x, y) {
    if (!flags.lit) {
        return false;
    }
    if (flags.allOn) {
        return true;
    }
    const bit = (memory[(y >> 3) * Columns + x] >> (y & 7)) & 1;
    return (bit === 1) !== flags.inverted;
}

/** Light of a pixel that shines, of the gap beside it, of the dark glass, and what a shining neighbour scatters into it: red, green, blue. */
const Shine = [190, 232, 255];
const Glass = [5, 8, 11];
const Scattered = [3, 7, 10];
const GapShare = 0.58;

export class OledView {
    constructor(canvas) {
        this.canvas = canvas;
        this.context = canvas.getContext("2d", { willReadFrequently: true });
        this.memory = new Uint8Array(Columns * Rows / 8);
        this.flags = { lit: false, inverted: false, allOn: false, contrast: 127 };
        this.scale = 0;
        // A border of dark pixels spares the edges a case of their own.
        this.shining = new Uint8Array((Columns + 2) * (Rows + 2));
        new ResizeObserver(() => this.fit()).observe(canvas.parentElement);
        this.fit();
    }

    /** Takes over what the panel shows now. */
    show(memory, flags) {
        this.memory.set(memory);
        this.flags = flags;
        this.draw();
        this.canvas.dispatchEvent(new Event("picture"));
    }

    fit() {
        const ratio = window.devicePixelRatio || 1;
        const room = this.canvas.parentElement.clientWidth * ratio;
        const scale = Math.max(1, Math.floor(room / Columns));
        if (scale === this.scale && ratio === this.ratio) {
            return;
        }
        this.scale = scale;
        this.ratio = ratio;
        this.canvas.width = Columns * scale;
        this.canvas.height = Rows * scale;
        this.canvas.style.width = `${Columns * scale / ratio}px`;
        this.canvas.style.height = `${Rows * scale / ratio}px`;
        this.image = this.context.createImageData(this.canvas.width, this.canvas.height);
        this.words = new Uint32Array(this.image.data.buffer);
        this.draw();
    }

    /** Every pixel is computed and put in one go: no path, no blur, nothing scaled. */
    draw() {
        const { scale, flags, shining, words } = this;
        const wide = Columns * scale;
        const light = 0.65 + 0.35 * flags.contrast / 255;
        // Between the pixels of a real panel it is darker, not dark.
        const gap = scale >= 3 ? Math.max(1, Math.floor(scale / 5)) : 0;
        const pixel = word(Shine.map(part => part * light));
        const between = word(Shine.map(part => part * light * GapShare));
        const dark = Array.from({ length: 9 }, (_, neighbours) => word(Glass.map((part, n) => part + Scattered[n] * light * neighbours)));
        for (let y = 0; y < Rows; y++) {
            for (let x = 0; x < Columns; x++) {
                shining[(y + 1) * (Columns + 2) + x + 1] = shines(this.memory, flags, x, y) ? 1 : 0;
            }
        }
        for (let y = 0; y < Rows; y++) {
            for (let x = 0; x < Columns; x++) {
                const at = (y + 1) * (Columns + 2) + x + 1;
                const up = at - Columns - 2;
                const down = at + Columns + 2;
                const lit = shining[at] === 1;
                const inner = lit ? pixel : dark[shining[up - 1] + shining[up] + shining[up + 1] + shining[at - 1] + shining[at + 1]
                    + shining[down - 1] + shining[down] + shining[down + 1]];
                const edge = lit ? between : inner;
                for (let row = 0; row < scale; row++) {
                    const from = (y * scale + row) * wide + x * scale;
                    const bright = row < scale - gap ? from + scale - gap : from;
                    for (let n = from; n < from + scale; n++) {
                        words[n] = n < bright ? inner : edge;
                    }
                }
            }
        }
        this.context.putImageData(this.image, 0, 0);
    }
}
