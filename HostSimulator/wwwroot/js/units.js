// Times and counts with their units, as the page writes them.

const Steps = [[1e9, "s"], [1e6, "ms"], [1e3, "\u00b5s"], [1, "ns"]];

/** A length of time in the unit that fits: 12.3 ms. */
export function duration(nanoseconds, digits = 4) {
    const size = Math.abs(nanoseconds);
    const [factor, unit] = Steps.find(([step]) => size >= step) ?? Steps[3];
    return `${significant(nanoseconds / factor, digits)}\u00a0${unit}`;
}

/** A frequency in the unit that fits. */
export function frequency(hertz) {
    if (!Number.isFinite(hertz)) {
        return "\u2013";
    }
    return hertz >= 1e6 ? `${significant(hertz / 1e6, 4)}\u00a0MHz`
        : hertz >= 1e3 ? `${significant(hertz / 1e3, 4)}\u00a0kHz`
        : hertz >= 1 ? `${significant(hertz, 4)}\u00a0Hz`
        : `${significant(hertz * 1e3, 4)}\u00a0mHz`;
}

function significant(value, digits) {
    if (value === 0) {
        return "0";
    }
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
    return value.toFixed(Math.min(6, decimals)).replace("-", "\u2212");
}

/** A moment of simulated time: 01:02:03.456. */
export function clock(nanoseconds) {
    const milliseconds = Math.floor(nanoseconds / 1e6);
    const two = number => String(number).padStart(2, "0");
    return `${two(Math.floor(milliseconds / 3_600_000))}:${two(Math.floor(milliseconds / 60_000) % 60)}:${two(Math.floor(milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

/** A count with thin gaps: 14 000. */
export function count(number) {
    return Math.round(number).toString().replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** Steps 1, 2, 5 for an axis with about so many of them. */
export function niceStep(span, steps) {
    const raw = span / steps;
    const power = 10 ** Math.floor(Math.log10(raw));
    return power * ([1, 2, 5].find(factor => factor * power >= raw) ?? 10);
}
