package dev.shrike.users.recipient;

import dev.shrike.users.recipient.DeliveryTable.Claimed;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due, a few at a time, at least once: a crash between the call and its note repeats the call, with the same
 * delivery id. Several instances may run against one database.
 */
@Singleton
class DeliveringWebhooks {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveringWebhooks.class);

    private static final int AT_ONCE = 8;
    private static final int MOST_ROUNDS = 50;

    /** Longer than the longest attempt. */
    private static final Duration LEASE = RecipientSettings.LONGEST_TIMEOUT.plusSeconds(60);

    private final DeliveryTable deliveries;
    private final RecipientTable recipients;
    private final RecipientSecrets secrets;
    private final WebhookClient webhooks;
    private final Clock clock;

    DeliveringWebhooks(
            DeliveryTable deliveries,
            RecipientTable recipients,
            RecipientSecrets secrets,
            WebhookClient webhooks,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.secrets = secrets;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${shrike.recipients.poll-interval:1s}")
    void deliverDue() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Instant now = clock.instant();
            List<Claimed> due = deliveries.claim(now, now.plus(LEASE), AT_ONCE);
            if (due.isEmpty()) {
                return;
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(delivery -> threads.execute(() -> deliver(delivery)));
            }
        }
    }

    private void deliver(Claimed delivery) {
        try {
            Optional<Recipient> recipient = recipients.find(delivery.recipient());
            if (recipient.isEmpty()) {
                deliveries.cancel(delivery.recipient());
            } else {
                settle(delivery, attempt(delivery, recipient.get()));
            }
        } catch (RuntimeException e) { // whatever is away, the lease ends and it is tried again
            LOG.warn("Delivery {} to {} waits for the end of its lease", delivery.id(), delivery.recipient(), e);
        }
    }

    private Attempt attempt(Claimed delivery, Recipient recipient) {
        byte[] secret = secrets.decrypt(recipient.name(), recipient.secret());
        return webhooks.send(recipient.url(), secret, delivery.id(), delivery.body());
    }

    private void settle(Claimed delivery, Attempt attempt) {
        switch (attempt) {
            case Attempt.Taken() -> deliveries.delivered(delivery.id(), clock.instant());
            case Attempt.Refused(String reason) -> refused(delivery, reason);
        }
    }

    private void refused(Claimed delivery, String reason) {
        Duration pause = Patience.after(delivery.attempts());
        Instant next = clock.instant().plus(pause);
        deliveries.putOffOthers(delivery.recipient(), clock.instant().plus(Patience.ofOthers(pause)));
        if (next.isAfter(delivery.giveUp())) {
            LOG.warn(
                    "Recipient {} was not told of event {} in {} attempts, and is given up: {}",
                    delivery.recipient(),
                    delivery.eventId(),
                    delivery.attempts(),
                    reason);
            deliveries.fail(delivery.id(), reason);
        } else {
            deliveries.putOff(delivery.id(), reason, next);
        }
    }
}
