package dev.shrike.users.export;

import dev.shrike.users.export.ExportFiles.Finished;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files whose time is over, files that nobody knows of, and at last what is known of old exports. */
@Singleton
class ExpiringExports {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiringExports.class);

    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 50;
    private static final Duration ROWS_KEPT = Duration.ofDays(90);
    private static final Duration ORPHANS_KEPT = Duration.ofHours(1);

    private final ExportTable exports;
    private final ExportFiles files;
    private final ExportSettings settings;
    private final Clock clock;

    ExpiringExports(ExportTable exports, ExportFiles files, ExportSettings settings, Clock clock) {
        this.exports = exports;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round; the next one goes on where this one reaches a bound. */
    @Scheduled(initialDelay = "${shrike.export.cleaning:10m}", fixedDelay = "${shrike.export.cleaning:10m}")
    void clean() throws IOException {
        Instant now = clock.instant();
        for (int i = 0; i < MOST_BATCHES && expire(now) == BATCH; i++) {
            LOG.debug("Deleting expired exports");
        }
        for (Finished file : files.finishedBefore(now.minus(ORPHANS_KEPT))) {
            if (isOrphan(file)) {
                files.delete(file);
                LOG.info("Deleted {}, which nobody can fetch", file.name());
            }
        }
        int unfinished = files.deleteUnfinished(now.minus(settings.patience()));
        if (unfinished > 0) {
            LOG.info("Deleted {} files of exports that were cut off", unfinished);
        }
        exports.deleteEnded(now.minus(ROWS_KEPT), BATCH * MOST_BATCHES);
    }

    /** An export that is under way may be about to have this file; one that is ready has another one, or this. */
    private boolean isOrphan(Finished file) {
        return exports.findLiving(file.export())
                .filter(export -> export.file() == null || export.file().equals(file.name()))
                .isEmpty();
    }

    private int expire(Instant now) throws IOException {
        List<ExportRow> expired = exports.findExpired(now, BATCH);
        for (ExportRow export : expired) {
            exports.end(export.id(), ExportRow.EXPIRED, now);
            files.delete(export.id());
        }
        return expired.size();
    }
}
