package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's clock has been moved by an hour, and the events are as old as their stream lets them become. */
class InboxClockIT {
    private final UUID person = UUID.randomUUID();
    private final String name = "recorder-" + person;
    private final String database = Service.newDatabase();

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void whatComesAgainIsNotHandledAgain(int hoursForward) throws Exception {
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
        try (Service before = start()) {
            before.publish(Ticks.by(person, 1), Ticks.by(person, 2));
            awaitSeen(before, 2);
        }
        try (Service idle = Service.start(database, Map.of()).awaitStreams()) {
            move(idle, hoursForward);
            idle.dataSourceBean(Inbox.class).clean(1_000);
            deleteConsumer(idle);
        }
        try (Service after = start()) {
            after.publish(Ticks.by(person, 3));
            awaitSeen(after, 3);

            assertThat(after.bean(Recorder.class).calls).hasValue(1);
            assertThat(after.count("select count(*) from seen")).isEqualTo(3);
            deleteConsumer(after);
        }
    }

    /** To the database it is the same whether its clock goes forward or all that it has noted goes back. */
    private static void move(Service service, int hoursForward) {
        Duration back = EventCatalogue.standard()
                .event("tick")
                .retention()
                .orElseThrow()
                .plusHours(hoursForward);
        service.change("update inbox set handled_at = handled_at - interval '1 second' * " + back.toSeconds()
                + ", keep_until = keep_until - interval '1 second' * " + back.toSeconds());
    }

    private Service start() {
        return Service.start(database, Map.of("recorder.name", name, "recorder.person", person.toString()))
                .awaitStreams();
    }

    private void deleteConsumer(Service service) throws Exception {
        service.bean(NatsConnection.class)
                .management()
                .deleteConsumer("TICK", Selection.of("tick", 1, "new").consumer(name));
    }

    private static void awaitSeen(Service service, int events) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> service.count("select count(*) from seen") >= events);
    }
}
