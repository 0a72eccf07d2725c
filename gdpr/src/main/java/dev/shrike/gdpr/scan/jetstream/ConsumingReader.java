package dev.shrike.gdpr.scan.jetstream;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.Session;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads by an ordered consumer of its own, which begins anew by itself where something was lost, and leaves no trace. Some 4 MB are
 * under way, as messages of the stream are on average. No limit in bytes is asked for: a server ends a request early at a message
 * that does not fit, and such requests become smaller and smaller.
 */
record ConsumingReader(
        Connection nats, JetStreamOptions options, Session session, Part part, StreamInfo stream, Duration stall)
        implements StreamReader {

    private static final String ALL = ">";
    private static final int NO_MESSAGE = 10_037;
    private static final int FEWEST = 16;
    private static final int MOST = 1_000;
    private static final long UNDER_WAY = 4 * 1024 * 1024;
    private static final Duration WAIT = Duration.ofSeconds(1);

    @Override
    public void read() throws IOException, JetStreamApiException, InterruptedException {
        String name = stream.getConfiguration().getName();
        ConsumeOptions batches = ConsumeOptions.builder().batchSize(batch()).build();
        try (IterableConsumer consumer = nats.getStreamContext(name, options)
                .createOrderedConsumer(new OrderedConsumerConfiguration())
                .iterate(batches)) {
            read(consumer, stream.getStreamState().getLastSequence());
        } catch (IOException | JetStreamApiException | InterruptedException | PlaceUnavailableException e) {
            throw e;
        } catch (JetStreamStatusCheckedException e) {
            throw new PlaceUnavailableException("NATS ended the reading of " + name + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new PlaceUnavailableException("NATS cannot be read: " + e.getMessage(), e);
        }
    }

    private int batch() {
        var state = stream.getStreamState();
        long average = Math.max(1, state.getByteCount() / Math.max(1, state.getMsgCount()));
        return (int) Math.clamp(UNDER_WAY / average, FEWEST, MOST);
    }

    private void read(IterableConsumer consumer, long last)
            throws IOException, JetStreamApiException, InterruptedException, JetStreamStatusCheckedException {
        long heardAt = System.nanoTime();
        long reached = 0;
        while (true) {
            Message message = consumer.nextMessage(WAIT);
            if (message == null) {
                if (nothingLeft(last) || nothingBetween(reached, last)) {
                    return;
                }
                session.advance(0);
                if (System.nanoTime() - heardAt > stall.toNanos()) {
                    throw new PlaceUnavailableException("NATS gave nothing for " + stall + " of "
                            + stream.getConfiguration().getName());
                }
                continue;
            }
            heardAt = System.nanoTime();
            NatsJetStreamMetaData meta = message.metaData();
            reached = meta.streamSequence();
            if (meta.streamSequence() <= last) {
                Messages.examine(
                        part,
                        meta.streamSequence(),
                        meta.timestamp().toInstant(),
                        message.getSubject(),
                        message.getHeaders(),
                        message.getData());
                session.advance(1);
            }
            if (meta.streamSequence() >= last || meta.pendingCount() == 0) {
                return;
            }
        }
    }

    /** Everything that there was may have been purged, or have expired, meanwhile. */
    private boolean nothingLeft(long last) throws IOException, JetStreamApiException {
        var now = nats.jetStreamManagement(options)
                .getStreamInfo(stream.getConfiguration().getName())
                .getStreamState();
        return now.getMsgCount() == 0 || now.getFirstSequence() > last;
    }

    /** The last messages may have been deleted one by one, as an erasure does; then the last sequence never comes. */
    private boolean nothingBetween(long reached, long last) throws IOException, JetStreamApiException {
        String name = stream.getConfiguration().getName();
        try {
            return nats.jetStreamManagement(options)
                            .getNextMessage(name, reached + 1, ALL)
                            .getSeq()
                    > last;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE) {
                return true;
            }
            throw e;
        }
    }
}
