package dev.shrike.users.keys.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has been kept long enough, in bounded batches. */
@Singleton
final class AuditCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(AuditCleaner.class);
    private static final int BATCH = 5_000;
    private static final int MOST_BATCHES = 200;

    private final KeyUseTable table;
    private final AuditSettings settings;
    private final Clock clock;

    AuditCleaner(KeyUseTable table, AuditSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void clean() {
        Instant before = clock.instant().minus(settings.retention());
        for (int i = 0; i < MOST_BATCHES && table.deleteBefore(before, BATCH) == BATCH; i++) {
            LOG.debug("Deleting rows of the key audit from before {}", before);
        }
    }
}
