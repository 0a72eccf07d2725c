package dev.shrike.users;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.fault.FaultPoint;
import java.util.Optional;

/** Ends the run of the next saga that comes to a point, as a crash would, and no other. */
final class Interruption implements FaultInjection {
    private Optional<FaultPoint> next = Optional.empty();

    synchronized void at(FaultPoint point) {
        next = Optional.of(point);
    }

    @Override
    public synchronized void reached(FaultPoint point) {
        if (next.filter(at -> at.fullName().equals(point.fullName())).isPresent()) {
            next = Optional.empty();
            throw new IllegalStateException("interrupted at " + point.fullName());
        }
    }
}
