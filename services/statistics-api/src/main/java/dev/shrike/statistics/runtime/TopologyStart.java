package dev.shrike.statistics.runtime;

import dev.shrike.topology.runtime.TopologyRuntime;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the topologies once the context is up, on a thread of its own, and again for as long as that fails: a service that
 * starts before Kafka or the registry waits for them. Thread-safe.
 */
@Singleton
class TopologyStart implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyStart.class);

    private final TopologyRuntime topologies;
    private final StatisticsSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.of("The topologies are being started");

    TopologyStart(TopologyRuntime topologies, StatisticsSettings settings) {
        this.topologies = topologies;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        Thread.ofVirtual().name("topology-start").start(this::startUntilItWorks);
    }

    /** Why the topologies have not been started; empty once they are. */
    Optional<String> trouble() {
        return trouble;
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }

    private void startUntilItWorks() {
        try {
            while (!started() && !closing.await(settings.startAgainAfter().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Starting the topologies again");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean started() {
        try {
            topologies.start();
            trouble = Optional.empty();
            return true;
        } catch (RuntimeException e) {
            tell("The topologies do not start yet: " + e.getMessage(), e);
            return false;
        } catch (Error e) {
            trouble = Optional.of("The topologies will not start before this service is started again: " + e);
            throw e;
        }
    }

    /** Once per kind of trouble, however often it is met. */
    private void tell(String met, RuntimeException cause) {
        if (!trouble.equals(Optional.of(met))) {
            LOG.warn(met, cause);
        }
        trouble = Optional.of(met);
    }
}
