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
