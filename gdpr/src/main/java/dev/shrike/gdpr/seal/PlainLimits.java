package dev.shrike.gdpr.seal;

/** What one plain value may be at most; the same when it is sealed and when it is opened. */
final class PlainLimits {

    /** Bytes of the plain form: 16 MiB. Streams and topics usually take less. */
    static final int BYTES = 16 << 20;

    /** Values in it: fields, items and entries, on all levels. */
    static final int VALUES = 1 << 20;

    /** Records, arrays, maps and unions within each other. */
    static final int DEPTH = 64;

    private PlainLimits() {}
}
