package dev.shrike.messaging.saga;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the sagas that no run looks after. Thread-safe. */
@EachBean(DataSource.class)
final class SagaHousekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(SagaHousekeeping.class);
    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 100;
    private static final String CLEAN = """
            delete from saga where id in (
                select id from saga where status in ('completed', 'compensated', 'abandoned')
                    and changed_at < now() - make_interval(secs => ?) limit ? for update skip locked)""";

    private final TransactionOperations<Connection> transactions;
    private final DatabaseClock clock;
    private final SagaSettings settings;

    SagaHousekeeping(
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter DatabaseClock clock,
            SagaSettings settings) {
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** Plans the sagas that nobody planned, and deletes those that ended long ago. */
    void keep() {
        int found = transactions.executeWrite(tx -> SagaTasks.planForgotten(tx.getConnection(), clock.now()));
        if (found > 0) {
            LOG.warn("{} sagas were under way and planned by nobody", found);
        }
        for (int i = 0; i < MOST_BATCHES && clean() == BATCH; i++) {
            LOG.debug("Deleting sagas that ended long ago");
        }
    }

    /** Sees to it that a saga that a run has let go of is planned, if there is still something to run. */
    void afterRun(UUID id, Duration pause) {
        Instant at = clock.now().plus(pause);
        transactions.executeWrite(tx -> {
            SagaTasks.planForgotten(tx.getConnection(), id, at);
            return id;
        });
    }

    private int clean() {
        double kept = settings.kept().toSeconds();
        return transactions.executeWrite(tx -> Sql.update(tx.getConnection(), CLEAN, kept, BATCH));
    }
}
