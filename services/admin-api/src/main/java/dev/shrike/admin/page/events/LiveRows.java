package dev.shrike.admin.page.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Download;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Live events as rows of the page's table: those of the gateway, asked for with the token of whoever looks, each drawn by the template
 * that draws the others. What the browser takes slowly is read slowly, and a browser that goes ends the reading. Thread-safe.
 */
@Singleton
final class LiveRows {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final int RETRY_MILLIS = 3_000;

    private final PlatformClient platform;
    private final Views views;
    private final ObjectMapper json;
    private final Scheduler blocking;

    LiveRows(
            PlatformClient platform,
            Views views,
            ObjectMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.platform = platform;
        this.views = views;
        this.json = json;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** @param after where to begin; null for now */
    Flux<byte[]> rows(Visit visit, EventFilter filter, @Nullable String after) {
        Flux<byte[]> rows =
                Flux.using(() -> open(visit, filter, after), reader -> read(visit, reader), LiveRows::close);
        return Flux.concat(Flux.just(bytes("retry: " + RETRY_MILLIS + "\n\n")), rows)
                .subscribeOn(blocking);
    }

    private SseReader open(Visit visit, EventFilter filter, @Nullable String after) {
        Ask ask = Ask.get(Place.GATEWAY, "/events/live")
                .with("event", filter.event())
                .with("type", filter.type())
                .with("aggregate", filter.aggregate())
                .with("lastEventId", after)
                .within(OPENING);
        Answer<Download> opened = platform.download(visit.session(), ask);
        return new SseReader(opened.orThrow().content());
    }

    private Flux<byte[]> read(Visit visit, SseReader reader) {
        return Flux.generate((SynchronousSink<byte[]> sink) -> {
            try {
                SseReader.Block block = reader.next();
                if (block == null) {
                    sink.complete();
                } else {
                    sink.next(bytes(write(visit, block)));
                }
            } catch (IOException e) {
                sink.complete(); // the browser connects again, with the place where it was
            }
        });
    }

    private String write(Visit visit, SseReader.Block block) {
        StringBuilder out = new StringBuilder();
        if (!block.id().isEmpty()) {
            out.append("id: ").append(block.id()).append('\n');
        }
        if (block.data().isEmpty()) {
            return out.append(": \n\n").toString();
        }
        boolean event = block.data().startsWith("{\"id\"");
        out.append("event: ").append(event ? "row" : "notice").append('\n');
        String html = event ? row(visit, block) : notice(block);
        html.lines().forEach(line -> out.append("data: ").append(line).append('\n'));
        return out.append('\n').toString();
    }

    private String row(Visit visit, SseReader.Block block) {
        try {
            EventView view = EventView.of(json.readTree(block.data()), block.event(), "");
            return views.text(visit, Menu.EVENTS, "events/row.jte", view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The gateway sent an event that is no JSON", e);
        }
    }

    private static String notice(SseReader.Block block) {
        return switch (block.event()) {
            case "gap" -> "Some events had expired before they could be shown.";
            case "dropped" -> "More happened than could be shown; it goes on from here.";
            default -> "The stream ended; it is opened again.";
        };
    }

    private static void close(SseReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
