package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.FailureText;
import io.micronaut.core.annotation.Nullable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A build cannot go on: an event fails, or its stream is not the one it was. */
final class StoppedAtEventException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final transient FailedEvent event;

    @Nullable
    private final transient Checkpoint.Position before;

    private StoppedAtEventException(FailedEvent event, @Nullable Checkpoint.Position before, Throwable cause) {
        super(event.line(), cause);
        this.event = event;
        this.before = before;
    }

    /** @param created when the event's stream was made */
    static StoppedAtEventException of(StoredEvent event, Instant created, Throwable cause) {
        String type = event.definition().topic() + " " + event.envelope().type();
        return new StoppedAtEventException(
                new FailedEvent(
                        event.stream(),
                        event.sequence(),
                        event.envelope().id().toString(),
                        type,
                        event.envelope().version(),
                        event.definition().aggregateOf(event.event()),
                        event.subject(),
                        textOf(cause),
                        Instant.now()),
                new Checkpoint.Position(created, event.sequence() - 1),
                cause);
    }

    static StoppedAtEventException of(StreamChangedException changed) {
        return new StoppedAtEventException(
                new FailedEvent(
                        changed.stream(), null, null, null, null, null, null, changed.getMessage(), Instant.now()),
                null,
                changed);
    }

    FailedEvent event() {
        return event;
    }

    /** The place before the event, up to which all is applied; empty when its stream is at fault. */
    Optional<Checkpoint.Position> before() {
        return Optional.ofNullable(before);
    }

    private static String textOf(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return "SQL state " + sql.getSQLState() + ": " + FailureText.of(cause);
            }
        }
        return FailureText.of(cause);
    }
}
