package dev.shrike.messaging.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.health.HealthStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionIT {
    private static TickStream ticks;

    private final String database = Service.newDatabase();
    private Service service;

    @BeforeAll
    static void startNats(@TempDir Path folder) {
        ticks = TickStream.start(folder);
    }

    @AfterAll
    static void stopNats() {
        ticks.close();
    }

    @BeforeEach
    void start() throws Exception {
        try (Service first = ticks.service(Service.newDatabase(), Map.of())) {
            ticks.purge(first);
            ticks.publish(first, 0, 300);
        }
        service = service(1);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void appliesWhatIsThereAndWhatComesAndGoesOnWhereItStopped() throws Exception {
        awaitNumbers(300);
        long last = ticks.publish(service, 300, 305);
        awaitNumbers(305);
        await().until(() -> live().state() == BuildState.RUNNING);
        assertThat(live().positions().of("TICK")).isEqualTo(last);
        assertThat(service.health("projections")).isEqualTo(HealthStatus.UP);

        service.close();
        service = service(1);
        ticks.publish(service, 305, 306);

        awaitNumbers(306);
        assertThat(live().events()).isEqualTo(306);
        assertEachOnce();
    }

    @Test
    void rebuildsBesideTheLiveTablesWhichFollowMeanwhileAndSwapsInOneStep() throws Exception {
        awaitNumbers(300);
        numbers().mayRebuild.drainPermits();
        numbers().mayRebuild.release(100);

        int build = projections().rebuild(TickNumbers.NAME);
        try (SteadyReader reader = new SteadyReader(service, "select count(*) from tick_number")) {
            await().until(() -> numbers().mayRebuild.hasQueuedThreads());
            ticks.publish(service, 300, 400);
            awaitNumbers(400);
            assertThat(show().building()).get().satisfies(building -> {
                assertThat(building.build()).isEqualTo(build);
                assertThat(building.state()).isEqualTo(BuildState.REBUILDING);
            });
            assertThatThrownBy(() -> projections().rebuild(TickNumbers.NAME))
                    .isInstanceOf(ProjectionConflictException.class);

            numbers().mayRebuild.release(1_000_000);
            await().until(() -> live().build() == build);
            ticks.publish(service, 400, 500);
            awaitNumbers(500);
            assertThat(reader.sawItShrink()).isFalse();
        }
        assertEachOnce();
        assertThat(show().builds())
                .extracting(BuildStatus::state)
                .startsWith(BuildState.RETIRED)
                .hasSize(2);
        assertThat(service.count("select count(*) from projection_tick_numbers_1.tick_number"))
                .isBetween(400L, 500L);

        assertThat(projections().dropRetired(TickNumbers.NAME)).isEqualTo(1);
        assertThat(service.count("select count(*) from pg_namespace where nspname like 'projection_tick%'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> projections().drop(TickNumbers.NAME, build))
                .isInstanceOf(ProjectionConflictException.class);
    }

    @Test
    void stopsAtAnEventThatFailsShowsItAndGoesOnWhenToldTo() throws Exception {
        awaitNumbers(300);
        numbers().failsOn = 302;
        long failing = ticks.publish(service, 300, 303);
        ticks.publish(service, 303, 310);

        await().until(() -> live().state() == BuildState.FAILED);
        assertThat(live().failed()).satisfies(failed -> {
            assertThat(failed.stream()).isEqualTo("TICK");
            assertThat(failed.sequence()).isEqualTo(failing);
            assertThat(failed.eventId()).hasSize(36);
            assertThat(failed.type()).isEqualTo("tick.v1 new");
            assertThat(failed.version()).isEqualTo("1.0");
            assertThat(failed.aggregate()).isEqualTo(ticks.person().toString());
            assertThat(failed.line()).contains(failed.aggregate()).contains("event " + failing + " of TICK");
            assertThat(failed.error()).contains("IllegalStateException").contains("TickNumbers");
        });
        assertThat(service.health("projections")).isEqualTo(MessagingHealth.DEGRADED);
        assertThat(countNumbers()).isEqualTo(302);

        numbers().failsOn = -1;
        assertThat(projections().retry(TickNumbers.NAME)).isEqualTo(1);

        awaitNumbers(310);
        assertEachOnce();
        assertThat(live().failed()).isNull();
    }

    @Test
    void skipsAnEventThatFailsWhenToldToAndARebuildMeetsItAgain() throws Exception {
        awaitNumbers(300);
        numbers().failsOn = 302;
        ticks.publish(service, 300, 310);
        await().until(() -> live().state() == BuildState.FAILED);
        UUID failed = UUID.fromString(live().failed().eventId());
        assertThatThrownBy(() -> projections().skip(TickNumbers.NAME, UUID.randomUUID()))
                .isInstanceOf(ProjectionConflictException.class);

        assertThat(projections().skip(TickNumbers.NAME, failed)).isEqualTo(1);

        awaitNumbers(309);
        assertThat(service.count("select count(*) from tick_number where number = 302"))
                .isZero();
        assertThat(service.count("select count(*) from projection_set_aside where event_id = '" + failed
                        + "' and reason like 'skipped: %'"))
                .isEqualTo(1);
        assertThat(live().setAside()).isEqualTo(1);

        projections().rebuild(TickNumbers.NAME);
        await().until(() -> show().building().map(BuildStatus::state).orElseThrow() == BuildState.FAILED);
        assertThat(live().state()).isNotEqualTo(BuildState.FAILED);
        numbers().failsOn = -1;
        projections().retry(TickNumbers.NAME);
        await().until(() -> live().build() == 2);
        assertThat(countNumbers()).isEqualTo(310);
        assertEachOnce();
    }

    @Test
    void swapsAlsoWhileEventsKeepComing() throws Exception {
        awaitNumbers(300);
        int build;
        int published;
        try (SteadyPublisher publisher = new SteadyPublisher(ticks, service, 300)) {
            build = projections().rebuild(TickNumbers.NAME);
            try {
                await().until(() -> live().build() == build);
            } finally {
                published = publisher.stop();
            }
        }

        awaitNumbers(published);
        assertEachOnce();
    }

    @Test
    void aLeaseFromBeforeTheDatabasesClockWasMovedBackHoldsNobodyUp() throws Exception {
        awaitNumbers(300);
        service.change("update projection_build set runner = gen_random_uuid(), "
                + "leased_until = clock_timestamp() + interval '1 hour'");

        ticks.publish(service, 300, 305);

        awaitNumbers(305);
        assertEachOnce();
    }

    @Test
    void healthTellsWhenTheTablesCannotBeMade() {
        service.close();
        String other = Service.newDatabase();
        try (Service without = ticks.service(other, Map.of())) {
            without.change("create table tick_number (of_somebody_else int)");
        }
        service = ticks.service(other, Map.of("numbers.version", 1, "shrike.messaging.projection.poll", "200ms"));
        await().until(() -> service.health("projections").equals(MessagingHealth.DEGRADED));

        service.change("drop table tick_number");

        awaitNumbers(300);
        await().until(() -> service.health("projections").equals(HealthStatus.UP));
    }

    @Test
    void setsAsideAMessageThatIsNoEventAndSaysSo() throws Exception {
        awaitNumbers(300);
        long nonsense = ticks.publishNonsense(service);
        ticks.publish(service, 300, 305);

        awaitNumbers(305);
        assertThat(live().setAside()).isEqualTo(1);
        assertThat(live().events()).isEqualTo(305);
        assertThat(service.count("select sequence from projection_set_aside where length(reason) > 5"))
                .isEqualTo(nonsense);
    }

    @Test
    void ofTwoInstancesOneRunsItAndTheOtherTakesOver() throws Exception {
        try (Service other = service(1)) {
            ticks.publish(service, 300, 2_000);
            awaitNumbers(2_000);
            service.close();
            ticks.publish(other, 2_000, 2_500);
            await().until(() -> other.count("select count(*) from tick_number") == 2_500);
            assertThat(other.count("select count(*) from tick_number where times <> 1"))
                    .isZero();
            assertThat(other.bean(Projections.class).show(TickNumbers.NAME).live())
                    .get()
                    .satisfies(live -> assertThat(live.events()).isEqualTo(2_500));
        }
    }

    @Test
    void tablesOfANewVersionAreMadeBesideTheOldOnesAndTakeTheirPlace() {
        awaitNumbers(300);
        service.close();

        service = service(2);

        await().until(() -> live().version() == 2);
        assertThat(service.count("select count(*) from tick_number where person is null"))
                .isEqualTo(300);
    }

    @Test
    void aStreamThatWasMadeAnewStopsItUntilItIsRebuilt() throws Exception {
        awaitNumbers(300);
        service.close();
        try (Service idle = ticks.service(Service.newDatabase(), Map.of())) {
            idle.bean(NatsConnection.class).management().deleteStream("TICK");
        }

        service = service(1);
        ticks.publish(service, 1_000, 1_400);
        await().until(() -> live().state() == BuildState.FAILED);
        assertThat(live().failed().error()).contains("TICK").contains("rebuild");
        assertThat(countNumbers()).isEqualTo(300);

        projections().rebuild(TickNumbers.NAME);
        await().until(() -> live().build() == 2 && countNumbers() == 400);
    }

    private Service service(int version) {
        return ticks.service(database, Map.of("numbers.version", version, "shrike.messaging.projection.poll", "200ms"));
    }

    private Projections projections() {
        return service.bean(Projections.class);
    }

    private TickNumbers numbers() {
        return service.bean(TickNumbers.class);
    }

    private ProjectionStatus show() {
        return projections().show(TickNumbers.NAME);
    }

    private BuildStatus live() {
        return show().live().orElseThrow();
    }

    private void awaitNumbers(long count) {
        await().until(() -> countNumbers() == count);
    }

    private long countNumbers() {
        return service.count("select count(*) from tick_number");
    }

    private void assertEachOnce() {
        assertThat(service.count("select count(*) from tick_number where times <> 1"))
                .isZero();
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions(); // the tables are made a moment after the start
    }
}
