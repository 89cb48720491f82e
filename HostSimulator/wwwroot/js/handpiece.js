// Section through the hand-piece: housing and nose stand, the carriage (coil, end stop, sensor) follows the lead screw,
// the needle bar moves between the carriage's stops. All lengths along the axis are to scale.

import { colour, fitCanvas, onColours } from "./palette.js";

const StrokeMillimetres = 3.0;
const HomeBehindNoseMillimetres = 0.5;
const LargestProtrusionMillimetres = 2.7;
const Font = "11px Inter, system-ui, sans-serif";

export class HandpieceView {
    constructor(canvas) {
        this.pose = { carriageUm: -100, barUm: 0, tipUm: -3600, stopUm: -600, amperes: 0, driven: false, sensor: false, home: true, low: -3600, high: -3600 };
        this.pigment = [];
        this.stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
        this.context = null;
        this.standing = new OffscreenCanvas(1, 1);
        fitCanvas(canvas, (context, width, height) => {
            this.context = context;
            this.width = width;
            this.height = height;
            this.layOut();
            this.drawAnew();
        });
        onColours(() => this.drawAnew());
    }

    /** Takes over where everything is. `low` and `high` are the tip's extremes since the last call, um. */
    show(pose) {
        this.pose = pose;
        const { carriageUm, tipUm, stopUm, amperes, sensor, low, high } = pose;
        const seen = `${[carriageUm, tipUm, stopUm, low, high].map(um => Math.round(um * this.scale / 250))} ${Math.round(tipUm / 10)} ${Math.round(amperes * 10)} ${sensor}`;
        if (seen !== this.seen || this.pigment.length > 0) {
            this.seen = seen;
            this.draw();
        }
    }

    /** A prick ended, this deep: its pigment stays visible for a moment, unless the person wants no motion but the needle's. */
    prick(depthUm) {
        if (this.stillness.matches) {
            return;
        }
        this.pigment.push({ depthUm, born: performance.now(), shift: Math.random() * 8 - 4 });
        if (this.pigment.length > 24) {
            this.pigment.shift();
        }
    }

    layOut() {
        const scale = Math.min(74, (this.width - 56) / 8.95);
        this.scale = scale;
        this.needle = LargestProtrusionMillimetres * scale + 22;
        this.nose = Math.round(this.width - 2.75 * scale - 8);
        this.axis = Math.round(this.height * 0.46);
        this.half = Math.min(58, this.height * 0.27);
    }

    /** Another size, other colours: nothing that was drawn before holds. */
    drawAnew() {
        this.standsFor = "";
        this.draw();
    }

    draw() {
        const g = this.context;
        if (!g) {
            return;
        }
        this.dent = Math.round(Math.min(Math.max(this.pose.tipUm, 0), 120) / 1000 * this.scale);
        this.stopX = this.x(this.pose.carriageUm / 1000 - HomeBehindNoseMillimetres) - this.needle;
        this.rearX = this.stopX - StrokeMillimetres * this.scale - 8;
        this.drawStanding();
        g.drawImage(this.standing, 0, 0, this.width, this.height);
        g.font = Font;
        g.lineJoin = "round";
        this.drawPigment(g);
        this.drawCarriage(g);
        this.drawBar(g);
        this.drawNose(g);
        this.drawNames(g);
        this.drawDimensions(g);
    }

    /** Screen x of a place on the axis, mm in front of the nose. */
    x(millimetres) {
        return this.nose + millimetres * this.scale;
    }

    /** Skin, ruler, housing and names on a picture of their own, drawn only when the skin gives way or the carriage has moved. */
    drawStanding() {
        const stands = `${this.dent} ${Math.round(this.stopX)}`;
        if (stands === this.standsFor) {
            return;
        }
        this.standsFor = stands;
        const { canvas } = this.context;
        this.standing.width = canvas.width;
        this.standing.height = canvas.height;
        const g = this.standing.getContext("2d");
        g.setTransform(this.context.getTransform());
        g.fillStyle = colour("--panel");
        g.fillRect(0, 0, this.width, this.height);
        g.font = Font;
        g.lineJoin = "round";
        this.drawSkin(g);
        this.drawHousing(g);
        this.placeNames();
        g.fillStyle = colour("--quiet");
        g.textAlign = "center";
        g.textBaseline = "middle";
        for (const { text, x, y } of this.names) {
            g.fillText(text, x, y);
        }
    }

