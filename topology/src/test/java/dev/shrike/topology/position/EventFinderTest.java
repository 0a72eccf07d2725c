package dev.shrike.topology.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finders and their threads are real; the consumers read from memory. */
class EventFinderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final TopicInMemory topic = new TopicInMemory("tick.v1");
    private final CountDownLatch readable = new CountDownLatch(1);
    private final EventFinder finder = new EventFinder(
            () -> {
                awaitReadable();
                return topic.consumer();
            },
            TIMEOUT,
            InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        finder.close();
    }

    @Test
    void an_old_event_is_found_without_those_who_ask_for_new_ones_going_back_to_it() throws InterruptedException {
        readable.countDown();
        Instant longAgo = NOW.minus(Duration.ofMinutes(30));
        UUID old = topic.write(longAgo);
        for (int i = 0; i < 100; i++) {
            topic.write(NOW.minus(Duration.ofMinutes(20)));
        }
        UUID recent = topic.write(NOW.minusSeconds(1));

        assertThat(find(recent, NOW.minusSeconds(1)).offset()).isEqualTo(101);
        assertThat(find(old, longAgo).offset()).isZero();
        UUID newest = topic.write(NOW);
        assertThat(find(newest, NOW).offset()).isEqualTo(102);

        assertThat(topic.read()).hasSize(2);
        assertThat(topic.read().getFirst()).containsExactly(101L, 102L);
    }

    @Test
    void what_nobody_waits_for_any_more_is_not_gone_back_to() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            topic.write(NOW.minusSeconds(100));
        }
        UUID recent = topic.write(NOW);
        assertThatThrownBy(
                        () -> finder.find(topic.name(), UUID.randomUUID(), NOW.minusSeconds(100), Duration.ofMillis(1)))
                .isInstanceOf(NotThereYetException.class);
        readable.countDown();

        assertThat(find(recent, NOW).offset()).isEqualTo(100);

        assertThat(topic.read()).hasSize(1);
        assertThat(topic.read().getFirst()).containsExactly(100L);
    }

    @Test
    void once_it_is_closed_nothing_is_found_and_who_waits_is_told() throws Exception {
        readable.countDown();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Place> waiting = threads.submit(() -> find(UUID.randomUUID(), NOW));
            find(topic.write(NOW), NOW);

            finder.close();

            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NotThereYetException.class)
                    .hasMessageContaining("no longer read");
        }
        assertThatThrownBy(() -> find(UUID.randomUUID(), NOW)).isInstanceOf(NotThereYetException.class);
        assertThat(topic.read()).hasSize(1);
    }

    private Place find(UUID event, Instant since) throws InterruptedException {
        return finder.find(topic.name(), event, since, PATIENCE);
    }

    private void awaitReadable() {
        try {
            readable.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
