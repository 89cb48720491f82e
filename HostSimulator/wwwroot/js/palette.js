// Colours of the drawings: the page's own custom properties, read again whenever light and dark change.

const listeners = new Set();
const cache = new Map();

/** Value of a custom property such as "--ink". */
export function colour(name) {
    let value = cache.get(name);
    if (value === undefined) {
        value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
        cache.set(name, value);
    }
    return value;
}

/** The same as red, green, blue. */
export function parts(name) {
    let value = cache.get(`parts ${name}`);
    if (value === undefined) {
        const context = new OffscreenCanvas(1, 1).getContext("2d");
        context.fillStyle = colour(name);
        context.fillRect(0, 0, 1, 1);
        value = [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
        cache.set(`parts ${name}`, value);
    }
    return value;
}

/** So much of one colour over another. */
export function mixed(over, under, share) {
    return over.map((part, n) => part * share + under[n] * (1 - share));
}

/** A colour as it lies in the memory of a picture (little-endian, as every machine that browsers run on is). */
export function word([red, green, blue]) {
    return (255 << 24 | Math.round(blue) << 16 | Math.round(green) << 8 | Math.round(red)) >>> 0;
}

/** Calls back when the colours have changed. */
export function onColours(listener) {
    listeners.add(listener);
}

/** Reads the colours again. */
export function refreshColours() {
    cache.clear();
    for (const listener of listeners) {
        listener();
    }
}

/** A canvas that is as sharp as the screen: calls back with its context and size in CSS pixels whenever that changes. */
export function fitCanvas(canvas, changed) {
    const fit = () => {
        const ratio = window.devicePixelRatio || 1;
        const width = canvas.clientWidth;
        const height = canvas.clientHeight;
        if (width === 0 || height === 0) {
            return;
        }
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        const context = canvas.getContext("2d");
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        changed(context, width, height);
    };
    new ResizeObserver(fit).observe(canvas);
    fit();
}
