package dev.shrike.messaging.operations.monitor;

import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes the first value of a publisher; null when it has none. */
final class FirstOf<T> implements Subscriber<T> {
    private final CompletableFuture<T> value = new CompletableFuture<>();

    private FirstOf() {}

    static <T> CompletableFuture<T> publisher(Publisher<T> publisher) {
        FirstOf<T> first = new FirstOf<>();
        publisher.subscribe(first);
        return first.value;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(1);
    }

    @Override
    public void onNext(T next) {
        value.complete(next);
    }

    @Override
    public void onError(Throwable fault) {
        value.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        value.complete(null);
    }
}
