package dev.shrike.messaging.redrive;

import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Whether a handler has gone on to later events of an aggregate. Looks in the stream for them and in the inbox for their ids. */
@Singleton
final class LaterEvents {
    private static final int LOOK_AT = 1_000;
    private static final String HANDLED = """
            select exists (
                select from inbox i
                where i.handler = ? and i.event_id = any (?) and not exists (
                    select from dead_letter d
                    where d.handler = i.handler and d.event_id = i.event_id and d.redriven_at is null))""";

    private final EventReader reader;

    LaterEvents(EventReader reader) {
        this.reader = reader;
    }

    boolean handled(Connection connection, String handler, ReceivedEvent event) throws SQLException {
        UUID[] later = reader
                .readAggregate(event.definition().event(), event.aggregate(), event.sequence(), LOOK_AT)
                .events()
                .stream()
                .map(LaterEvents::id)
                .filter(id -> !id.equals(event.envelope().id()))
                .toArray(UUID[]::new);
        if (later.length == 0) {
            return false;
        }
        try (PreparedStatement select = connection.prepareStatement(HANDLED)) {
            select.setString(1, handler);
            select.setArray(2, connection.createArrayOf("uuid", later));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static UUID id(StoredEvent stored) {
        return stored.envelope().id();
    }
}
