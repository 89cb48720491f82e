// The window of time that the scope shows: it follows the pen (with or without a trigger), or stands.

export const LeastSpan = 10_000;
export const LargestSpan = 60e9;

export class ScopeWindow {
    constructor() {
        this.span = 2e9;
        this.follows = true;
        this.trigger = "none";
        this.to = this.span;
        this.oldest = 0;
        this.newest = 0;
        this.triggerAt = null;
        this.origin = this.to;
    }

    get from() {
        return this.to - this.span;
    }

    /** A frame of the feed arrived. */
    take(frame) {
        this.oldest = frame.oldest;
        this.newest = Math.max(frame.to, this.follows ? 0 : this.newest);
        if (this.follows) {
            this.to = frame.to;
            this.triggerAt = Number.isNaN(frame.trigger) ? null : frame.trigger;
            this.origin = this.triggerAt ?? frame.to;
        }
    }

    stop() {
        if (this.follows) {
            this.follows = false;
            this.origin = this.triggerAt ?? this.to;
        }
    }

    follow() {
        this.follows = true;
        this.triggerAt = null;
    }

    /** Changes the span; when the window stands, the time `anchor` stays where it is on the screen. */
    zoom(factor, anchor) {
        const share = (anchor - this.from) / this.span;
        this.span = Math.min(LargestSpan, Math.max(LeastSpan, this.span * factor));
        if (!this.follows) {
            this.place(anchor + this.span * (1 - share));
        }
    }

    pan(nanoseconds) {
        this.stop();
        this.place(this.to + nanoseconds);
    }

    place(to) {
        this.to = Math.max(this.oldest + this.span * 0.1, Math.min(this.newest + this.span * 0.5, to));
    }

    /** Another pen: its time starts anew. */
    reset() {
        this.follow();
        this.oldest = 0;
        this.newest = 0;
    }
}
