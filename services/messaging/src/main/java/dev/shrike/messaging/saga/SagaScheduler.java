package dev.shrike.messaging.saga;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs the sagas of one database when they are due, by db-scheduler. Any number of instances share the work; what an
 * instance had in hand when it died is run by another. Does nothing for a database without sagas. Thread-safe.
 */
@EachBean(DataSource.class)
final class SagaScheduler {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final String name;
    private final DataSource dataSource;
    private final SagaDefinitions definitions;
    private final SagaRunner runner;
    private final SagaHousekeeping housekeeping;
    private final DatabaseClock clock;
    private final SagaSettings settings;
    private final SignsOfLife signs = new SignsOfLife();
    private volatile Scheduler scheduler;

    SagaScheduler(
            @Parameter String name,
            @Parameter DataSource dataSource,
            @Parameter SagaRunner runner,
            @Parameter SagaHousekeeping housekeeping,
            @Parameter DatabaseClock clock,
            SagaDefinitions definitions,
            SagaSettings settings) {
        this.name = name;
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.definitions = definitions;
        this.runner = runner;
        this.housekeeping = housekeeping;
        this.clock = clock;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    /** Whether it has something to run. */
    boolean needed() {
        return !definitions.of(name).isEmpty();
    }

    void start() {
        List<Task<?>> tasks =
                definitions.of(name).stream().<Task<?>>map(this::task).toList();
        RecurringTask<Void> keeping = Tasks.recurring("saga-housekeeping", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> housekeeping.keep());
        Scheduler made = Scheduler.create(dataSource, tasks)
                .startTasks(keeping)
                .tableName(SagaTasks.TABLE)
                .clock(clock::now)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER) // another version of this service may know it
                .threads(settings.threads()) // how many it fetches for
                .executorService(Executors.newFixedThreadPool(
                        settings.threads(),
                        Thread.ofVirtual().name("saga-" + name + "-", 0).factory()))
                .shutdownMaxWait(GRACE)
                .addSchedulerListener(signs)
                .build();
        made.start();
        scheduler = made;
    }

    /** There is something to run. A hint: it looks by itself from time to time. */
    void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Lets the steps in hand finish, for a while. */
    void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<String> fault() {
        Duration patience =
                settings.poll().plus(settings.heartbeat()).multipliedBy(4).plusSeconds(30);
        return signs.fault(patience);
    }

    private Task<Void> task(Saga<?> saga) {
        return Tasks.custom(SagaTasks.name(saga.name()), Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
                .onDeadExecutionRevive()
                .execute((instance, _) -> run(saga, UUID.fromString(instance.getId())));
    }

    private CompletionHandler<Void> run(Saga<?> saga, UUID id) {
        Optional<Attempt> attempt = runner.run(saga, id);
        if (attempt.isPresent() && attempt.get() instanceof Attempt.Later(Instant at)) {
            return (done, operations) -> operations.reschedule(done, at);
        }
        Duration pause =
                attempt.isPresent() ? Duration.ZERO : settings.heartbeat().multipliedBy(MISSED_HEARTBEATS);
        return (_, operations) -> {
            operations.remove();
            housekeeping.afterRun(id, pause); // somebody else may have it in hand, or have resumed it already
        };
    }
}
