package dev.shrike.notifier.mail;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.trace.TracedWork;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.address.AddressAnswer;
import dev.shrike.notifier.address.AddressBook;
import dev.shrike.notifier.mail.Delivery.Failed;
import dev.shrike.notifier.mail.Delivery.Nobody;
import dev.shrike.notifier.mail.Delivery.Sent;
import dev.shrike.notifier.mail.Delivery.Unreachable;
import dev.shrike.notifier.silence.SilencingPeople;
import dev.shrike.rest.restricted.RestrictedPeople;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is due, mail by mail; see the package for what is promised. Several instances may run against one database. */
@Singleton
class DeliveringMail {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveringMail.class);

    /** Longer than one attempt can take: the address and seven SMTP replies, 5 s each. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int PER_RUN = 500;

    private final TransactionOperations<Connection> transactions;
    private final MailTable table;
    private final AddressBook addresses;
    private final RestrictedPeople restricted;
    private final SilencingPeople silenced;
    private final SmtpSession smtp;
    private final Outbox outbox;
    private final Tracing tracing;
    private final MailMeters meters;
    private final Clock clock;

    DeliveringMail(
            @Named(Notifier.DATA_SOURCE) TransactionOperations<Connection> transactions,
            MailTable table,
            AddressBook addresses,
            @Named(Notifier.DATA_SOURCE) RestrictedPeople restricted,
            SilencingPeople silenced,
            SmtpSession smtp,
            @Named(Notifier.DATA_SOURCE) Outbox outbox,
            Tracing tracing,
            MailMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.table = table;
        this.addresses = addresses;
        this.restricted = restricted;
        this.silenced = silenced;
        this.smtp = smtp;
        this.outbox = outbox;
        this.tracing = tracing;
        this.meters = meters;
        this.clock = clock;
    }

    /** Ends when nothing is due, or when a server that is needed does not answer. */
    @Scheduled(fixedDelay = "${shrike.notifier.poll-interval:500ms}")
    void deliverDue() {
        for (int count = 0; count < PER_RUN; count++) {
            Optional<MailRow> mail = claim();
            if (mail.isEmpty()) {
                return;
            }
            if (attempt(mail.get()) instanceof Unreachable) {
                return;
            }
        }
    }

    /** In the trace of what the mail tells of; the event that it was sent goes on in it. */
    private Delivery attempt(MailRow mail) {
        try (TracedWork _ = tracing.begin("send mail", SpanKind.PRODUCER, mail.traceparent())
                .with("shrike.mail.id", mail.id().toString())) {
            Delivery delivery = deliver(mail);
            settle(mail, delivery);
            meters.attempted(delivery);
            return delivery;
        }
    }

    private Optional<MailRow> claim() {
        return transactions.executeWrite(transaction -> {
            Optional<MailRow> due = table.lockDue();
            due.ifPresent(mail -> table.markSending(mail.id(), clock.instant().plus(LEASE)));
            return due;
        });
    }

    private Delivery deliver(MailRow mail) {
        if (Patience.isExhaustedAfter(mail.attempts())) {
            return new Failed("every attempt was lost");
        }
        if (restricted.contains(mail.person()) || silenced.isSilenced(mail.person())) {
            return new Nobody();
        }
        return switch (addresses.find(mail.person())) {
            case AddressAnswer.Found(String address) -> smtp.send(mail, address);
            case AddressAnswer.None(), AddressAnswer.Gone() -> new Nobody();
            case AddressAnswer.Unavailable(String reason) -> new Unreachable(reason);
        };
    }

    private void settle(MailRow mail, Delivery delivery) {
        switch (delivery) {
            case Sent() -> sent(mail);
            case Nobody() -> table.end(mail.id(), "withheld");
            case Failed(String reason) -> fail(mail, reason);
            case Unreachable(String reason) -> {
                int attempt = mail.attempts() + 1;
                if (Patience.isExhaustedAfter(attempt)) {
                    fail(mail, reason);
                } else {
                    LOG.info("Mail {} is put off after attempt {}: {}", mail.id(), attempt, reason);
                    table.putOff(mail.id(), clock.instant().plus(Patience.pauseAfter(attempt)));
                }
            }
        }
    }

    private void sent(MailRow mail) {
        transactions.executeWrite(transaction -> {
            if (table.markSent(mail.id()) == 1) {
                outbox.append(NotificationEvent.of(mail, clock.instant()));
            }
            return null;
        });
    }

    private void fail(MailRow mail, String reason) {
        LOG.warn("Mail {} failed for good: {}", mail.id(), reason);
        table.end(mail.id(), "failed");
    }
}
