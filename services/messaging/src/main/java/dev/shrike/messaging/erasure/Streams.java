package dev.shrike.messaging.erasure;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What an erasure asks and tells JetStream. A stream that is not there has nothing in it. Used by one thread. */
final class Streams {
    private static final int STREAM_NOT_FOUND = 10059;
    private static final int MESSAGE_NOT_FOUND = 10037;
    private static final int TEMPORARILY_UNAVAILABLE = 503;

    private final JetStreamManagement management;
    private final StreamWalk walk;

    private Streams(JetStreamManagement management, StreamWalk walk) {
        this.management = management;
        this.walk = walk;
    }

    static Streams open(NatsConnection nats, PurgeSettings settings) {
        try {
            JetStreamOptions patient = JetStreamOptions.builder()
                    .requestTimeout(settings.timeout())
                    .build();
            return new Streams(nats.connection().jetStreamManagement(patient), new StreamWalk(nats));
        } catch (IOException e) {
            throw new NatsUnavailableException("JetStream is not there: " + e, e);
        }
    }

    /** All streams of the account. */
    List<StreamConfiguration> account() {
        try {
            return management.getStreams().stream()
                    .map(StreamInfo::getConfiguration)
                    .toList();
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Could not ask for the streams of the account: " + e, e);
        }
    }

    /** How many messages lie on the subjects. */
    long count(String stream, String subjects) {
        return ask(
                stream,
                "count in",
                () -> management
                        .getStreamInfo(stream, StreamInfoOptions.filterSubjects(subjects))
                        .getStreamState()
                        .getSubjectMap()
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Shows each message on the subjects, without its payload. */
    void headers(String stream, String subjects, Consumer<Message> met) {
        ask(stream, "show what is in", () -> {
            walk.headers(stream, subjects, met);
            return 0;
        });
    }

    /** Shows each message, as long as it may go on; says how many it has not come to. */
    long all(String stream, BooleanSupplier mayGoOn, Consumer<Message> met) {
        return ask(stream, "show what is in", () -> walk.all(stream, mayGoOn, met));
    }

    /** Deletes one message and overwrites its bytes. Returns 1; 0 when it is there no more. */
    long overwrite(String stream, long sequence) {
        return ask(stream, "delete a message of", () -> {
            try {
                return management.deleteMessage(stream, sequence, true) ? 1 : 0;
            } catch (JetStreamApiException e) {
                if (isGone(stream, sequence)) {
                    return 0;
                }
                throw e;
            }
        });
    }

    /** Expired, or deleted by somebody else. */
    private boolean isGone(String stream, long sequence) throws IOException, JetStreamApiException {
        try {
            management.getMessage(stream, sequence);
            return false;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == MESSAGE_NOT_FOUND) {
                return true;
            }
            throw e;
        }
    }

    private interface Question {
        long answer() throws IOException, JetStreamApiException, InterruptedException;
    }

    private static long ask(String stream, String what, Question question) {
        try {
            return question.answer();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == STREAM_NOT_FOUND) {
                return 0;
            }
            if (e.getErrorCode() == TEMPORARILY_UNAVAILABLE) {
                throw new NatsUnavailableException("JetStream is not ready", e);
            }
            throw new PurgeException("The server does not " + what + " stream " + stream + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NatsUnavailableException("No answer to: " + what + " stream " + stream + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NatsUnavailableException("Interrupted: " + what + " stream " + stream, e);
        }
    }
}
