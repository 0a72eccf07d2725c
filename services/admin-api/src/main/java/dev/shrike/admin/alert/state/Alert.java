package dev.shrike.admin.alert.state;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One alert. Immutable.
 *
 * @param value what it was judged by last
 * @param since when the condition began to hold
 * @param firedAt when it had held for long enough; null while it is pending
 * @param resolvedAt when it ended; null while it has not
 * @param measuredAt when it was judged last; what is not measured for a while is over
 * @param toldAt when somebody was told last that it fires; null when nobody was
 * @param toldFiring whether the last that somebody heard of it is that it fires
 */
public record Alert(
        AlertKey key,
        State state,
        double value,
        Instant since,
        @Nullable Instant firedAt,
        @Nullable Instant resolvedAt,
        Instant measuredAt,
        @Nullable Instant toldAt,
        boolean toldFiring) {

    /** How far an alert has come. */
    public enum State {
        PENDING,
        FIRING,
        /** It fired, and nobody measures any more whether it still does. */
        UNMEASURED,
        RESOLVED
    }

    static Alert begun(AlertKey key, double value, Instant now, @Nullable Alert before) {
        return new Alert(
                key,
                State.PENDING,
                value,
                now,
                null,
                null,
                now,
                before == null ? null : before.toldAt,
                before != null && before.toldFiring);
    }

    Alert measured(double newer, Instant now) {
        return new Alert(key, state, newer, since, firedAt, resolvedAt, now, toldAt, toldFiring);
    }

    Alert fired(Instant now) {
        return new Alert(key, State.FIRING, value, since, now, null, measuredAt, toldAt, toldFiring);
    }

    Alert resolved(Instant now) {
        return new Alert(key, State.RESOLVED, value, since, firedAt, now, measuredAt, toldAt, toldFiring);
    }

    Alert unmeasured() {
        return new Alert(key, State.UNMEASURED, value, since, firedAt, resolvedAt, measuredAt, toldAt, toldFiring);
    }

    Alert toldFiring(Instant now) {
        return new Alert(key, state, value, since, firedAt, resolvedAt, measuredAt, now, true);
    }

    Alert toldResolved() {
        return new Alert(key, state, value, since, firedAt, resolvedAt, measuredAt, toldAt, false);
    }

    /** Whether it fires now. */
    public boolean firing() {
        return state == State.FIRING;
    }
}