    drawSkin(g) {
        const { nose, scale, height, width, axis, dent } = this;
        const layers = [[0, 0.1, "--skin-epidermis"], [0.1, 2.0, "--skin-dermis"], [2.0, 9, "--skin-fat"]];
        for (const [from, to, name] of layers) {
            const right = Math.min(width, nose + to * scale);
            const left = nose + from * scale;
            const give = dent * (1 - from / 2.2);
            g.fillStyle = colour(name);
            g.beginPath();
            g.moveTo(left, 0);
            g.lineTo(left, axis - 34);
            g.quadraticCurveTo(left, axis - 10, left + give, axis);
            g.quadraticCurveTo(left, axis + 10, left, axis + 34);
            g.lineTo(left, height);
            g.lineTo(right, height);
            g.lineTo(right, 0);
            g.fill();
        }
        this.drawRuler(g);
    }

    drawPigment(g) {
        const { axis } = this;
        const now = performance.now();
        this.pigment = this.pigment.filter(drop => now - drop.born < 900);
        for (const drop of this.pigment) {
            g.globalAlpha = 0.55 * (1 - (now - drop.born) / 900);
            g.fillStyle = colour("--pigment");
            g.beginPath();
            g.ellipse(this.x(drop.depthUm / 1000) - 4, axis + drop.shift, 5, 3, 0, 0, 2 * Math.PI);
            g.fill();
        }
        g.globalAlpha = 1;
    }

    drawRuler(g) {
        const base = this.height - 26;
        g.strokeStyle = colour("--drawing");
        g.fillStyle = colour("--drawing");
        g.lineWidth = 1;
        g.textAlign = "center";
        g.textBaseline = "top";
        g.beginPath();
        for (let tenth = 0; tenth <= 25; tenth++) {
            const x = Math.round(this.x(tenth / 10)) + 0.5;
            if (x > this.width - 4) {
                break;
            }
            const long = tenth % 5 === 0;
            g.moveTo(x, base);
            g.lineTo(x, base + (tenth % 10 === 0 ? 8 : long ? 6 : 3));
            if (tenth % 10 === 0) {
                g.fillText(tenth === 0 ? "0" : `${tenth / 10}`, x, base + 10);
            }
        }
        g.moveTo(this.nose, base + 0.5);
        g.lineTo(Math.min(this.width - 4, this.x(2.5)), base + 0.5);
        g.stroke();
        g.textAlign = "left";
        g.fillText("mm", Math.min(this.x(2.05) + 6, this.width - 24), base + 10);
        g.fillStyle = colour("--drawing-quiet");
        for (const [at, text] of [[0.1, "epidermis"], [1.05, "dermis"], [2.02, "fat"]]) {
            g.save();
            g.translate(this.x(at) + 4, base - 8);
            g.rotate(-Math.PI / 2);
            g.fillText(text, 0, 0);
            g.restore();
        }
    }

    drawHousing(g) {
        const { axis, half, nose } = this;
        const wall = 9;
        g.strokeStyle = colour("--drawing");
        g.lineWidth = 1;
        for (const side of [-1, 1]) {
            const section = new Path2D();
            section.moveTo(-2, axis + side * (half + wall));
            section.lineTo(nose - 52, axis + side * (half + wall));
            section.lineTo(nose - 6, axis + side * 21);
            section.lineTo(nose - 6, axis + side * 12);
            section.lineTo(nose - 57, axis + side * half);
            section.lineTo(-2, axis + side * half);
            section.closePath();
            g.fillStyle = colour("--housing");
            g.fill(section);
            this.hatch(g, section);
            g.stroke(section);
        }
    }

