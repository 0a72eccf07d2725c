package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.schemas.event.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MissedTest {
    private static final long STORED = 5L * Missed.PAGE;

    private final UUID ana = UUID.randomUUID();
    private final SpecificRecord tick = (SpecificRecord) Events.tick(ana, 1);
    private final Scope scope = Frames.scope(LiveFilter.event("tick"), Frames.person(ana));
    private final Semaphore reads = new Semaphore(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Long> readAfter = new ArrayList<>();

    @Test
    void everythingAfterWhatIsKnownIsReadUpToWhatIsWanted() throws Exception {
        assertThat(sequences(missed(10, STORED - 10)))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(11, STORED - 10).boxed().toList());
    }

    @Test
    void forWhoIsGoneNoMoreIsRead() throws Exception {
        Missed missed = missed(0, STORED);
        missed.next();
        over.set(true);

        assertThat(sequences(missed)).as("the rest of the page").hasSize(Missed.PAGE - 1);
        assertThat(readAfter).containsExactly(0L);
    }

    @Test
    void whoGoesWhileItWaitsForItsTurnLeavesItToTheNext() throws Exception {
        reads.acquire();
        Missed missed = missed(0, STORED);
        List<Long> given = new ArrayList<>();
        Thread client = Thread.ofVirtual().start(() -> {
            try {
                given.addAll(sequences(missed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        over.set(true);
        reads.release();
        client.join();

        assertThat(given).isEmpty();
        assertThat(readAfter).isEmpty();
        assertThat(reads.availablePermits()).isEqualTo(1);
    }

    private Missed missed(long after, long upTo) {
        Positions known = Frames.TABLE.unknown().with(Frames.TICK, after);
        return new Missed(
                (_, from, limit) -> page(from, limit), reads, scope, known, known.with(Frames.TICK, upTo), over::get);
    }

    private EventPage page(long after, int limit) {
        readAfter.add(after);
        String stream = scope.streamName(Frames.TICK);
        long last = Math.min(STORED, after + limit);
        List<StoredEvent> events = LongStream.rangeClosed(after + 1, last)
                .mapToObj(sequence -> new StoredEvent(
                        Frames.CATALOGUE.of(tick),
                        tick,
                        Envelope.of(tick),
                        stream,
                        sequence,
                        "tick.v1." + ana + ".new",
                        Instant.EPOCH.plusMillis(sequence)))
                .toList();
        return new EventPage(events, StreamPositions.start().with(stream, last), last < STORED, 0);
    }

    private static List<Long> sequences(Missed missed) throws InterruptedException {
        List<Long> sequences = new ArrayList<>();
        for (Missed.Next next = missed.next(); next != null; next = missed.next()) {
            sequences.add(next.event().sequence());
        }
        return sequences;
    }
}
