package dev.shrike.gateway.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Signals in the form of Server-Sent Events. A position is a block without data: clients remember its id, and see no event.
 */
final class SseBlocks {
    private static final byte[] ID = ascii("id: ");
    private static final byte[] EVENT = ascii("\nevent: ");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");
    private static final byte[] HEARTBEAT = ascii(": heartbeat\n");
    private static final int CURSOR = 200;

    private SseBlocks() {}

    /** What stands first: how long to wait before connecting again. */
    static byte[] opening(Duration retry) {
        return ascii("retry: " + retry.toMillis() + "\n\n");
    }

    static byte[] write(List<Signal> signals) {
        Buffer out = new Buffer(sizeOf(signals));
        for (Signal signal : signals) {
            switch (signal) {
                case Signal.Event(Frame frame, Frame.Shown shown, String cursor) ->
                    out.block(cursor, frame.facts().event(), shown.bytes());
                case Signal.Notice(String name, var json, String cursor) ->
                    out.block(cursor, name, json.toString().getBytes(StandardCharsets.UTF_8));
                case Signal.Position(String cursor) -> out.position(cursor);
            }
        }
        return out.toByteArray();
    }

    private static int sizeOf(List<Signal> signals) {
        int size = 0;
        for (Signal signal : signals) {
            size += CURSOR
                    + (signal instanceof Signal.Event event ? event.shown().bytes().length : 0);
        }
        return size;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Buffer extends ByteArrayOutputStream {
        Buffer(int size) {
            super(size);
        }

        void block(String cursor, String event, byte[] data) {
            writeBytes(ID);
            writeBytes(ascii(cursor));
            writeBytes(EVENT);
            writeBytes(ascii(event));
            writeBytes(DATA);
            writeBytes(data);
            writeBytes(END);
        }

        void position(String cursor) {
            writeBytes(HEARTBEAT);
            writeBytes(ID);
            writeBytes(ascii(cursor));
            writeBytes(END);
        }
    }
}
