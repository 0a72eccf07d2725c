package dev.shrike.messaging.fault;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends this JVM like a crash, without hooks and without closing anything, when a point is passed for the nth time. */
@Singleton
@Requires(property = "halt.at")
public final class HaltAt implements FaultInjection {
    /** The exit code by which the parent knows that it was this. */
    public static final int EXIT_CODE = 86;

    private final String point;
    private final AtomicInteger left;

    HaltAt(@Property(name = "halt.at") String point, @Property(name = "halt.after") int times) {
        this.point = point;
        this.left = new AtomicInteger(times);
    }

    @Override
    public void reached(FaultPoint reached) {
        if (reached.fullName().equals(point) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
