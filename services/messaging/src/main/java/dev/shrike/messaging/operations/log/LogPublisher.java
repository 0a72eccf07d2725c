package dev.shrike.messaging.operations.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.operations.OperationsSettings;
import dev.shrike.messaging.operations.Outlet;
import dev.shrike.messaging.operations.ThisProcess;
import dev.shrike.messaging.operations.log.Bursts.Burst;
import io.micrometer.core.instrument.Counter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Publishes the errors that this process logs, from its start to its end, once a second. What cannot be published now is counted
 * ({@code shrike.log.dropped}) and dropped: the log file has it. Thread-safe.
 */
@Singleton
@Requires(classes = LoggerContext.class)
final class LogPublisher {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Outlet outlet;
    private final ThisProcess process;
    private final Bursts bursts;
    private final OperationsAppender appender;
    private final Counter dropped;
    private final boolean enabled;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    LogPublisher(Outlet outlet, ThisProcess process, OperationsSettings settings, MessagingMeters meters) {
        this.outlet = outlet;
        this.process = process;
        this.bursts = new Bursts(settings.logBursts());
        this.dropped = meters.ofLog("dropped");
        this.appender = new OperationsAppender(
                bursts,
                settings.logWarnings() ? Level.WARN : Level.ERROR,
                settings.logTemplatesOf(),
                meters::ofLogged,
                dropped);
        this.enabled = settings.enabled();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void onStart(StartupEvent started) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            appender.setContext(context);
            appender.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
            thread = Thread.ofVirtual().name("operations-log").start(this::run);
        } else {
            LOG.info("Logged errors are not published: the log is not Logback's");
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE) // after what may still fail
    void onStop(ShutdownEvent stop) throws InterruptedException {
        if (appender.getContext() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
            appender.stop();
        }
        stopping.countDown();
        if (thread != null && !thread.join(GRACE)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            boolean last;
            do {
                last = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                publish();
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the first that does not leave, the others of the round need not be tried. */
    private void publish() {
        boolean leaving = enabled;
        for (Burst burst : bursts.take()) {
            leaving = leaving && tryOnce(burst);
            if (!leaving && enabled) {
                dropped.increment(burst.times());
            }
        }
    }

    private boolean tryOnce(Burst burst) {
        try {
            return outlet.publish(LogEvent.of(burst, process));
        } catch (RuntimeException e) { // the thread has to outlive it
            LOG.warn("A logged error cannot be published", e);
            return false;
        }
    }
}
