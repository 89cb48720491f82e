// The WebSocket to the bench: decodes what comes, sends what is done, opens again when it breaks.

const RetryMilliseconds = [250, 500, 1000, 2000];

const decoders = {
    1: (view, bytes) => ["oled", {
        memory: bytes.subarray(4, 4 + 1024),
        flags: { lit: view.getUint8(1) !== 0, contrast: view.getUint8(2), inverted: false, allOn: false },
    }],
    2: view => ["state", {
        flags: view.getUint8(1),
        buttons: view.getUint8(2),
        pace: view.getUint8(3),
        pen: view.getUint32(4, true),
        now: view.getFloat64(8, true),
        barUm: view.getFloat32(16, true),
        tipUm: view.getFloat32(20, true),
        carriageUm: view.getFloat32(24, true),
        stopUm: view.getFloat32(28, true),
        amperes: view.getFloat32(32, true),
        skin: view.getFloat32(36, true),
        pricks: view.getUint32(40, true),
        strokes: view.getUint32(44, true),
        seconds: view.getUint32(48, true),
        state: view.getUint16(52, true),
        screen: view.getUint16(54, true),
        fault: view.getUint16(56, true),
        zone: view.getUint16(58, true),
        rate: view.getFloat32(60, true),
        lastStroke: view.getFloat64(64, true),
        lowUm: view.getFloat32(72, true),
        highUm: view.getFloat32(76, true),
    }],
    3: (view, bytes) => ["scope", scopeFrame(view, bytes)],
    4: view => ["counts", {
        pen: view.getUint32(4, true),
        session: view.getUint32(8, true),
        total: view.getUint32(12, true),
        strokes: view.getUint32(16, true),
        zones: Array.from({ length: view.getUint32(20, true) }, (_, zone) => view.getUint32(24 + 4 * zone, true)),
    }],
    5: view => ["pricks", Array.from({ length: view.getUint16(2, true) }, (_, n) => ({
        at: view.getFloat64(8 + 16 * n, true),
        number: view.getUint32(16 + 16 * n, true),
        zone: view.getUint16(20 + 16 * n, true),
    }))],
};

/** Bits of a state's flags. */
export const Flag = { paused: 1, pedal: 2, coil: 4, enable: 8, interlock: 16, sensor: 32, home: 64, running: 128 };

function scopeFrame(view, bytes) {
    const analogs = view.getUint8(2);
    const columns = view.getUint32(40, true);
    let offset = 48;
    const shorts = () => {
        const array = new Int16Array(bytes.buffer, bytes.byteOffset + offset, columns);
        offset += 2 * columns;
        return array;
    };
    const analog = Array.from({ length: analogs }, () => ({ low: shorts(), high: shorts() }));
    return {
        flags: view.getUint8(1),
        request: view.getUint32(4, true),
        from: view.getFloat64(8, true),
        to: view.getFloat64(16, true),
        trigger: view.getFloat64(24, true),
        oldest: view.getFloat64(32, true),
        columns,
        pen: view.getUint32(44, true),
        analog,
        low: bytes.subarray(offset, offset + columns),
        high: bytes.subarray(offset + columns, offset + 2 * columns),
    };
}

export class Feed {
    /** `on`: handlers by name: oled, state, scope, counts, pricks, lease, refused, open, lost. */
    constructor(viewer, on) {
        this.url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/feed?viewer=${encodeURIComponent(viewer)}`;
        this.on = on;
        this.tries = 0;
        this.isClosed = false;
        this.connect();
        document.addEventListener("visibilitychange", () => this.tellVisible());
    }

    get isOpen() {
        return this.socket?.readyState === WebSocket.OPEN;
    }

    /** Sends a message; nothing happens while the connection is lost. */
    send(message) {
        if (this.isOpen) {
            this.socket.send(JSON.stringify(message));
        }
    }

    close() {
        this.isClosed = true;
        clearTimeout(this.retry);
        this.socket?.close();
    }

    connect() {
        this.socket = new WebSocket(this.url);
        this.socket.binaryType = "arraybuffer";
        this.socket.addEventListener("open", () => {
            this.tries = 0;
            this.tellVisible();
            this.on.open?.();
        });
        this.socket.addEventListener("message", event => this.take(event.data));
        this.socket.addEventListener("close", () => {
            if (this.isClosed) {
                return;
            }
            this.on.lost?.();
            this.retry = setTimeout(() => this.connect(), RetryMilliseconds[Math.min(this.tries++, RetryMilliseconds.length - 1)]);
        });
    }

    take(data) {
        if (typeof data === "string") {
            const message = JSON.parse(data);
            this.on[message.t]?.(message);
            return;
        }
        const decode = decoders[new Uint8Array(data, 0, 1)[0]];
        if (decode) {
            const [name, value] = decode(new DataView(data), new Uint8Array(data));
            this.on[name]?.(value);
        }
    }

    tellVisible() {
        this.send({ t: "visible", visible: document.visibilityState === "visible" });
    }
}
