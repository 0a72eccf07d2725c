package dev.shrike.messaging.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceMergeTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final Map<String, List<Slice.Entry>> streams = new TreeMap<>();

    @Test
    void takesTheOldestOfAllStreamsFirst() {
        store("RATE", 3);
        store("TICK", 1);
        store("TICK", 4);
        store("RATE", 5);

        assertThat(places(StreamPositions.start(), 10, 100)).containsExactly("TICK 1", "RATE 1", "TICK 2", "RATE 2");
    }

    @Test
    void whatIsYoungerThanTheReadOfAnotherStreamWaits() {
        store("RATE", 10);
        store("TICK", 21);

        assertThat(places(StreamPositions.start(), 10, 20)).containsExactly("RATE 1");
        assertThat(places(StreamPositions.start(), 10, 22)).containsExactly("RATE 1", "TICK 1");
    }

    @Test
    void whatWaitsIsNotMore() {
        store("RATE", 10);
        store("TICK", 21);

        assertThat(page(StreamPositions.start(), 10, 20).more()).isFalse();
    }

    @Test
    void aStreamKeepsItsOrderWhenItsClockWasTurnedBackAnHour() {
        store("TICK", 5_000);
        store("TICK", 1_400);
        store("RATE", 1_500);

        List<String> whole = places(StreamPositions.start(), 10, 1_600);

        assertThat(whole).containsExactly("RATE 1", "TICK 1", "TICK 2");
        assertThat(inPagesOf(1, 1_600)).isEqualTo(whole);
    }

    @Test
    void nothingGoesBeforeAMessageThatHasNotBeenRead() {
        store("RATE", 1);
        store("RATE", 2);
        store("TICK", 3);
        Slice cut = new Slice("RATE", streams.get("RATE").subList(0, 1), true, START.plusSeconds(9));
        Slice tick = new Slice("TICK", streams.get("TICK"), false, START.plusSeconds(9));

        EventPage page = SliceMerge.page(List.of(cut, tick), StreamPositions.start(), 10);

        assertThat(page.next().sequences()).isEqualTo(Map.of("RATE", 1L));
        assertThat(page.more()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesOfAnySizeFromAnyPositionShowOneSequence(long seed) {
        Random random = new Random(seed);
        int now = 0;
        for (int i = 0; i < 200; i++) {
            now = random.nextInt(20) == 0 ? Math.max(0, now - random.nextInt(3_600)) : now + random.nextInt(3);
            store(List.of("TICK", "RATE", "USER").get(random.nextInt(3)), now);
        }
        List<String> whole = places(StreamPositions.start(), 1_000, 1_000_000);

        assertThat(whole).hasSize(200);
        for (int size = 1; size <= 201; size += 1 + random.nextInt(9)) {
            assertThat(inPagesOf(size, 1_000_000)).as("pages of " + size).isEqualTo(whole);
        }
        StreamPositions position = StreamPositions.start();
        for (int seen = 0; seen <= whole.size(); seen++) {
            assertThat(places(position, 1_000, 1_000_000)).isEqualTo(whole.subList(seen, whole.size()));
            position = page(position, 1, 1_000_000).next();
        }
    }

    private void store(String stream, int second) {
        List<Slice.Entry> entries = streams.computeIfAbsent(stream, any -> new ArrayList<>());
        Instant storedAt = START.plusSeconds(second);
        long sequence = entries.size() + 1L;
        StoredEvent event = new StoredEvent(null, null, null, stream, sequence, "", storedAt);
        entries.add(new Slice.Entry(stream, sequence, storedAt, Optional.of(event)));
    }

    private EventPage page(StreamPositions from, int limit, int readAtSecond) {
        List<Slice> slices = streams.keySet().stream()
                .map(stream -> slice(stream, from.of(stream), limit, readAtSecond))
                .toList();
        return SliceMerge.page(slices, from, limit);
    }

    private Slice slice(String stream, long after, int limit, int readAtSecond) {
        List<Slice.Entry> left = streams.get(stream).stream()
                .filter(entry -> entry.sequence() > after)
                .toList();
        List<Slice.Entry> read = left.subList(0, Math.min(limit, left.size()));
        return new Slice(stream, read, left.size() > read.size(), START.plusSeconds(readAtSecond));
    }

    private List<String> places(StreamPositions from, int limit, int readAtSecond) {
        return placesOf(page(from, limit, readAtSecond));
    }

    private List<String> inPagesOf(int size, int readAtSecond) {
        List<String> places = new ArrayList<>();
        for (EventPage page = page(StreamPositions.start(), size, readAtSecond);
                !page.events().isEmpty();
                page = page(page.next(), size, readAtSecond)) {
            places.addAll(placesOf(page));
        }
        return places;
    }

    private static List<String> placesOf(EventPage page) {
        return page.events().stream()
                .map(event -> event.stream() + " " + event.sequence())
                .toList();
    }
}
