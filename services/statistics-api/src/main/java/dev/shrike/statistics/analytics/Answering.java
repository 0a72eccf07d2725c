package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.Answer;
import dev.shrike.analytics.format.Format;
import dev.shrike.analytics.format.JsonText;
import dev.shrike.analytics.query.Query;
import dev.shrike.analytics.query.QueryException;
import dev.shrike.analytics.query.QueryLimits;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Answers statements over HTTP. Thread-safe. */
@Singleton
@Requires(beans = Analytics.class)
public class Answering {

    static final String FRESHNESS = "Shrike-Freshness";
    static final String TRUNCATED = "Shrike-Truncated";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Analytics analytics;
    private final SqlSettings settings;
    private final Scheduler blocking;

    Answering(Analytics analytics, SqlSettings settings, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.analytics = analytics;
        this.settings = settings;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /**
     * The answer, in the format that is asked for; a problem when the statement is wrong, not allowed, or takes more than it may.
     * It is cancelled when nobody waits for it any more.
     */
    public Publisher<HttpResponse<byte[]>> answer(QueryRequest asked, HttpRequest<?> request) {
        Format format = format(asked, request);
        // a cancelled subscription interrupts the thread, which cancels the query
        return Mono.fromCallable(() -> answer(asked, format))
                .subscribeOn(blocking)
                .takeUntilOther(ClientGone.of(request));
    }

    /**
     * Makes sure that a statement could be run.
     *
     * @throws ProblemException when it could not
     */
    public void check(String sql) {
        try {
            analytics.check(sql);
        } catch (QueryException refused) {
            throw problem(refused);
        } catch (InterruptedException gone) {
            throw cancelled(gone);
        }
    }

    private HttpResponse<byte[]> answer(QueryRequest asked, Format format) {
        List<Object> params = asked.params() == null ? List.of() : asked.params();
        try {
            Answer answer = analytics.query(new Query(asked.sql(), params, limits(asked)));
            return HttpResponse.ok(format.render(answer))
                    .contentType(MediaType.of(format.mediaType()))
                    .header(FRESHNESS, JsonText.freshness(answer.freshness()))
                    .header(TRUNCATED, Boolean.toString(answer.result().truncated()));
        } catch (QueryException refused) {
            throw problem(refused);
        } catch (InterruptedException gone) {
            throw cancelled(gone);
        }
    }

    private static ProblemException cancelled(InterruptedException gone) {
        Thread.currentThread().interrupt();
        return ProblemException.unavailable(RETRY_AFTER, "The query was cancelled.", gone);
    }

    private QueryLimits limits(QueryRequest asked) {
        Optional<QueryRequest.Limits> wanted = Optional.ofNullable(asked.limits());
        QueryLimits most = analytics.limits();
        return new QueryLimits(
                wanted.map(QueryRequest.Limits::rows).orElse(settings.defaultRows()),
                most.bytes(),
                wanted.map(QueryRequest.Limits::seconds)
                        .map(Duration::ofSeconds)
                        .orElse(most.time()));
    }

    private static Format format(QueryRequest asked, HttpRequest<?> request) {
        if (asked.format() != null) {
            return Format.named(asked.format())
                    .orElseThrow(() -> ProblemException.invalid("format", "is json, csv or parquet"));
        }
        return request.accept().stream()
                .map(type -> Format.of(type.getName()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Format.JSON);
    }

    private static ProblemException problem(QueryException refused) {
        String where = refused.position()
                .map(position -> "line " + position.line() + ", column " + position.column() + ": ")
                .orElse("");
        return switch (refused.kind()) {
            case INVALID -> ProblemException.invalid("sql", where + refused.getMessage());
            case NOT_ALLOWED -> ProblemException.badRequest("sql-not-allowed", where + refused.getMessage());
            case TIME -> ProblemException.unprocessable("query-too-long", refused.getMessage());
            case MEMORY -> ProblemException.unprocessable("query-too-big", refused.getMessage());
            case BUSY -> ProblemException.tooManyRequests(RETRY_AFTER, refused.getMessage());
        };
    }
}
