package dev.shrike.gateway.graphql.socket;

import dev.shrike.gateway.graphql.calling.StreamEnded;
import dev.shrike.gateway.graphql.engine.GraphErrors;
import dev.shrike.gateway.graphql.engine.Outcome;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * One operation of a connection while it runs. Takes as many results as may be on their way, and one more whenever one has left, so that a
 * slow client makes its own events wait and not the memory grow. Thread-safe.
 */
final class Operation extends BaseSubscriber<Outcome.Next> {
    private static final String SLOW = "TOO_SLOW";
    private static final String STALLED = "STALLED";

    private final String id;
    private final Connection connection;
    private final int unsent;

    Operation(String id, Connection connection, int unsent) {
        this.id = id;
        this.connection = connection;
        this.unsent = unsent;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(unsent);
    }

    @Override
    protected void hookOnNext(Outcome.Next next) {
        CompletionStage<?> sent = connection.next(id, this, next.response());
        sent.whenComplete((_, fault) -> {
            if (fault == null) {
                request(1);
            } else {
                cancel();
            }
        });
    }

    @Override
    protected void hookOnError(Throwable fault) {
        connection.failed(id, this, GraphErrors.ofEnd(fault));
        if (fault instanceof StreamEnded ended) {
            switch (ended.code()) {
                case SLOW, STALLED -> connection.close(Closing.SLOW);
                case "TOKEN_EXPIRED", "TOKEN_REFUSED", "ERASED" -> connection.close(Closing.TOKEN_EXPIRED);
                case "STOPPING" -> connection.close(Closing.STOPPING);
                default -> {
                    // the client may subscribe again on the same connection
                }
            }
        }
    }

    @Override
    protected void hookOnComplete() {
        connection.completed(id, this);
    }
}
