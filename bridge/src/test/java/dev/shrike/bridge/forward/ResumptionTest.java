package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.nats.StoredMessage;
import dev.shrike.bridge.nats.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ResumptionTest {
    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00.000000001Z");
    private static final Instant STORED = Instant.parse("2026-11-20T11:00:00.000000002Z");
    private static final Optional<Checkpoint.OfStream> AT_TEN =
            Optional.of(new Checkpoint.OfStream("TICK", CREATED, 10, "ten", STORED));

    @Test
    void aLaneWithoutACheckpointBeginsAtTheStart() {
        assertThat(Resumption.of(Optional.empty(), stream(1, 10), nothing())).isEqualTo(new Resumption(1, CREATED, 0));
    }

    @Test
    void whatExpiredBeforeTheFirstMirroringIsCounted() {
        assertThat(Resumption.of(Optional.empty(), stream(8, 10), nothing())).isEqualTo(new Resumption(1, CREATED, 7));
    }

    @Test
    void aKnownStreamIsReadOnBehindTheCheckpoint() {
        assertThat(Resumption.of(AT_TEN, stream(1, 12), at -> Optional.of(new StoredMessage("ten", STORED))))
                .isEqualTo(new Resumption(11, STORED, 0));
    }

    @Test
    void aDeletedMessageAtTheCheckpointIsNoRollback() {
        assertThat(Resumption.of(AT_TEN, stream(1, 12), nothing())).isEqualTo(new Resumption(11, STORED, 0));
    }

    @Test
    void aPurgedStreamKeepsItsSequenceAndLosesNothingThatWasMirrored() {
        assertThat(Resumption.of(AT_TEN, stream(11, 10), nothing())).isEqualTo(new Resumption(11, STORED, 0));
    }

    @Test
    void whatExpiredBehindTheCheckpointIsCounted() {
        assertThat(Resumption.of(AT_TEN, stream(15, 20), nothing())).isEqualTo(new Resumption(11, STORED, 4));
    }

    @Test
    void aRecreatedStreamStopsTheLane() {
        Vitals other = new Vitals("TICK", CREATED.plusNanos(1), 1, 100, Optional.empty(), false);
        assertIncident(other, Optional.empty(), Incident.RECREATED);
    }

    @Test
    void aStreamThatEndsBeforeTheCheckpointStopsTheLane() {
        assertIncident(stream(1, 9), Optional.empty(), Incident.ROLLED_BACK);
    }

    @Test
    void aSequenceThatWasGivenOutAgainStopsTheLane() {
        assertIncident(stream(1, 12), Optional.of(new StoredMessage("other", STORED)), Incident.ROLLED_BACK);
        assertIncident(stream(1, 12), Optional.of(new StoredMessage("ten", STORED.plusNanos(1))), Incident.ROLLED_BACK);
    }

    @Test
    void onlyLimitsThatCanHaveRunOutExplainWhatIsGone() {
        Instant hourLater = STORED.plusSeconds(3600);
        assertThat(kept(Optional.empty(), false).mayHaveExpired(STORED, hourLater))
                .isFalse();
        assertThat(kept(Optional.of(Duration.ofHours(2)), false).mayHaveExpired(STORED, hourLater))
                .isFalse();
        assertThat(kept(Optional.of(Duration.ofMinutes(59)), false).mayHaveExpired(STORED, hourLater))
                .isTrue();
        assertThat(kept(Optional.empty(), true).mayHaveExpired(STORED, hourLater))
                .isTrue();
    }

    private static Vitals kept(Optional<Duration> maxAge, boolean limited) {
        return new Vitals("TICK", CREATED, 15, 20, maxAge, limited);
    }

    private static void assertIncident(Vitals stream, Optional<StoredMessage> found, Incident incident) {
        assertThatThrownBy(() -> Resumption.of(AT_TEN, stream, at -> found))
                .asInstanceOf(InstanceOfAssertFactories.type(LaneIncidentException.class))
                .satisfies(stop -> assertThat(stop.incident()).isEqualTo(incident))
                .satisfies(stop -> assertThat(stop).hasMessageContaining("TICK"));
    }

    private static LongFunction<Optional<StoredMessage>> nothing() {
        return at -> Optional.empty();
    }

    private static Vitals stream(long first, long last) {
        return new Vitals("TICK", CREATED, first, last, Optional.empty(), false);
    }
}
