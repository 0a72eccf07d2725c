package dev.shrike.bridge.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what the NATS client tells on the side. What concerns a lane reaches it by other ways as well. */
final class ConnectionLog implements ErrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

    @Override
    public void errorOccurred(Connection at, String error) {
        LOG.warn("NATS says: {}", error);
    }

    @Override
    public void exceptionOccurred(Connection at, Exception exception) {
        LOG.debug("NATS connection: {}", exception.toString());
    }

    @Override
    public void slowConsumerDetected(Connection at, Consumer consumer) {
        LOG.warn("NATS dropped messages of a slow consumer; its lane starts again from the checkpoint");
    }
}
