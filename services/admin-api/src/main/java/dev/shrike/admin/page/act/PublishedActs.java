package dev.shrike.admin.page.act;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.schemas.audit.v1.Audit;
import dev.shrike.schemas.audit.v1.AuditData;
import dev.shrike.schemas.audit.v1.Metadata;
import dev.shrike.schemas.audit.v1.Target;
import dev.shrike.schemas.audit.v1.User;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Publishes acts as {@code audit} events, through admin-api's outbox. Thread-safe. */
@Singleton
final class PublishedActs implements ActLog {
    private static final String VERSION = "1.0";
    private static final String SOURCE = "services/AdminAPI";

    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    PublishedActs(
            @Named("admin") Outbox outbox,
            @Named("admin") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void append(UUID person, Act act, Outcome outcome) {
        Audit event = event(person, act, outcome);
        transactions.executeWrite(status -> {
            outbox.append(event);
            return event;
        });
    }

    private Audit event(UUID person, Act act, Outcome outcome) {
        return Audit.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(act.kind().type())
                .setVersion(VERSION)
                .setData(AuditData.newBuilder()
                        .setUser(new User(person.toString()))
                        .setAction(act.action())
                        .setTarget(new Target(act.target(), act.id()))
                        .setOutcome(outcome.word())
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
