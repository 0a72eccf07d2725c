package dev.shrike.statistics.position;

import dev.shrike.analytics.Analytics;
import dev.shrike.rest.position.Position;
import dev.shrike.rest.position.PositionTokens;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.topology.position.NotThereYetException;
import dev.shrike.topology.position.WrittenEvents;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.statistics.StatisticsTopology;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.TopicPartition;

/** Has a request with a {@code Shrike-Position} wait until its answer includes that event; bounded, and 503 then. Thread-safe. */
@ServerFilter({"/scores", "/scores/**", "/statistics", "/statistics/**", "/analytics/**"})
class WaitingForPositions implements Ordered {
    private final PositionTokens tokens;
    private final PositionSettings settings;
    private final BeanProvider<WrittenEvents> written;
    private final BeanProvider<Analytics> analytics;
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private final Clock clock;
    private final Semaphore waiting;

    WaitingForPositions(
            PositionTokens tokens,
            PositionSettings settings,
            BeanProvider<WrittenEvents> written,
            BeanProvider<Analytics> analytics,
            Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.written = written;
        this.analytics = analytics;
        this.clock = clock;
        this.waiting = new Semaphore(settings.mostWaiting());
    }

    /** Only who may ask may have us wait. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void await(HttpRequest<?> request, @Nullable @Header(PositionTokens.HEADER) String token)
            throws InterruptedException {
        if (token == null) {
            return;
        }
        Position position = tokens.read(token);
        MajorVersion major = kept(position);
        if (!waiting.tryAcquire()) {
            throw ProblemException.unavailable(settings.retryAfter(), "Too many answers wait for a position.", null);
        }
        try {
            if (request.getPath().startsWith("/analytics")) {
                awaitTables(position, major);
            } else {
                String topology =
                        request.getPath().startsWith("/scores") ? ScoreTopology.NAME : StatisticsTopology.NAME;
                written.get().await(topology, major.topic(), position.event(), position.time(), settings.patience());
            }
        } catch (NotThereYetException e) {
            throw ProblemException.unavailable(
                    settings.retryAfter(),
                    "The answer would not include that position yet: " + e.getMessage() + ".",
                    e);
        } finally {
            waiting.release();
        }
    }

    private void awaitTables(Position position, MajorVersion major) throws InterruptedException {
        Instant deadline = clock.instant().plus(settings.patience());
        Map<TopicPartition, Long> ends = written.get()
                .inCompacted(
                        major.topic(), major.latestTopic(), position.event(), position.time(), settings.patience());
        Duration left = Duration.between(clock.instant(), deadline);
        if (!analytics.get().await(ends, left)) {
            throw new NotThereYetException("the tables do not have event " + position.event());
        }
    }

    private MajorVersion kept(Position position) {
        MajorVersion major = catalogue.majors().stream()
                .filter(one -> one.topic().equals(position.topic()))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "bad-position",
                        PositionTokens.HEADER + " names " + position.topic() + ", which this platform does not have."));
        Duration oldest = major.retention()
                .filter(kept -> kept.compareTo(settings.maxAge()) < 0)
                .orElse(settings.maxAge());
        if (position.time().isBefore(clock.instant().minus(oldest))) {
            throw ProblemException.gone("That position is older than " + oldest
                    + ": the answer includes it as far as it counts at all. Ask without it.");
        }
        return major;
    }
}
