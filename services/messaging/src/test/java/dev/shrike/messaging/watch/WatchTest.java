package dev.shrike.messaging.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Watch watch = new Watch(registry);

    @AfterEach
    void stop() {
        watch.onStop(null);
    }

    @Test
    void a_gauge_shows_what_was_measured_last() {
        var rows = new AtomicInteger();
        Measurement<Integer> measured = watch.every(OFTEN, "rows", rows::incrementAndGet);
        watch.gauge("rows", "Rows", Tags.of("table", "a"), measured, Integer::doubleValue);

        await().until(() -> registry.get("rows").tag("table", "a").gauge().value() > 3);
    }

    @Test
    void a_failure_is_NaN_until_it_ends_and_is_logged_once_without_its_message() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Measurement.class);
        log.start();
        logger.addAppender(log);
        try {
            var attempts = new AtomicInteger();
            Measurement<Integer> measured = watch.every(OFTEN, "rows", () -> {
                if (attempts.incrementAndGet() < 20) {
                    throw new IOException("of wren@example.org");
                }
                return 7;
            });
            watch.gauge("rows", "Rows", Tags.empty(), measured, Integer::doubleValue);

            await().until(() -> attempts.get() > 5);
            assertThat(registry.get("rows").gauge().value())
                    .satisfiesAnyOf(
                            value -> assertThat(value).isNaN(),
                            value -> assertThat(attempts).hasValueGreaterThan(19));
            await().until(() -> registry.get("rows").gauge().value() == 7);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("rows: not known until this ends: java.io.IOException");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void parts_come_along_as_they_appear_and_are_NaN_when_they_are_gone() throws InterruptedException {
        var found = new AtomicInteger();
        Measurement<Map<String, Integer>> measured = new Measurement<>("parts", () -> switch (found.getAndIncrement()) {
            case 0 -> Map.of("a", 1);
            case 1 -> Map.of("a", 2, "b", 5);
            default -> Map.of("b", 6);
        });
        watch.gauges("parts", "Parts", "part", Tags.empty(), measured, Integer::doubleValue);

        measured.once();
        assertThat(part("a")).isEqualTo(1);
        assertThat(registry.find("parts").tag("part", "b").gauge()).isNull();
        measured.once();
        assertThat(List.of(part("a"), part("b"))).containsExactly(2.0, 5.0);
        measured.once();
        assertThat(List.of(part("a"), part("b"))).containsExactly(Double.NaN, 6.0);
    }

    @Test
    void a_count_stays_as_it_was_while_it_is_not_known() throws InterruptedException {
        var found = new AtomicInteger();
        Measurement<Map<String, Integer>> measured = new Measurement<>("counts", () -> {
            if (found.incrementAndGet() == 2) {
                throw new IOException("away");
            }
            return Map.of("a", 10 * found.get());
        });
        watch.counters("counts", "Counts", "part", measured, Integer::doubleValue);

        measured.once();
        assertThat(counted()).isEqualTo(10);
        measured.once();
        assertThat(counted()).isEqualTo(10);
        measured.once();
        assertThat(counted()).isEqualTo(30);
    }

    @Test
    void nothing_is_measured_where_nobody_reads_it() {
        var attempts = new AtomicInteger();
        Watch unread = new Watch(null);

        Measurement<Integer> measured = unread.every(OFTEN, "rows", attempts::incrementAndGet);
        unread.gauge("rows", "Rows", Tags.empty(), measured, Integer::doubleValue);
        unread.onStop(null);

        assertThat(attempts).hasValue(0);
        assertThat(measured.value(Integer::doubleValue)).isNaN();
    }

    private double part(String name) {
        return registry.get("parts").tag("part", name).gauge().value();
    }

    private double counted() {
        return registry.get("counts").tag("part", "a").functionCounter().count();
    }
}
