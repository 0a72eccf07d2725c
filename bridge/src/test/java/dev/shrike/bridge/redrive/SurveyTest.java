package dev.shrike.bridge.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.LetterMark;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final Instant STORED = Instant.parse("2026-11-21T00:00:00Z");

    private final Candidate candidate = candidate();
    private final Survey survey = new Survey(List.of(candidate));

    @Test
    void aLaterSequenceOfTheSameKeyOvertakes() {
        survey.event(found("tick.v1", "a.jpg", "other", "TICK", 8, STORED));
        assertThat(survey.overtaken(candidate))
                .hasValueSatisfying(said -> assertThat(said).contains("sequence 8 of TICK"));
    }

    @Test
    void earlierSequencesAndOtherKeysDoNot() {
        survey.event(found("tick.v1", "a.jpg", "other", "TICK", 6, STORED.minusSeconds(1)));
        survey.event(found("tick.v1", "b.jpg", "other", "TICK", 8, STORED.plusSeconds(1)));
        survey.event(found("rate.v1", "a.jpg", "other", "TICK", 8, STORED.plusSeconds(1)));
        assertThat(survey.overtaken(candidate)).isEmpty();
    }

    @Test
    void anEventOfAStreamThatWasMadeAgainOvertakesByItsTime() {
        survey.event(found("tick.v1", "a.jpg", "other", "TICK", 1, STORED.plusSeconds(1)));
        assertThat(survey.overtaken(candidate)).isPresent();
    }

    @Test
    void anEndOfTheKeyThatWasWrittenByNoLaneOvertakesByItsTime() {
        survey.event(new ConsumerRecord<>(
                "tick.v1.latest",
                0,
                5,
                STORED.plusSeconds(1).toEpochMilli(),
                TimestampType.CREATE_TIME,
                5,
                0,
                bytes("a.jpg"),
                null,
                new RecordHeaders(),
                Optional.empty()));
        assertThat(survey.overtaken(candidate)).isPresent();
    }

    @Test
    void theSameEventIsPresentAndOvertakesNothing() {
        survey.event(found("tick.v1", "a.jpg", "event-7", "TICK", 9, STORED.plusSeconds(9)));
        assertThat(survey.present(candidate)).contains(true);
        assertThat(survey.overtaken(candidate)).isEmpty();
    }

    @Test
    void anotherContentUnderTheSameIdIsTold() {
        var other = found("tick.v1", "a.jpg", "event-7", "TICK", 9, STORED, "other content");
        survey.event(other);
        assertThat(survey.present(candidate)).contains(false);
    }

    @Test
    void aMarkOfAnotherRedriveSettles() {
        ProducerRecord<byte[], byte[]> mark = LetterMark.of(candidate.letter());
        survey.letter(new ConsumerRecord<>(
                mark.topic(),
                mark.partition(),
                99,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                mark.key(),
                mark.value(),
                mark.headers(),
                Optional.empty()));
        assertThat(survey.present(candidate)).contains(true);
    }

    private static Candidate candidate() {
        var place = new StoredLetter.StreamPlace("TICK", 7, "tick.v1.x.new", Optional.of(STORED));
        var letter = new StoredLetter(new LetterId(3, 42), STORED, place.subject(), new TreeMap<>(), new byte[0]);
        var headers = new RecordHeaders().add("ce_id", bytes("event-7"));
        return new Candidate(
                letter,
                place,
                STORED,
                new ProducerRecord<>("tick.v1", null, 0L, bytes("a.jpg"), bytes("content"), headers),
                Optional.of(
                        new ProducerRecord<>("tick.v1.latest", null, 0L, bytes("a.jpg"), bytes("content"), headers)));
    }

    private static ConsumerRecord<byte[], byte[]> found(
            String topic, String key, String id, String stream, long sequence, Instant time) {
        return found(topic, key, id, stream, sequence, time, "content");
    }

    private static ConsumerRecord<byte[], byte[]> found(
            String topic, String key, String id, String stream, long sequence, Instant time, String content) {
        var headers = new RecordHeaders()
                .add("ce_id", bytes(id))
                .add("nats_stream", bytes(stream))
                .add("nats_sequence", bytes(Long.toString(sequence)));
        return new ConsumerRecord<>(
                topic,
                0,
                sequence,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                5,
                7,
                bytes(key),
                bytes(content),
                headers,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
