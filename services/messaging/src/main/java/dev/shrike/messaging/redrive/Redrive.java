package dev.shrike.messaging.redrive;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.read.PositionAheadException;
import dev.shrike.messaging.redrive.Redriven.Outcome;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.FailureText;
import dev.shrike.messaging.subscribe.Inbox;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Refusal;
import dev.shrike.messaging.trace.TracedWork;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.SchemaException;
import io.micronaut.transaction.TransactionOperations;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Gives one dead letter to its handler, in the transaction that marks it as done with. */
final class Redrive {
    private final TransactionOperations<Connection> transactions;
    private final Raising raising;
    private final LaterEvents later;
    private final Tracing tracing;
    private final boolean outOfOrder;

    Redrive(
            TransactionOperations<Connection> transactions,
            Raising raising,
            LaterEvents later,
            Tracing tracing,
            boolean outOfOrder) {
        this.transactions = transactions;
        this.raising = raising;
        this.later = later;
        this.tracing = tracing;
        this.outOfOrder = outOfOrder;
    }

    Redriven run(LetterKey key, EventHandler handler) {
        try {
            return transactions.executeWrite(tx -> run(tx.getConnection(), key, handler));
        } catch (Throwable e) { // a handler is foreign code: whatever it throws is one more failure of this letter
            String error = FailureText.of(e);
            transactions.executeWrite(tx -> {
                LetterTable.failed(tx.getConnection(), key, error);
                return key;
            });
            return Redriven.of(key, Outcome.FAILED, error);
        }
    }

    private Redriven run(Connection connection, LetterKey key, EventHandler handler) throws SQLException {
        Inbox.awaitTurn(connection, key.handler(), key.aggregate());
        Optional<Parked> found = LetterTable.lock(connection, key);
        if (found.isEmpty()) {
            return Redriven.of(key, Outcome.REFUSED, "it no longer waits");
        }
        Parked letter = found.get();
        Optional<ReceivedEvent> read;
        try {
            read = raising.read(letter, handler);
        } catch (SchemaException e) {
            String reason = Refusal.of(e, letter.payload());
            LetterTable.failed(connection, key, reason);
            return Redriven.of(key, Outcome.FAILED, reason);
        }
        if (read.isEmpty()) {
            return Redriven.of(
                    key,
                    Outcome.REFUSED,
                    "the handler does not listen to this version or type, and no upcaster raises it to one");
        }
        Optional<String> outOfTurn = outOfTurn(connection, key, letter, read.get());
        return outOfTurn.isPresent()
                ? Redriven.of(key, Outcome.REFUSED, outOfTurn.get())
                : handle(connection, key, letter, read.get(), handler);
    }

    private Optional<String> outOfTurn(Connection connection, LetterKey key, Parked letter, ReceivedEvent event)
            throws SQLException {
        if (outOfOrder) {
            return Optional.empty();
        }
        Optional<UUID> earlier = LetterTable.earlier(connection, key, letter);
        if (earlier.isPresent()) {
            return Optional.of("an earlier event of the same aggregate still waits: " + earlier.get());
        }
        try {
            return later.handled(connection, key.handler(), event)
                    ? Optional.of(
                            "the handler has gone on to later events of this aggregate; say that order may be lost")
                    : Optional.empty();
        } catch (PositionAheadException e) {
            return Optional.of(
                    "its stream was made anew since then, so it cannot be seen whether later events were handled; "
                            + "say that order may be lost");
        } catch (NatsUnavailableException e) {
            return Optional.of("it cannot be seen whether later events were handled: " + e.getMessage());
        }
    }

    private Redriven handle(
            Connection connection, LetterKey key, Parked letter, ReceivedEvent event, EventHandler handler)
            throws SQLException {
        boolean isNew = Inbox.insert(connection, key.handler(), event);
        boolean notedWhenParked =
                "failed".equals(letter.kind()) && event.envelope().id().equals(key.eventId());
        if (isNew || notedWhenParked) {
            hand(handler, event);
        }
        LetterTable.done(connection, key);
        return isNew || notedWhenParked
                ? Redriven.of(key, Outcome.HANDLED, "")
                : Redriven.of(key, Outcome.ALREADY_HANDLED, "the handler had handled the event by another way");
    }

    /** In the trace of the event, not of who asked for the redrive: that is what it follows from. */
    private void hand(EventHandler handler, ReceivedEvent event) {
        String cause = event.envelope().traceparent().orElse(null);
        try (TracedWork _ = tracing.begin("redrive " + handler.name(), SpanKind.CONSUMER, cause)) {
            Inbox.hand(handler, event);
        }
    }
}
