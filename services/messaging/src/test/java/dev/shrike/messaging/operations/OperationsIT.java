package dev.shrike.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.LiveSubscription;
import dev.shrike.messaging.operations.monitor.ClusterEvents;
import dev.shrike.messaging.operations.monitor.Measured;
import dev.shrike.messaging.operations.monitor.Monitor;
import dev.shrike.messaging.operations.monitor.PartHealth;
import dev.shrike.messaging.operations.monitor.PartState;
import dev.shrike.messaging.operations.monitor.Snapshot;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.cluster.v1.Cluster;
import dev.shrike.schemas.log.v1.Log;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Operational events of a service, with a nats-server that goes away. */
class OperationsIT {
    private static final Logger LOG = LoggerFactory.getLogger("dev.shrike.birds.Tests");
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Some of each kind; what the database and JetStream say is asked in the background, so that the first looks may lack it. */
    private static final List<String> MEASURES = List.of(
            "shrike_nats_connected",
            "shrike_disk_free_ratio",
            "shrike_heap_used_ratio",
            "shrike_database_bytes",
            "shrike_jetstream_streams",
            "shrike_outbox_waiting");

    @TempDir
    Path data;

    private LocalServers servers;
    private Service service;

    @BeforeEach
    void start() {
        servers = LocalServers.open(ServerSettings.forTests(data));
        servers.start(ready -> {}, Part.NATS);
        service = Service.start(
                        servers.nats(),
                        Service.newDatabase(),
                        Map.of("shrike.operations.parts-interval", "500ms", "shrike.operations.metrics-interval", "1s"))
                .awaitStreams();
    }

    @AfterEach
    void stop() {
        service.close();
        servers.kill();
    }

    @Test
    void anErrorThatIsLoggedIsAnEventOnce() throws InterruptedException {
        try (LiveSubscription live = service.bean(LiveEvents.class).open(Selection.all("log"), 10)) {
            for (int i = 0; i < 50; i++) {
                LOG.error("Bird {} flew away", i);
            }

            Log event = next(live, Log.class, log -> log.getData().getLogger().equals(LOG.getName()));

            assertThat(event.getData().getTemplate()).isEqualTo("Bird {} flew away");
            assertThat(event.getData().getTimes()).isBetween(2L, 50L);
        }
    }

    @Test
    void aProcessSaysWhatItMeasuresAndWhichPartsItSees() throws InterruptedException {
        try (LiveSubscription live = service.bean(LiveEvents.class).open(Selection.all("cluster"), 10)) {
            next(live, Cluster.class, event -> measures(event).containsAll(MEASURES));
            Snapshot parts = ClusterEvents.read(
                    next(live, Cluster.class, event -> event.getType().equals("parts")));

            assertThat(parts.parts())
                    .contains(PartState.of("nats", PartHealth.UP, ""), PartState.of("postgres", PartHealth.UP, ""));
        }
    }

    @Test
    void withoutNatsTheProcessKnowsAndNobodyWhoLogsWaits() {
        servers.natsServer().stop();

        await("nats is seen down").atMost(SOON).until(() -> part("nats").equals(Optional.of(PartHealth.DOWN)));
        long begin = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            LOG.error("Bird {} flew away", i);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

        servers.natsServer().start();
        await("nats is seen up").atMost(SOON).until(() -> part("nats").equals(Optional.of(PartHealth.UP)));
    }

    @Test
    void theAppenderGoesWithItsService() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("operations"))
                .isNotNull();

        service.close();

        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("operations"))
                .isNull();
    }

    private static List<String> measures(Cluster event) {
        return event.getType().equals("metrics")
                ? ClusterEvents.read(event).measured().stream()
                        .map(Measured::measure)
                        .toList()
                : List.of();
    }

    private Optional<PartHealth> part(String name) {
        return service.bean(Monitor.class).latest().stream()
                .flatMap(seen -> seen.parts().stream())
                .filter(part -> part.part().equals(name))
                .map(PartState::health)
                .findFirst();
    }

    private static <T> T next(LiveSubscription live, Class<T> type, Predicate<T> wanted) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = live.next(Duration.ofSeconds(1))
                    .map(ReceivedEvent::event)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(wanted);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("No such event came");
    }
}
