// The scalp from above, face upward, in the zones of the firmware (same order as its ScalpZone), and where a hand puts its dots.

export const ViewWidth = 240;
export const ViewHeight = 276;

export const HeadOutline = "M120 28 C176 28 213 82 213 148 C213 216 172 264 120 264 C68 264 27 216 27 148 C27 82 64 28 120 28 Z";
export const Nose = "M106 31 Q113 26 116 17 Q120 11 124 17 Q127 26 134 31";
export const Ears = ["M27 132 Q14 126 13 146 Q13 166 28 168", "M213 132 Q226 126 227 146 Q227 166 212 168"];

/** Path, place of the label, and area of an adult's scalp assumed for densities, cm2 (design assumption, 491 cm2 in all). */
export const Zones = [
    { path: "M64 84 Q120 46 176 84 L169 99 Q120 66 71 99 Z", label: [120, 72], area: 25 },
    { path: "M64 84 L71 99 Q58 114 55 132 L30 132 Q34 104 48 86 Q56 78 64 84 Z", label: [50, 112], area: 20 },
    { path: "M176 84 L169 99 Q182 114 185 132 L210 132 Q206 104 192 86 Q184 78 176 84 Z", label: [190, 112], area: 20 },
    { path: "M71 99 Q120 66 169 99 L166 128 Q120 110 74 128 Z", label: [120, 101], area: 45 },
    { path: "M74 128 Q120 110 166 128 L170 174 Q120 188 70 174 Z", label: [120, 150], area: 70 },
    { path: "M70 174 Q120 188 170 174 Q172 204 152 220 Q120 233 88 220 Q68 204 70 174 Z", label: [120, 204], area: 65 },
    { path: "M55 132 Q58 114 71 99 L74 128 L70 174 Q68 204 88 220 L70 234 Q31 202 29 148 L30 132 Z", label: [50, 172], area: 75 },
    { path: "M185 132 Q182 114 169 99 L166 128 L170 174 Q172 204 152 220 L170 234 Q209 202 211 148 L210 132 Z", label: [190, 172], area: 75 },
    { path: "M70 234 L88 220 Q120 233 152 220 L170 234 Q147 261 120 261 Q93 261 70 234 Z", label: [120, 238], area: 90 },
    { path: "M94 247 Q120 254 146 247 Q147 252 143 253 Q120 259 97 253 Q93 252 94 247 Z", label: [120, 251], area: 6 },
];

/** Number of the scar, which lies within the back. */
const Scar = 9;
const DotsPerSquareCentimetre = 40;
const StripWidth = 7;

/** How far a hand misses the even spacing, as a share of it. */
const Unsteadiness = 0.62;

/** Places of a zone's dots in the order in which a hand makes them; beyond one pass a second layer lies between the first. */
export class DotPlaces {
    constructor(zone, probe) {
        this.zone = zone;
        this.probe = probe;
        this.path = new Path2D(Zones[zone].path);
        this.hole = zone === Scar ? null : new Path2D(Zones[Scar].path);
        this.perPass = Math.round(Zones[zone].area * DotsPerSquareCentimetre);
        this.passes = [];
    }

    /** Place [x, y] of dot `number`, counted from 0. */
    at(number) {
        const pass = Math.floor(number / this.perPass);
        while (this.passes.length <= pass) {
            this.passes.push(this.layOut(this.passes.length));
        }
        return this.passes[pass][number % this.perPass];
    }

    /** Scattered about evenly (a sequence of low discrepancy), then strip by strip to and fro, as one works along the scalp. */
    layOut(pass) {
        const [left, top, right, bottom] = this.bounds();
        const places = [];
        const skip = 7919 * pass + 31 * this.zone;
        const apart = Math.sqrt((right - left) * (bottom - top) / this.perPass) * Unsteadiness;
        for (let n = 1; places.length < this.perPass; n++) {
            const x = left + ((0.5 + 0.7548776662466927 * (n + skip)) % 1) * (right - left) + apart * chance(n + skip);
            const y = top + ((0.5 + 0.5698402909980532 * (n + skip)) % 1) * (bottom - top) + apart * chance(n + skip + 0.5);
            if (this.probe.isPointInPath(this.path, x, y) && !(this.hole && this.probe.isPointInPath(this.hole, x, y))) {
                places.push([x, y]);
            }
        }
        const strip = place => Math.floor((place[1] - top) / StripWidth);
        return places.sort((a, b) => strip(a) - strip(b) || (strip(a) % 2 === 0 ? a[0] - b[0] : b[0] - a[0]));
    }

    bounds() {
        const numbers = Zones[this.zone].path.match(/-?\d+(\.\d+)?/g).map(Number);
        const xs = numbers.filter((_, index) => index % 2 === 0);
        const ys = numbers.filter((_, index) => index % 2 === 1);
        return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
}

/** A number between -0.5 and 0.5 that is always the same for the same number. */
function chance(number) {
    const value = Math.sin(number * 12.9898) * 43758.5453;
    return value - Math.floor(value) - 0.5;
}
