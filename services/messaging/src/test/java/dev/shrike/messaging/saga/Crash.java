package dev.shrike.messaging.saga;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Halts the process at a point, as a power failure would: no shutdown hook, no rollback, no goodbye to the database. */
@Singleton
@Requires(property = "crash.at")
class Crash implements FaultPoints {
    static final int HALTED = 86;

    private final String at;

    Crash(@Value("${crash.at}") String at) {
        this.at = at;
    }

    static String at(FaultPoint point, String step) {
        return point + "@" + step;
    }

    @Override
    public void reached(FaultPoint point, StepKey key) {
        if (at.equals(at(point, key.step()))) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
