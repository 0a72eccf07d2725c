package dev.shrike.standalone.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.rest.RestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventListingTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter notes = new StringWriter();
    private EventStoreStandIn store;
    private PlatformRest platform;

    @BeforeEach
    void start() throws IOException {
        store = new EventStoreStandIn();
        platform = new PlatformRest(store.uri(), "secret", folder.resolve("token"));
    }

    @AfterEach
    void stop() {
        platform.close();
        store.close();
    }

    @Test
    void listsEverythingInPagesAndSaysWhereToGoOn() {
        add(2_345);

        ListedEvents listed = listing(json()).list(EventQuery.all(), "0", Long.MAX_VALUE, false);

        assertThat(listed).isEqualTo(new ListedEvents(2_345, "2345", false));
        assertThat(out.toString().lines())
                .hasSize(2_345)
                .element(2_344)
                .asString()
                .startsWith("{\"id\":\"id-2344\"");
        assertThat(notes).hasToString("next: 2345" + System.lineSeparator());
        assertThat(store.requests)
                .containsExactly(
                        "/events?after=0&limit=1000", "/events?after=1000&limit=1000", "/events?after=2000&limit=1000");
    }

    @Test
    void stopsAtTheLimitInTheMiddleOfEverything() {
        add(50);

        ListedEvents listed = listing(json()).list(EventQuery.all(), "7", 3, false);

        assertThat(listed).isEqualTo(new ListedEvents(3, "10", true));
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void asksForTheAggregateAndItsVersion() {
        listing(json()).list(EventQuery.ofAggregate("user/a-b").version(2), "0", 10, false);

        assertThat(store.requests).containsExactly("/events/user/a-b?after=0&limit=10&version=2");
    }

    @Test
    void followsWhatComesUntilTheLimit() throws Exception {
        add(2);
        CompletableFuture<ListedEvents> following =
                CompletableFuture.supplyAsync(() -> listing(json()).list(EventQuery.all(), "0", 4, true));
        Awaitility.await("it has asked again after the last one")
                .atMost(Duration.ofSeconds(30))
                .until(() -> store.requests.size() >= 3);

        add(2);

        assertThat(following.get(30, TimeUnit.SECONDS).events()).isEqualTo(4);
        assertThat(out.toString().lines()).hasSize(4);
    }

    @Test
    void aTableShowsPlaceTimeAndWhereToGoOnAndNothingThatSteersATerminal() {
        add(2);

        listing(new EventTable(new PrintWriter(out, true))).list(EventQuery.all(), "0", 1, false);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("EVENT").contains("SEQUENCE", "TIME", "DATA");
        assertThat(lines.get(1))
                .startsWith("tick 1.1")
                .contains("1  2026-11-20T22:30:00Z", "new", "id-0", "{\"note\":\"a?b\"}");
        assertThat(lines.get(2)).isEqualTo("1 event, and more: --after 1");
    }

    @Test
    void logsInAgainWhenTheTokenHasRunOut() {
        add(1);
        platform.get("/events?after=0&limit=1");
        store.logins.incrementAndGet();

        assertThat(platform.get("/events?after=0&limit=1").path("events")).hasSize(1);
    }

    @Test
    void theNextCommandNeedsNoLoginOfItsOwn() throws IOException {
        platform.get("/events?after=0&limit=1");

        try (PlatformRest next = new PlatformRest(store.uri(), "secret", folder.resolve("token"))) {
            next.get("/events?after=0&limit=1");
        }

        assertThat(store.logins).hasValue(1);
        assertThat(Files.getPosixFilePermissions(folder.resolve("token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aRefusalIsToldInOneLine() {
        assertThatThrownBy(() -> listing(json()).list(EventQuery.all(), "garbage", 1, false))
                .isInstanceOf(RestException.class)
                .hasMessage("400 after is not a cursor");
    }

    @Test
    void aPlatformThatIsAwayIsToldInOneLine() {
        store.close();

        assertThatThrownBy(() -> listing(json()).list(EventQuery.all(), "0", 1, false))
                .isInstanceOf(RestException.class)
                .hasMessageContaining("does not answer");
    }

    private void add(int count) {
        int before = store.events.size();
        store.events.addAll(IntStream.range(before, before + count)
                .mapToObj(number -> "id-" + number)
                .toList());
    }

    private JsonLines json() {
        return new JsonLines(new PrintWriter(out, true), new PrintWriter(notes, true));
    }

    private EventListing listing(EventPrinter printer) {
        return new EventListing(platform, printer, Duration.ofMillis(20));
    }
}