    /** Section lines inside a path. */
    hatch(g, path) {
        g.save();
        g.clip(path);
        g.strokeStyle = colour("--hatch");
        g.beginPath();
        for (let x = -this.height; x < this.width; x += 6) {
            g.moveTo(x, this.height);
            g.lineTo(x + this.height, 0);
        }
        g.stroke();
        g.restore();
    }

    drawCarriage(g) {
        const { axis, half, scale, stopX: stop, rearX: rear } = this;
        const inner = half - 8;
        const screw = axis + half - 9;
        // Lead screw, and the nut that carries the carriage along it.
        g.strokeStyle = colour("--metal-edge");
        g.fillStyle = colour("--metal");
        g.lineWidth = 1;
        g.fillRect(0, screw - 4, this.nose - 78, 8);
        g.beginPath();
        for (let x = 2; x < this.nose - 78; x += 5) {
            g.moveTo(x, screw - 4);
            g.lineTo(x + 3, screw + 4);
        }
        g.stroke();
        g.fillStyle = colour("--carriage");
        g.strokeStyle = colour("--drawing");
        this.box(g, rear - 7, axis - inner, 7, 2 * inner + 2);
        this.box(g, rear - 7, axis - inner, stop - rear + 14, 5);
        this.box(g, rear - 1, screw - 8, 26, 16);
        // End stop, open in the middle for the needle.
        this.box(g, stop, axis - inner, 7, inner - 7);
        this.box(g, stop, axis + 7, 7, inner - 14);
        // Coil: windings above and below the bar, glowing while there is current.
        const length = Math.max(30, 1.15 * scale);
        const heat = Math.min(1, Math.abs(this.pose.amperes) / 2.5);
        for (const side of [-1, 1]) {
            const top = side < 0 ? axis - inner + 9 : axis + 11;
            const tall = inner - 22;
            g.fillStyle = colour("--coil");
            g.fillRect(rear + 3, top, length, tall);
            if (heat > 0.02) {
                g.globalAlpha = 0.25 + 0.75 * heat;
                g.fillStyle = colour("--coil-live");
                g.fillRect(rear + 3, top, length, tall);
                g.globalAlpha = 1;
            }
            g.strokeStyle = colour("--drawing");
            g.strokeRect(rear + 3.5, Math.round(top) + 0.5, length, tall);
            g.beginPath();
            for (let x = rear + 9; x < rear + length; x += 6) {
                g.moveTo(x, top + 2);
                g.lineTo(x, top + tall - 2);
            }
            g.stroke();
        }
        // Stroke sensor on the end stop.
        g.fillStyle = this.pose.sensor ? colour("--signal-on") : colour("--signal-off");
        g.beginPath();
        g.arc(stop + 3.5, axis - inner - 5, 4, 0, 2 * Math.PI);
        g.fill();
        g.stroke();
    }

