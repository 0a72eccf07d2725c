package dev.shrike.bridge.forward;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.Delivery;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Reads a {@link FakeStream} in small portions, and ends after so many messages as a cursor does whose connection was lost. */
final class FakeCursor implements Cursor {
    private static final long LONGEST_WAIT = 1_000_000;

    private final FakeStream stream;
    private final int portion;
    private final int endsAfter;
    private final Runnable whenDry;
    private long next;
    private int delivered;
    private boolean pausing;

    /**
     * @param portion how many messages come without a gap in time
     * @param endsAfter how many come at all
     * @param whenDry called again and again once there are no more
     */
    FakeCursor(FakeStream stream, long from, int portion, int endsAfter, Runnable whenDry) {
        this.stream = stream;
        this.next = from;
        this.portion = portion;
        this.endsAfter = endsAfter;
        this.whenDry = whenDry;
    }

    @Override
    public Delivery next(Duration wait) {
        if (delivered == endsAfter) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: the connection was lost", null);
        }
        pausing = !pausing && delivered > 0 && delivered % portion == 0;
        Delivery found = pausing ? null : stream.deliver(next, delivered + 1L);
        if (found != null) {
            delivered++;
            next = found.sequence() + 1;
        } else if (!pausing) {
            whenDry.run();
            LockSupport.parkNanos(Math.min(wait.toNanos(), LONGEST_WAIT));
        }
        return found;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
