package dev.shrike.messaging.subscribe;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes inbox rows that are no longer needed, in bounded batches. */
@Singleton
final class InboxCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(InboxCleaner.class);
    private static final int BATCH = 5_000;
    private static final int MOST_BATCHES = 100;

    private final List<Inbox> inboxes;

    InboxCleaner(List<Inbox> inboxes) {
        this.inboxes = inboxes;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void clean() {
        for (Inbox inbox : inboxes) {
            for (int i = 0; i < MOST_BATCHES && inbox.clean(BATCH) == BATCH; i++) {
                LOG.debug("Cleaning the inbox of {}", inbox.dataSource());
            }
        }
    }
}
