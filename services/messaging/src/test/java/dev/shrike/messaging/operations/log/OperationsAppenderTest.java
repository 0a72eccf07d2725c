package dev.shrike.messaging.operations.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.shrike.messaging.operations.ThisProcess;
import dev.shrike.messaging.operations.log.Bursts.Burst;
import dev.shrike.schemas.log.v1.Log;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsAppenderTest {
    private static final String ADDRESS = "ana@example.org";
    private static final int MOST = 3;

    private final LoggerContext context = new LoggerContext();
    private final Logger ours = context.getLogger("dev.shrike.notifier.mail.DeliveringMail");
    private final Logger library = context.getLogger("org.postgresql.Driver");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Bursts bursts = new Bursts(MOST);

    @BeforeEach
    void attach() {
        // a context that is made by hand has none, and lines of such a one cannot be read
        context.setMDCAdapter(((LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory()).getMDCAdapter());
        attach(Level.ERROR);
    }

    private void attach(Level from) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        var appender = new OperationsAppender(
                bursts,
                from,
                List.of("org.example."),
                (level, area) -> meters.counter("lines", "level", level, "area", area),
                meters.counter("dropped"));
        appender.setContext(context);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    @Test
    void nothingThatWasPutIntoALineLeavesTheProcess() {
        ours.error("Mail to {} failed", ADDRESS, new IllegalStateException("no mailbox " + ADDRESS));
        library.error("Detail: Key (email)=(" + ADDRESS + ") already exists");

        List<Log> events = events();

        assertThat(events)
                .hasSize(2)
                .noneSatisfy(event -> assertThat(event.toString()).contains("ana"));
        assertThat(events).extracting(event -> event.getData().getTemplate()).containsOnly("Mail to {} failed", null);
    }

    @Test
    void anExceptionIsItsClassItsCausesClassAndTheTopOfItsStack() {
        var fault = new UncheckedIOException("at " + ADDRESS, new ConnectException(ADDRESS));
        ours.error("Failed", fault);

        Log event = events().getFirst();

        assertThat(event.getType()).isEqualTo("error");
        assertThat(event.getData().getException()).isEqualTo("java.io.UncheckedIOException");
        assertThat(event.getData().getCause()).isEqualTo("java.net.ConnectException");
        assertThat(event.getData().getFrames())
                .hasSizeBetween(1, 8)
                .first()
                .asString()
                .startsWith(OperationsAppenderTest.class.getName() + ".anExceptionIs");
    }

    @Test
    void theSameLineAgainIsCounted() {
        for (int i = 0; i < 500; i++) {
            ours.error("Mail {} failed", i);
        }
        ours.error("Another");

        assertThat(events()).extracting(event -> event.getData().getTimes()).containsExactlyInAnyOrder(500L, 1L);
        assertThat(events()).as("taken").isEmpty();
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        for (int i = 0; i < MOST + 4; i++) {
            context.getLogger("dev.shrike.a" + i).error("Failed");
        }

        assertThat(events()).hasSize(MOST);
        assertThat(meters.counter("dropped").count()).isEqualTo(4);
    }

    @Test
    void aLineOfThatWhichPublishesIsNotPublished() {
        for (String logger : List.of(
                "io.nats.client.impl.NatsConnection",
                "dev.shrike.messaging.nats.NatsConnection",
                "dev.shrike.messaging.publish.EventPublisher",
                "dev.shrike.messaging.operations.log.LogPublisher")) {
            context.getLogger(logger).error("Failed");
        }

        assertThat(events()).isEmpty();
        assertThat(meters.counter("lines", "level", "error", "area", "messaging")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void warningsAreCountedAndPublishedOnlyWhereThatIsWanted() {
        ours.warn("Late");
        assertThat(events()).isEmpty();
        assertThat(meters.counter("lines", "level", "warning", "area", "notifier")
                        .count())
                .isEqualTo(1);

        attach(Level.WARN);
        ours.warn("Late");
        ours.info("Fine");
        assertThat(events()).extracting(Log::getType).containsExactly("warning");
    }

    @Test
    void aTeamCanVouchForItsOwnTemplates() {
        context.getLogger("org.example.nests.Nest").error("Nest {} fell down", 4);

        assertThat(events().getFirst().getData().getTemplate()).isEqualTo("Nest {} fell down");
    }

    @Test
    void aLineBelongsToItsTrace() {
        org.slf4j.MDC.setContextMap(
                Map.of("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736", "span_id", "00f067aa0ba902b7"));
        try {
            ours.error("Failed");
        } finally {
            org.slf4j.MDC.clear();
        }

        assertThat(events().getFirst().getMetadata().getTraceparent())
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
    }

    @Test
    void manyThreadsLoseNoLineWhileBurstsAreTaken() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 5_000; j++) {
                    ours.error("Failed");
                }
            }));
        }
        long times = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            times += taken();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(times + taken() + (long) meters.counter("dropped").count()).isEqualTo(20_000);
    }

    private long taken() {
        return bursts.take().stream().mapToLong(Burst::times).sum();
    }

    private List<Log> events() {
        ThisProcess process = new ThisProcess("notifier", "birdhouse", Instant.EPOCH);
        return bursts.take().stream().map(burst -> LogEvent.of(burst, process)).toList();
    }
}
