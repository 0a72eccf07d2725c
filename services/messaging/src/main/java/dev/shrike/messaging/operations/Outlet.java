package dev.shrike.messaging.operations;

import dev.shrike.messaging.MessagingException;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.SchemaException;
import jakarta.inject.Singleton;
import org.apache.avro.generic.IndexedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where operational events leave by. Each is tried once, and none is missed: what is not published now would be old later. Says
 * nothing above {@code DEBUG}, as what it said would have to leave by the same way. Thread-safe.
 */
@Singleton
public final class Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    private final NatsConnection nats;
    private final EventPublisher publisher;

    Outlet(NatsConnection nats, EventPublisher publisher) {
        this.nats = nats;
        this.publisher = publisher;
    }

    /** Publishes and waits for the acknowledgement, which takes no longer than the connection's timeout. Returns whether it is stored. */
    public boolean publish(IndexedRecord event) {
        if (!nats.connected()) {
            return false;
        }
        try {
            publisher.publish(event);
            return true;
        } catch (MessagingException | SchemaException e) {
            LOG.debug("An operational event is not published: {}", e.toString());
            return false;
        }
    }
}
