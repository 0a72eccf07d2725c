package dev.shrike.users.export;

import dev.shrike.messaging.saga.SagaRefusedException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Writes down how far an export is, now and then, and ends it when it is over meanwhile. Not thread-safe. */
final class ExportProgress implements LongConsumer {

    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final ExportTable exports;
    private final UUID export;
    private long next = System.nanoTime() + PAUSE_NANOS;

    ExportProgress(ExportTable exports, UUID export) {
        this.exports = exports;
        this.export = export;
    }

    /** @throws SagaRefusedException when the person was erased, or the export given up */
    @Override
    public void accept(long events) {
        if (System.nanoTime() - next >= 0) {
            note(events);
            next = System.nanoTime() + PAUSE_NANOS;
        }
    }

    void note(long events) {
        if (exports.progress(export, events) == 0) {
            throw new SagaRefusedException("export-over");
        }
    }
}
