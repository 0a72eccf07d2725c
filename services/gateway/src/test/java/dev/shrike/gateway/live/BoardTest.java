package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import java.util.List;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final int MEMORY = 10;

    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final Board board = new Board(Frames.TABLE, MEMORY);
    private final Recorder client = new Recorder(LiveFilter.event("tick"), Frames.person(ana));

    @BeforeEach
    void open() {
        board.open(Frames.TICK, 100);
        board.open(Frames.RATE, 50);
    }

    @Test
    void whoFollowsFromNowOnGetsWhatComes() {
        deliver(101, ana);
        assertThat(board.attach(client, null, 100)).isInstanceOf(Board.Attachment.Attached.class);
        deliver(102, ana);
        deliver(103, ben);
        deliver(104, ana);

        assertThat(client.sequences()).containsExactly(102L, 104L);
    }

    @Test
    void whoComesBackIsGivenWhatItMissedOutOfMemory() {
        deliver(101, ana);
        deliver(102, ben);
        deliver(103, ana);

        assertThat(board.attach(client, known(101), 100)).isInstanceOf(Board.Attachment.Attached.class);
        deliver(104, ana);

        assertThat(client.sequences()).containsExactly(103L, 104L);
    }

    @Test
    void whoMissedMoreThanIsInMemoryHasToReadFirst() {
        for (long sequence = 101; sequence <= 101 + MEMORY; sequence++) {
            deliver(sequence, ana);
        }

        Board.Attachment behind = board.attach(client, known(100), 100);
        assertThat(behind)
                .isInstanceOfSatisfying(
                        Board.Attachment.Behind.class,
                        answer -> assertThat(answer.upTo().of(Frames.TICK)).isEqualTo(101 + MEMORY));
        assertThat(client.offered).isEmpty();
        assertThat(board.followers()).isZero();

        assertThat(board.attach(client, known(101), 100)).isInstanceOf(Board.Attachment.Attached.class);
        assertThat(client.sequences()).hasSize(MEMORY).startsWith(102L);
    }

    @Test
    void whoHasNoRoomForWhatItMissedHasToReadFirst() {
        deliver(101, ana);
        deliver(102, ana);
        deliver(103, ana);

        assertThat(board.attach(client, known(100), 2)).isInstanceOf(Board.Attachment.Behind.class);
        assertThat(client.offered).isEmpty();
    }

    @Test
    void whatAnotherStreamHasPushedOutOfMemoryHasToBeRead() {
        deliver(101, ana);
        for (long sequence = 51; sequence <= 50 + MEMORY; sequence++) {
            deliver(Frames.RATE, sequence, Events.rate(ana, ben, 1));
        }

        assertThat(board.attach(client, known(100), 100)).isInstanceOf(Board.Attachment.Behind.class);
        assertThat(board.attach(client, known(101), 100)).isInstanceOf(Board.Attachment.Attached.class);
    }

    @Test
    void aStreamThatIsFollowedAgainBeginsWithoutMemory() {
        deliver(101, ana);
        board.close(Frames.TICK);
        board.open(Frames.TICK, 200);

        assertThat(board.attach(client, known(101), 100)).isInstanceOf(Board.Attachment.Behind.class);
        assertThat(board.attach(client, known(200), 100)).isInstanceOf(Board.Attachment.Attached.class);
    }

    @Test
    void aStreamThatWasMadeAnewIsToldToWhoFollowsAndBeginsAtItsBeginning() {
        board.attach(client, null, 100);
        board.beginAnew(Frames.TICK);
        deliver(1, ana);

        assertThat(client.gaps).containsExactly(new Signal.Gap("tick", "TICK", "made-anew", 101, null));
        assertThat(client.sequences()).containsExactly(1L);
    }

    @Test
    void theOneWhoFollowsAnotherStreamHearsNothingOfAStreamMadeAnew() {
        Recorder other = new Recorder(LiveFilter.event("rate"), Frames.person(ana));
        board.attach(other, null, 100);

        board.beginAnew(Frames.TICK);

        assertThat(other.gaps).isEmpty();
    }

    @Test
    void theOneWhoLeavesGetsNothingMore() {
        board.attach(client, null, 100);
        board.detach(client);
        board.detach(client);
        deliver(101, ana);

        assertThat(client.offered).isEmpty();
        assertThat(board.followers()).isZero();
    }

    @Test
    void everyKindOfFilterFindsItsEventsOnce() {
        Recorder byImage = new Recorder(LiveFilter.everything().ofImage(Events.LAPWING), Frames.operator());
        Recorder byAggregate = new Recorder(LiveFilter.everything().ofAggregate(ana.toString()), Frames.operator());
        Recorder aboutAna = new Recorder(LiveFilter.everything().aboutTheViewer(), Frames.person(ana));
        Recorder all = new Recorder(LiveFilter.everything(), Frames.operator());
        List<Recorder> clients = List.of(byImage, byAggregate, aboutAna, all);
        clients.forEach(each -> board.attach(each, null, 100));

        deliver(101, ana);
        deliver(Frames.RATE, 51, Events.rate(ana, ana, 5));
        clients.forEach(each -> assertThat(each.sequences()).containsExactly(101L, 51L));

        clients.forEach(board::detach);
        deliver(102, ana);
        clients.forEach(each -> assertThat(each.offered).hasSize(2));
    }

    private Positions known(long tick) {
        return Frames.TABLE.unknown().with(Frames.TICK, tick);
    }

    private void deliver(long sequence, UUID person) {
        deliver(Frames.TICK, sequence, Events.tick(person, 1));
    }

    private void deliver(int stream, long sequence, IndexedRecord event) {
        board.deliver(stream, sequence, event, Frames.facts(event));
    }
}
