package dev.shrike.messaging.erasure;

import static dev.shrike.messaging.erasure.NestService.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.servers.LocalServers;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteredParticipantsIT {
    private static final int MORE_THAN_A_PAGE = 300;

    @TempDir
    static Path folder;

    private static LocalServers nats;
    private static Service conductor;
    private static JetStreamManagement management;
    private static RegisteredParticipants participants;

    @BeforeAll
    static void start() {
        nats = NestService.startNats(folder);
        conductor = Service.start(nats.nats(), Service.newDatabase(), Map.of()).awaitStreams();
        management = conductor.bean(NatsConnection.class).management();
        participants = conductor.bean(RegisteredParticipants.class);
    }

    @AfterAll
    static void stop() {
        conductor.close();
        nats.kill();
    }

    @AfterEach
    void retire() throws Exception {
        management.deleteConsumer("GDPR", NestService.CONSUMER);
    }

    @Test
    void aParticipantIsRegisteredFromItsFirstStartOnAndShowsHowFarItLags() {
        String database = databaseWithNests();
        UUID person = UUID.randomUUID();
        NestService nests = new NestService(conductor, nats);
        try (Service _ = NestService.startAgain(nats, database, Map.of())) {
            await().until(() -> participants.names().contains("nest-api"));
        }

        nests.publish(Erasures.of(person));

        assertThat(participants.list())
                .singleElement()
                .satisfies(one -> assertThat(one.consumer()).isEqualTo(NestService.CONSUMER))
                .satisfies(one -> assertThat(one.waiting()).isEqualTo(1))
                .satisfies(one -> assertThat(one.lags()).isTrue());
        try (Service _ = NestService.startAgain(nats, database, Map.of())) {
            nests.awaitAnswer(person);
            await().until(() -> participants.list().stream().noneMatch(RegisteredParticipant::lags));
        }
    }

    @Test
    void aConsumerThatWasMadeBeforeParticipantsWereIsRegisteredAndGoesOnWhereItWas() throws Exception {
        String database = databaseWithNests();
        NestService nests = new NestService(conductor, nats);
        UUID before = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        nests.publish(Erasures.of(before));
        management.addOrUpdateConsumer("GDPR", durable(NestService.CONSUMER).build());
        conductor
                .bean(NatsConnection.class)
                .jetStream()
                .subscribe(null, PullSubscribeOptions.bind("GDPR", NestService.CONSUMER))
                .fetch(100, Duration.ofSeconds(5))
                .forEach(Message::ack);
        nests.publish(Erasures.of(person));

        try (Service _ = NestService.startAgain(nats, database, Map.of())) {
            nests.awaitAnswer(person);
        }

        assertThat(participants.names()).containsExactly("nest-api");
        assertThat(nests.answers(before)).isEmpty();
    }

    @Test
    void otherConsumersOfTheLedgerAreNoParticipantsHoweverManyTheyAre() throws Exception {
        for (int number = 0; number < MORE_THAN_A_PAGE; number++) {
            management.addOrUpdateConsumer(
                    "GDPR", durable("reader-" + number).description("reads").build());
        }
        management.addOrUpdateConsumer(
                "GDPR",
                durable(NestService.CONSUMER)
                        .description("erasure-participant:nest-api")
                        .build());
        management.addOrUpdateConsumer(
                "GDPR",
                durable("shouting").description("erasure-participant:NEST API").build());

        assertThat(participants.names()).containsExactly("nest-api");
    }

    private static String databaseWithNests() {
        String database = Service.newDatabase();
        try (Service first = Service.start(nats.nats(), database, Map.of())) {
            first.change(Nests.TABLE);
        }
        return database;
    }

    private static ConsumerConfiguration.Builder durable(String name) {
        return ConsumerConfiguration.builder()
                .durable(name)
                .filterSubject("gdpr.v1.*.delete")
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofSeconds(30))
                .maxAckPending(5_000);
    }
}
