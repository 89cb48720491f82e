// The OLED: the panel's memory, pixel for pixel, at a whole number of screen pixels each.

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

export class OledView {
    constructor(canvas) {
        this.canvas = canvas;
        this.context = canvas.getContext("2d", { willReadFrequently: true });
        this.mask = new OffscreenCanvas(Columns, Rows);
        this.memory = new Uint8Array(Columns * Rows / 8);
        this.flags = { lit: false, inverted: false, allOn: false, contrast: 127 };
        this.scale = 0;
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
        this.draw();
    }

    draw() {
        const { context, scale, flags } = this;
        const light = 0.65 + 0.35 * flags.contrast / 255;
        const gap = scale >= 3 ? Math.max(1, Math.floor(scale / 5)) : 0;
        context.globalCompositeOperation = "source-over";
        context.fillStyle = "#05080b";
        context.fillRect(0, 0, this.canvas.width, this.canvas.height);
        const image = new ImageData(Columns, Rows);
        const blocks = new Path2D();
        const pixels = new Path2D();
        for (let y = 0; y < Rows; y++) {
            for (let x = 0; x < Columns; x++) {
                if (shines(this.memory, flags, x, y)) {
                    blocks.rect(x * scale, y * scale, scale, scale);
                    pixels.rect(x * scale, y * scale, scale - gap, scale - gap);
                    const i = (y * Columns + x) * 4;
                    image.data[i] = 90;
                    image.data[i + 1] = 190;
                    image.data[i + 2] = 255;
                    image.data[i + 3] = 255;
                }
            }
        }
        // The light that the glass scatters: the picture itself, blurred, under the pixels.
        this.mask.getContext("2d").putImageData(image, 0, 0);
        context.save();
        context.globalAlpha = 0.3 * light;
        context.filter = `blur(${scale * 0.9}px)`;
        context.drawImage(this.mask, 0, 0, this.canvas.width, this.canvas.height);
        context.restore();
        // Between the pixels of a real panel it is darker, not dark.
        context.fillStyle = tint(0.58 * light);
        context.fill(blocks);
        context.fillStyle = tint(light);
        context.fill(pixels);
    }
}

function tint(light) {
    return `rgb(${Math.round(190 * light)}, ${Math.round(232 * light)}, ${Math.round(255 * light)})`;
}
