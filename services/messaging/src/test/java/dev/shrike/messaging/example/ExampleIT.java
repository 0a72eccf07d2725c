package dev.shrike.messaging.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.saga.SagaStatus;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import io.nats.client.Connection;
import io.nats.client.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExampleIT {

    @Test
    void whatTheReadmeShowsWorks() throws Exception {
        String database = Service.newDatabase();
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table diary (id text primary key, published boolean not null default false)");
        }
        try (Service service = Service.start(database, Map.of("diary.reader", "on"))) {
            Tick tick = Ticks.by(UUID.randomUUID());

            service.bean(BirdDiary.class).note(tick);

            Awaitility.await("the handler has seen it")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(service.count("select count(*) from diary where published"))
                            .isEqualTo(1));
            service.bean(NatsConnection.class).management().deleteConsumer("TICK", "diary-reader_tick_v1_new");
        }
    }

    @Test
    void whatTheReadmeShowsForBytesWorks() throws Exception {
        try (Service service = Service.start(Service.newDatabase(), Map.of()).awaitStreams()) {
            Connection nats = service.bean(NatsConnection.class).connection();
            Subscription listener = nats.subscribe("songs.>");
            nats.flush(Duration.ofSeconds(10));

            service.bean(Songs.class).hear(new byte[] {1, 2, 3});

            assertThat(listener.nextMessage(Duration.ofSeconds(30)).getData()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theCopyThatTheReadmeShowsIsFilled() {
        Reserves reserves = after -> after.isEmpty()
                ? new Reserves.Page(List.of("Bañado La Estrella"), "2")
                : new Reserves.Page(List.of("Laguna Nimez"), "");
        Brokers brokers = Brokers.shared();
        String database = Service.newDatabase();
        try (Service first = Service.start(database, Map.of())) {
            first.change("create table diary (id text primary key, published boolean not null default false)");
        }
        try (Service service = Service.start(brokers.nats(), brokers, database, Map.of(), reserves)) {
            Awaitility.await("both are copied")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> service.count("select count(*) from diary") == 2);
        }
    }

    @Test
    void aLifeListHoldsAnImageOnce() {
        try (Service service = Service.start(Service.newDatabase(), Map.of()).awaitStreams()) {
            LifeLists lists = service.bean(LifeLists.class);
            UUID person = UUID.randomUUID();

            lists.add(Ticks.by(person, 1));
            lists.add(Ticks.by(person, 1));
            LifeList list = lists.add(Ticks.by(person, 2));

            assertThat(list.images()).containsExactly("https://birds.example/1", "https://birds.example/2");
            service.awaitPublished();
            assertThat(service.ticksOf(person)).hasSize(2);
        }
    }

    @Test
    void theParticipantThatTheReadmeShowsErases() throws Exception {
        String database = Service.newDatabase();
        UUID person = UUID.randomUUID();
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table diary (id text primary key, person uuid)");
            first.change("insert into diary values ('first', '" + person + "'), ('second', gen_random_uuid())");
        }
        try (Service service = Service.start(database, Map.of("diary.erasure", "on"))) {
            service.publish(Erasures.of(person));

            Awaitility.await("the person's note is gone")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(service.count("select count(*) from diary"))
                            .isEqualTo(1));
            service.bean(NatsConnection.class).management().deleteConsumer("GDPR", "diary-erasure_gdpr_v1_delete");
        }
    }

    @Test
    void theSagaThatTheReadmeShowsEnds() {
        Map<String, Object> walks = Map.of("bird.walks", "on");
        try (Service service = Service.start(Service.newDatabase(), walks)) {
            service.change("create table diary (id text primary key, published boolean not null default false)");

            UUID saga = service.bean(BirdWalks.Booking.class).book(UUID.randomUUID());

            Sagas sagas = service.dataSourceBean(Sagas.class);
            Awaitility.await("the saga has ended")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> sagas.find(saga).orElseThrow().status() == SagaStatus.COMPLETED);
            assertThat(service.count("select count(*) from diary where published"))
                    .isEqualTo(1);
        }
    }
}