    box(g, x, y, width, height) {
        g.fillRect(x, y, width, height);
        g.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, width, height);
    }

    drawBar(g) {
        const { axis } = this;
        const tip = this.x(this.pose.tipUm / 1000);
        const collar = tip - this.needle;
        const low = this.x(this.pose.low / 1000);
        const high = this.x(this.pose.high / 1000);
        if (high - low > 2) {
            g.fillStyle = colour("--ghost");
            g.fillRect(low, axis - 2, high - low, 4);
            g.fillRect(low - this.needle - 9, axis - 15, high - low + 9, 30);
        }
        // Bar with its magnet, collar against the stops, needle with its tip.
        g.fillStyle = colour("--bar");
        g.strokeStyle = colour("--drawing");
        g.lineWidth = 1;
        const tail = Math.max(-4, this.rearX - 30);
        this.box(g, tail, axis - 6, Math.max(2, collar - tail), 12);
        this.box(g, collar - 9, axis - 15, 9, 30);
        g.fillStyle = colour("--needle");
        g.beginPath();
        g.moveTo(collar, axis - 2.5);
        g.lineTo(tip - 12, axis - 1.6);
        g.lineTo(tip, axis);
        g.lineTo(tip - 12, axis + 1.6);
        g.lineTo(collar, axis + 2.5);
        g.closePath();
        g.fill();
        g.stroke();
    }

    drawNose(g) {
        const { axis, nose } = this;
        g.fillStyle = colour("--nose");
        g.strokeStyle = colour("--drawing");
        for (const side of [-1, 1]) {
            const y = side < 0 ? axis - 21 : axis + 5;
            this.box(g, nose - 6, y, 6, 16);
        }
    }

    /** What is what: places of the names, and of the lines to it. */
    placeNames() {
        const { axis, half } = this;
        this.names = [];
        if (axis - half < 54) {
            return;
        }
        const above = axis - half - 44;
        const below = axis + half + 28;
        const name = (text, x, y, toX, toY) => this.names.push({ text, x: Math.max(26, Math.min(this.nose - 40, x)), y, toX, toY });
        name("coil", this.rearX + 24, above, this.rearX + 24, axis - half + 20);
        name("end stop, sensor", this.stopX + 3, above, this.stopX + 3, axis - half);
        name("lead screw", this.rearX + 34, below, this.rearX + 34, axis + half - 6);
        name("needle", this.stopX + 10, below, this.stopX - 20, axis + 3);
    }

    drawNames(g) {
        g.strokeStyle = colour("--line-strong");
        g.lineWidth = 1;
        g.beginPath();
        for (const { x, y, toX, toY } of this.names) {
            g.moveTo(x, y + Math.sign(toY - y) * 8);
            g.lineTo(toX, toY);
        }
        g.stroke();
    }

    drawDimensions(g) {
        const { axis, nose, pose } = this;
        const top = axis - Math.min(54, this.half - 2);
        const tip = this.x(pose.tipUm / 1000);
        const stop = this.x(pose.stopUm / 1000);
        g.strokeStyle = colour("--dimension");
        g.fillStyle = colour("--dimension");
        g.lineWidth = 1;
        // Where the end of the stroke brings the tip.
        g.setLineDash([3, 3]);
        g.beginPath();
        g.moveTo(Math.round(stop) + 0.5, axis - 22);
        g.lineTo(Math.round(stop) + 0.5, this.height - 30);
        g.stroke();
        g.setLineDash([]);
        g.beginPath();
        g.moveTo(nose + 0.5, axis - 24);
        g.lineTo(nose + 0.5, top - 6);
        g.moveTo(Math.round(tip) + 0.5, axis - 4);
        g.lineTo(Math.round(tip) + 0.5, top - 6);
        g.stroke();
        this.arrow(g, nose, tip, top);
        const text = `${pose.tipUm < 0 ? "\u2212" : ""}${(Math.abs(pose.tipUm) / 1000).toFixed(2)} mm`;
        g.font = "600 13px Inter, system-ui, sans-serif";
        const wide = g.measureText(text).width + 10;
        const middle = Math.min(this.width - wide / 2 - 2, Math.max(wide / 2 + 2, (nose + tip) / 2));
        const y = top - 18;
        g.fillStyle = colour("--panel");
        g.beginPath();
        g.roundRect(middle - wide / 2, y - 10, wide, 20, 4);
        g.fill();
        g.strokeStyle = colour("--dimension");
        g.stroke();
        g.fillStyle = colour("--ink");
        g.textAlign = "center";
        g.textBaseline = "middle";
        g.fillText(text, middle, y + 0.5);
        g.font = Font;
    }

    arrow(g, from, to, y) {
        const way = Math.sign(to - from) || 1;
        const head = Math.min(7, Math.abs(to - from) / 2);
        g.beginPath();
        g.moveTo(from, y + 0.5);
        g.lineTo(to, y + 0.5);
        g.stroke();
        for (const [x, d] of [[from, way], [to, -way]]) {
            g.beginPath();
            g.moveTo(x, y + 0.5);
            g.lineTo(x + d * head, y - 3);
            g.lineTo(x + d * head, y + 4);
            g.fill();
        }
    }
}
