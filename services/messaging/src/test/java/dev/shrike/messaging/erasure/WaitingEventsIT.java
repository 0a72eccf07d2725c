package dev.shrike.messaging.erasure;

import static dev.shrike.messaging.erasure.NestService.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.fault.FaultPoint;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import dev.shrike.servers.LocalServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a person's events that wait in the outbox when the person is erased. */
class WaitingEventsIT {
    private static final Map<String, Object> NOT_RELAYING = Map.of("shrike.messaging.relay.enabled", "false");
    private static final String ANSWERED = "select count(*) from outbox where stream = 'GDPR' and published_at is null";

    private final UUID person = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    /** Holds a relay that has read rows and sent none. */
    private static final class HeldRelay implements FaultInjection {
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public void reached(FaultPoint point) {
            if (point.fullName().equals("RelayPoint.READ")) {
                read.countDown();
                awaitUninterruptibly(mayGoOn);
            }
        }

        private static void awaitUninterruptibly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void theyAreNotPublishedAnyMoreButForTheEndOfAKeyAndWhatTheParticipantSays(@TempDir Path folder) {
        LocalServers nats = NestService.startNats(folder);
        String database = Service.newDatabase();
        try (Service waiting =
                Service.start(nats.nats(), database, NOT_RELAYING).awaitStreams()) {
            waiting.change(Nests.TABLE);
            waiting.publish(Ticks.by(person, 1), Ticks.by(other, 1), ending(person), Ticks.by(person, 2));
            try (Service erasing = NestService.startAgain(
                    nats, database, Map.of("shrike.messaging.relay.enabled", "false", "nests.says-goodbye", "true"))) {
                new NestService(erasing, nats).publish(Erasures.of(person));
                await().until(() -> waiting.count(ANSWERED) == 1);
            }
        }
        try (Service relaying = Service.start(nats.nats(), database, Map.of()).awaitStreams()) {
            relaying.awaitPublished();

            NestService nests = new NestService(relaying, nats);
            assertThat(nests.events("tick", person))
                    .extracting(tick -> Ticks.number((Tick) tick.event()))
                    .containsExactly(99);
            assertThat(nests.events("tick", other)).hasSize(1);
            assertThat(nests.events("user", person)).hasSize(1);
            assertThat(nests.answers(person))
                    .singleElement()
                    .satisfies(
                            answer -> assertThat(answer.getData().getEvidence()).contains("\"outbox\":2"));
        } finally {
            nats.kill();
        }
    }

    @Test
    void oneThatTheRelayHasInHandComesBeforeTheAnswerAndIsPurgedBehindIt(@TempDir Path folder) {
        HeldRelay relay = new HeldRelay();
        try (NestService nests = NestService.start(folder, Map.of("shrike.messaging.relay.lease", "60s"), relay)) {
            nests.service().publish(Ticks.by(person, 1), Ticks.by(other, 1));
            await().until(() -> relay.read.getCount() == 0);
            nests.publish(Erasures.of(person));
            await().until(() -> nests.service().count(ANSWERED) == 1);
            relay.mayGoOn.countDown();

            nests.awaitAnswer(person);
            StoredEvent inHand = nests.events("tick", person).getFirst();
            StoredEvent answer = nests.events("gdpr", person).getLast();
            assertThat(inHand.storedAt()).isBefore(answer.storedAt());
            assertThat(nests.service().bean(SubjectPurge.class).purge(person)).containsEntry("TICK", 1L);
            nests.service().awaitPublished();
            assertThat(nests.events("tick", person)).isEmpty();
            assertThat(nests.events("tick", other)).hasSize(1);
        }
    }

    private static UserEvent ending(UUID person) {
        return UserEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("deleted")
                .setVersion("1.1")
                .setData(UserData.newBuilder()
                        .setUser(new User(person.toString()))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/Test")
                        .setTime(Instant.EPOCH)
                        .build())
                .build();
    }
}
