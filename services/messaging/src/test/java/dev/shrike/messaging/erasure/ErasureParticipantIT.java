package dev.shrike.messaging.erasure;

import static dev.shrike.messaging.erasure.NestService.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.eventstore.AggregateId;
import dev.shrike.messaging.eventstore.AggregateStore;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureParticipantIT {
    @TempDir
    static Path folder;

    private static NestService nests;

    private final UUID person = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeAll
    static void start() {
        nests = NestService.start(
                folder,
                Map.of(
                        "shrike.messaging.subscribe.first-delay", "20ms",
                        "shrike.messaging.subscribe.ack-wait", "2s"));
    }

    @AfterAll
    static void stop() {
        nests.close();
    }

    @Test
    void oneAnswerTellsWhatParticipantAndMessagingHeldAndNothingOfOthersIsTouched() {
        for (UUID one : List.of(person, other)) {
            nests.nest(one);
            nests.nest(one);
            leaveTracesOf(one);
        }
        nests.service().awaitPublished();
        Gdpr deletion = Erasures.of(person);

        nests.publish(deletion);

        Gdpr answer = nests.awaitAnswer(person);
        assertThat(answer.getData().getParticipant()).isEqualTo("nest-api");
        assertThat(answer.getData().getEvidence())
                .isEqualTo("{\"commands\":1,\"dead_letters\":1,\"history\":1,\"nests\":2,\"outbox\":2,\"sagas\":1}");
        assertThat(answer.getVersion()).isEqualTo("1.1");
        assertThat(answer.getMetadata().getSource()).isEqualTo("services/NestAPI");
        assertThat(answer.getMetadata().getCausationId()).isEqualTo(deletion.getId());
        assertThat(answer.getMetadata().getCorrelationId()).isEqualTo("erasure-7");
        assertThat(nests.nestsOf(person)).isZero();
        assertThat(tracesOf(person)).isZero();
        assertThat(nests.nestsOf(other)).isEqualTo(2);
        assertThat(tracesOf(other)).isEqualTo(8);
    }

    @Test
    void theLedgerOfTheErasureStaysInTheOutboxAndAmongTheDeadLetters() {
        deadLetter(person, "GDPR");

        nests.publish(Erasures.of(person));

        nests.awaitAnswer(person);
        assertThat(nests.service()
                        .count("select count(*) from outbox where stream = 'GDPR' and " + ofAggregate(person)))
                .isEqualTo(1);
        assertThat(nests.service().count("select count(*) from dead_letter where " + ofAggregate(person)))
                .isEqualTo(1);
    }

    @Test
    void aDeletionThatArrivesTwiceIsAnsweredOnce() throws Exception {
        nests.nest(person);
        Gdpr deletion = Erasures.of(person);
        Gdpr last = Erasures.of(other);

        nests.storeAgain(deletion);
        nests.storeAgain(deletion);
        nests.publish(last);

        nests.awaitAnswer(other);
        assertThat(nests.answers(person)).hasSize(1);
        assertThat(nests.answers(person).getFirst().getData().getEvidence()).contains("\"nests\":1");
    }

    @Test
    void anotherDeletionOfThePersonIsAnsweredWithNothing() {
        nests.nest(person);
        nests.publish(Erasures.of(person));
        nests.awaitAnswer(person);

        nests.publish(Erasures.of(person));

        await().until(() -> nests.answers(person).size() == 2);
        assertThat(nests.answers(person).getLast().getData().getEvidence()).contains("\"nests\":0");
    }

    @Test
    void nothingHasHappenedWhenTheParticipantFailsAndThenAllOfIt() {
        nests.nest(person);
        nests.service().bean(Nests.class).failures.set(2);
        nests.service().publish(Ticks.by(person));
        nests.service().awaitPublished();

        nests.publish(Erasures.of(person));

        nests.awaitAnswer(person);
        assertThat(nests.answers(person)).hasSize(1);
        assertThat(nests.answers(person).getFirst().getData().getEvidence())
                .contains("\"nests\":1")
                .contains("\"outbox\":1");
    }

    @Test
    void nobodyIsNotErased() {
        UUID nobody = new UUID(0, 0);
        nests.nest(nobody);

        nests.publish(Erasures.of(nobody));
        nests.publish(Erasures.of(other));

        nests.awaitAnswer(other);
        assertThat(nests.nestsOf(nobody)).isEqualTo(1);
        assertThat(nests.answers(nobody)).isEmpty();
    }

    /** Two rows of the outbox, one of each other table. */
    private void leaveTracesOf(UUID one) {
        AggregateStore histories = nests.service().dataSourceBean(AggregateStore.class);
        nests.service().publish(Ticks.by(one));
        nests.service()
                .transactions()
                .executeWrite(
                        tx -> histories.append(new AggregateId("tick", one.toString()), 0, List.of(Ticks.by(one))));
        nests.service()
                .change("insert into aggregate_snapshot (event, aggregate, version, schema_version, state)"
                        + " values ('tick', '" + one + "', 1, 1, 'x')");
        deadLetter(one, "TICK");
        nests.service()
                .change("insert into saga (id, name, key, status, state) values" + " (gen_random_uuid(), 'walk', '"
                        + one + "', 'completed', '{}')");
        nests.service()
                .change("insert into command (id, name, issuer, correlation) values"
                        + " (gen_random_uuid(), 'change-profile', 'person:" + one + "', gen_random_uuid())");
    }

    private static void deadLetter(UUID one, String stream) {
        nests.service()
                .change("insert into dead_letter (handler, event_id, stream, stream_sequence, subject, aggregate,"
                        + " headers, payload, failures, history, parked_at) values ('reader', gen_random_uuid(), '"
                        + stream
                        + "', 1, 'x', '" + one + "', '{}', 'x', 1, '[]', now())");
    }

    private static long tracesOf(UUID one) {
        return nests.service()
                .count("select (select count(*) from outbox where stream <> 'GDPR' and " + ofAggregate(one)
                        + ") + (select count(*) from dead_letter where " + ofAggregate(one)
                        + ") + (select count(*) from aggregate_event where " + ofAggregate(one)
                        + ") + (select count(*) from aggregate_head where " + ofAggregate(one)
                        + ") + (select count(*) from aggregate_snapshot where " + ofAggregate(one)
                        + ") + (select count(*) from saga where key = '" + one
                        + "') + (select count(*) from command where issuer = 'person:" + one + "')");
    }

    private static String ofAggregate(UUID one) {
        return "aggregate = '" + one + "'";
    }
}
