package dev.shrike.messaging.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Rates;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.publish.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Pages of several sizes are read over all streams while events are being appended to two of them. */
class PagingWhileAppendingIT {
    private static final int EACH = Integer.getInteger("paging.events", 150);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private record Walk(List<String> places, List<StreamPositions> cursors) {}

    @Test
    void everyReaderFindsTheSameSequenceFromEveryCursor() throws Exception {
        try (Service service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EventReader reader = service.bean(EventReader.class);
            StreamPositions start = reader.end();
            List<Future<Walk>> readers = new ArrayList<>();
            for (int size : List.of(1, 7, 64, 1_000)) {
                readers.add(threads.submit(() -> walk(reader, start, size)));
            }
            EventPublisher publisher = service.bean(EventPublisher.class);
            String person = UUID.randomUUID().toString();
            Future<?> ticks = threads.submit(publishing(publisher, () -> Ticks.by(UUID.randomUUID())));
            Future<?> ratings = threads.submit(publishing(publisher, () -> Rates.by(person)));
            ticks.get();
            ratings.get();

            Walk whole = walk(reader, start, 100);
            assertThat(whole.places()).hasSize(2 * EACH).doesNotHaveDuplicates();
            for (Future<Walk> live : readers) {
                assertThat(live.get().places()).isEqualTo(whole.places());
            }
            Walk sevens = readers.get(1).get();
            for (int page = 0; page < sevens.cursors().size(); page++) {
                List<String> behind =
                        whole.places().subList(seen(sevens.cursors().get(page), start), 2 * EACH);
                assertThat(placesOf(reader.readAfter(sevens.cursors().get(page), EventReader.MAX_LIMIT)))
                        .isEqualTo(behind);
            }
        }
    }

    private static Callable<Void> publishing(EventPublisher publisher, Callable<SpecificRecord> event) {
        return () -> {
            for (int i = 0; i < EACH; i++) {
                publisher.publish(event.call());
            }
            return null;
        };
    }

    private static Walk walk(EventReader reader, StreamPositions start, int size) {
        Walk walk = new Walk(new ArrayList<>(), new ArrayList<>());
        StreamPositions at = start;
        Instant deadline = Instant.now().plus(LONG_ENOUGH);
        while (walk.places().size() < 2 * EACH && Instant.now().isBefore(deadline)) {
            EventPage page = reader.readAfter(at, size);
            assertThat(page.events().size()).isLessThanOrEqualTo(size);
            walk.places().addAll(placesOf(page));
            at = page.next();
            walk.cursors().add(at);
        }
        return walk;
    }

    private static int seen(StreamPositions cursor, StreamPositions start) {
        return (int) cursor.sequences().entrySet().stream()
                .mapToLong(stream -> stream.getValue() - start.of(stream.getKey()))
                .sum();
    }

    private static List<String> placesOf(EventPage page) {
        return page.events().stream()
                .map(event -> event.stream() + " " + event.sequence())
                .toList();
    }
}
