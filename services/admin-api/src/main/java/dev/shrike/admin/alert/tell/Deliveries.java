package dev.shrike.admin.alert.tell;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Notice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells notices by every channel, in the background, each by itself: one that fails is tried again for some minutes. Whoever begins a
 * notice hears that it is told as soon as one channel has it, or that none has. Bounded: what is one too many ends untold, and is due
 * again. Thread-safe.
 */
@Singleton
public class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MOST = 20;
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final List<Channel> channels;
    private final AlertSettings settings;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Queue<Delivered> ended = new ConcurrentLinkedQueue<>();

    /** @param told whether somebody has it */
    public record Delivered(Notice notice, boolean told) {}

    /** @param registry the application's, or null for counters that nobody reads */
    Deliveries(List<Channel> channels, AlertSettings settings, @Nullable MeterRegistry registry) {
        this.channels = List.copyOf(channels);
        this.settings = settings;
        this.meters = registry == null ? new CompositeMeterRegistry() : registry;
    }

    /** Names of the channels at whose end somebody is. */
    public List<String> open() {
        return channels.stream().filter(Channel::open).map(Channel::name).toList();
    }

    /** Begins to tell. Where no channel is open it ends untold. */
    public void begin(Notice notice, Collection<Rule> rules) {
        if (underWay.incrementAndGet() > MOST) {
            underWay.decrementAndGet();
            ended.add(new Delivered(notice, false));
            return;
        }
        Map<String, Rule> byName = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        Message message = new Message(notice, byName, settings.page());
        List<CompletableFuture<Boolean>> telling = channels.stream()
                .filter(Channel::open)
                .map(channel -> CompletableFuture.supplyAsync(() -> told(channel, message), threads))
                .toList();
        AtomicBoolean told = new AtomicBoolean();
        for (CompletableFuture<Boolean> one : telling) {
            one.thenAccept(done -> {
                if (done && told.compareAndSet(false, true)) {
                    ended.add(new Delivered(notice, true));
                }
            });
        }
        CompletableFuture.allOf(telling.toArray(CompletableFuture[]::new)).whenComplete((_, fault) -> {
            if (fault != null) {
                LOG.error("A channel of alerts does not work", fault);
            }
            underWay.decrementAndGet();
            if (told.compareAndSet(false, true)) { // which of the two hears of the last channel first is not said
                ended.add(new Delivered(notice, telling.stream().anyMatch(Deliveries::done)));
            }
        });
    }

    private static boolean done(CompletableFuture<Boolean> one) {
        return !one.isCompletedExceptionally() && one.join();
    }

    /** Those that have ended since this was asked last. */
    public List<Delivered> ended() {
        List<Delivered> all = new ArrayList<>();
        for (Delivered next = ended.poll(); next != null; next = ended.poll()) {
            all.add(next);
        }
        return all;
    }

    private boolean told(Channel channel, Message message) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                channel.tell(message);
                count(channel, "told");
                return true;
            } catch (UntoldException e) {
                count(channel, "failed");
                LOG.warn("Nobody was told of an alert by {}, attempt {}: {}", channel.name(), attempt, e.getMessage());
            }
            if (attempt < ATTEMPTS && stops(pause)) {
                return false;
            }
            pause = pause.multipliedBy(2);
        }
        return false;
    }

    private void count(Channel channel, String outcome) {
        meters.counter("shrike.alert.messages", "channel", channel.name(), "outcome", outcome)
                .increment();
    }

    private boolean stops(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void close() {
        stopping.countDown();
        threads.shutdownNow();
    }
}
