package dev.shrike.bridge.settings;

/**
 * How far a lane may fetch ahead of what it has written: the bound on a lane's memory.
 *
 * @param events messages asked for and not yet taken
 * @param bytes their bytes, headers included; one larger message is still fetched, alone
 */
public record FetchWindow(int events, long bytes) {
    private static final long BYTES = 8L * 1024 * 1024;

    public FetchWindow {
        if (events < 2 || bytes < 2) {
            throw new IllegalArgumentException("A fetch window has two halves of at least one message");
        }
    }

    /** 8,192 messages, 8 MiB. */
    public static FetchWindow defaults() {
        return new FetchWindow(8_192, BYTES);
    }
}
