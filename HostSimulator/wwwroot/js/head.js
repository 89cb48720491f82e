// The head: zones as SVG, one dot for every confirmed prick of the session, a magnifier over the hand.

import { colour, fitCanvas, onColours } from "./palette.js";
import { DotPlaces, Ears, HeadOutline, Nose, ViewHeight, ViewWidth, Zones } from "./scalp.js";
import { count } from "./units.js";

const SvgNamespace = "http://www.w3.org/2000/svg";
const LensUnits = 22;

/** The last layers of a zone that the lens shows: under these nothing of the skin is left to be seen. */
const LensPasses = 4;

/** Between two times that lens, ring and table are brought up to date: nobody reads them faster, and a table costs a browser a layout. */
const RestMilliseconds = 100;

export class HeadView {
    constructor(root) {
        this.root = root;
        this.part = name => root.querySelector(`[data-head=${name}]`);
        this.names = JSON.parse(root.dataset.zones);
        const probe = new OffscreenCanvas(1, 1).getContext("2d");
        this.places = Zones.map((_, zone) => new DotPlaces(zone, probe));
        this.counts = Zones.map(() => 0);
        this.drawn = Zones.map(() => 0);
        this.buildMap();
        this.buildTable();
        fitCanvas(this.part("dots"), (context, width) => {
            this.dots = context;
            this.unit = width / ViewWidth;
            this.redraw();
            this.tell();
        });
        fitCanvas(this.part("lens"), (context, width) => {
            this.lens = context;
            this.lensWidth = width;
            this.drawLens();
        });
        onColours(() => {
            this.redraw();
            this.drawLens();
        });
    }

    /** Confirmed pricks by zone: exactly so many dots. */
    show(counts) {
        const fewer = counts.session !== this.session || counts.pen !== this.pen || counts.zones.some((n, zone) => n < this.drawn[zone]);
        this.session = counts.session;
        this.pen = counts.pen;
        this.counts = counts.zones;
        if (fewer) {
            this.hand = null;
            this.redraw();
        } else {
            this.drawNew();
        }
        this.resting ??= setTimeout(() => this.tell(), RestMilliseconds);
    }

    /** The zone in work. */
    work(zone) {
        if (zone !== this.zone) {
            this.zone = zone;
            for (const elements of [this.shapes, this.labels, this.rows]) {
                elements.forEach((element, index) => element.classList.toggle("in-work", index === zone));
            }
            this.rows.forEach((row, index) => row.setAttribute("aria-current", String(index === zone)));
        }
    }

    buildMap() {
        const add = (layer, name, attributes) => {
            const element = document.createElementNS(SvgNamespace, name);
            for (const [key, value] of Object.entries(attributes)) {
                element.setAttribute(key, value);
            }
            this.part(layer).append(element);
            return element;
        };
        for (const layer of ["map", "names"]) {
            this.part(layer).setAttribute("viewBox", `0 0 ${ViewWidth} ${ViewHeight}`);
        }
        for (const d of [...Ears, Nose, HeadOutline]) {
            add("map", "path", { d, class: "head-skin" });
        }
        this.shapes = Zones.map(zone => add("map", "path", { d: zone.path, class: "zone" }));
        this.labels = Zones.map((zone, index) => {
            const label = add("names", "text", { x: zone.label[0], y: zone.label[1], class: index === 9 ? "zone-name small" : "zone-name" });
            label.textContent = this.names[index];
            return label;
        });
    }

    buildTable() {
        const body = this.part("rows");
        this.rows = Zones.map((_, zone) => {
            const row = body.insertRow();
            const name = document.createElement("th");
            name.scope = "row";
            name.textContent = this.names[zone];
            row.append(name);
            for (const kind of ["pricks", "density", "bar"]) {
                row.insertCell().className = kind;
            }
            const bar = document.createElement("span");
            row.cells[3].append(bar);
            row.cells[3].setAttribute("aria-hidden", "true");
            return row;
        });
    }

    tell() {
        this.resting = null;
        this.drawLens();
        const densities = this.counts.map((n, zone) => n / Zones[zone].area);
        const most = Math.max(10, ...densities);
        let total = 0;
        this.rows.forEach((row, zone) => {
            total += this.drawn[zone];
            if (row.dataset.told !== `${this.counts[zone]} ${most}`) {
                row.dataset.told = `${this.counts[zone]} ${most}`;
                row.cells[1].textContent = count(this.counts[zone]);
                row.cells[2].textContent = densities[zone].toFixed(1);
                row.cells[3].firstChild.style.width = `${100 * densities[zone] / most}%`;
            }
        });
        this.part("dots").dataset.dots = String(total);
        this.part("total").textContent = count(total);
    }

    redraw() {
        this.drawn = Zones.map(() => 0);
        if (this.dots) {
            this.dots.clearRect(0, 0, ViewWidth * this.unit, ViewHeight * this.unit);
        }
        this.drawNew();
    }

    drawNew() {
        if (!this.dots) {
            return;
        }
        const g = this.dots;
        const radius = Math.max(0.5, this.unit * 0.44);
        g.fillStyle = colour("--dot");
        g.globalAlpha = 0.85;
        this.counts.forEach((n, zone) => {
            for (let k = this.drawn[zone]; k < n; k++) {
                // A square of this size cannot be told from a disc, and at 100x there are ten thousand a second.
                const [x, y] = this.places[zone].at(k);
                g.fillRect(x * this.unit - radius, y * this.unit - radius, 2 * radius, 2 * radius);
                this.hand = { zone, k };
            }
            this.drawn[zone] = n;
        });
    }

    /** What the hand sees: the skin around the last dot, magnified. */
    drawLens() {
        const g = this.lens;
        if (!g) {
            return;
        }
        const size = this.lensWidth;
        const scale = size / LensUnits;
        g.clearRect(0, 0, size, size);
        this.placeRing();
        if (!this.hand) {
            return;
        }
        const { zone, k } = this.hand;
        const [cx, cy] = this.places[zone].at(k);
        g.fillStyle = colour("--dot");
        for (let n = Math.max(0, k + 1 - LensPasses * this.places[zone].perPass); n <= k; n++) {
            const [x, y] = this.places[zone].at(n);
            if (Math.abs(x - cx) < LensUnits / 2 && Math.abs(y - cy) < LensUnits / 2) {
                g.globalAlpha = 0.9;
                g.beginPath();
                g.arc((x - cx) * scale + size / 2, (y - cy) * scale + size / 2, 0.34 * scale, 0, 2 * Math.PI);
                g.fill();
            }
        }
        g.globalAlpha = 1;
        g.strokeStyle = colour("--cursor");
        g.lineWidth = 1.5;
        g.beginPath();
        g.arc(size / 2, size / 2, 0.8 * scale, 0, 2 * Math.PI);
        g.stroke();
    }

    placeRing() {
        const ring = this.part("ring");
        ring.hidden = !this.hand;
        if (this.hand) {
            const [x, y] = this.places[this.hand.zone].at(this.hand.k);
            ring.style.left = `${x / ViewWidth * 100}%`;
            ring.style.top = `${y / ViewHeight * 100}%`;
        }
    }
}
