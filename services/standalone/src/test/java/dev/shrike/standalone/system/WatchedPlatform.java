package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.watch.Watched;
import dev.shrike.watch.scrape.Scrape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The platform as Prometheus sees it, beside what the chart's rules and dashboards look for. */
final class WatchedPlatform {
    /** Longer than any pause between two measurements. */
    private static final Duration MEASURED = Duration.ofSeconds(90);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    private final URI http;
    private final Path charts;

    WatchedPlatform(URI http) {
        this.http = http;
        this.charts = Path.of(System.getProperty("shrike.servers.home"))
                .resolve("../../../charts")
                .normalize();
    }

    /** Every metric, label and value that is looked for is there. */
    void assertTellsAllThatIsWatched() {
        await().atMost(MEASURED)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(Watched.missing(charts, scrape())).isEmpty());
    }

    /** The numbers say what has happened before: it is over, and it was counted. */
    void assertTellsWhatHappened() {
        await().atMost(MEASURED).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Scrape scrape = scrape();
            assertThat(value(scrape, "shrike_outbox_waiting", "datasource", "ticks"))
                    .isZero();
            assertThat(value(scrape, "shrike_vault_open")).isEqualTo(1);
            assertThat(value(scrape, "shrike_ledger_people")).isPositive();
            assertThat(value(scrape, "shrike_erasure_open")).isZero();
            assertThat(value(scrape, "shrike_topologies_up")).isEqualTo(1);
            assertThat(value(scrape, "shrike_topology_lag_records", "application", "shrike-score"))
                    .isZero();
            assertThat(value(scrape, "shrike_topology_processed_total", "application", "shrike-score"))
                    .isPositive();
            assertThat(value(scrape, "shrike_sql_table_rows", "table", "tick_latest"))
                    .isPositive();
            assertThat(value(scrape, "shrike_handler_dead_letters", "handler", "admin-audit"))
                    .as("the strangers' bytes")
                    .isEqualTo(3);
            assertThat(scrape.value(
                            "http_server_requests_seconds_bucket",
                            Map.of("uri", "/ticks", "method", "POST", "status", "201", "le", "+Inf")))
                    .hasValueSatisfying(posts -> assertThat(posts).isPositive());
        });
    }

    /** Nobody's id is the label of a series, and there are not more series than a platform needs. */
    void assertSaysNothingAboutAnybody() {
        assertThat(answer().body().lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> ID.matcher(line).find())
                .hasSizeLessThan(5_000);
    }

    private Scrape scrape() {
        return Scrape.read(answer().body());
    }

    private static double value(Scrape scrape, String metric, String... label) {
        return scrape.value(metric, label.length == 0 ? Map.of() : Map.of(label[0], label[1]))
                .orElseThrow(() -> new AssertionError("There is no " + metric));
    }

    /** As anybody gets it: Prometheus has no token. */
    private HttpResponse<String> answer() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(http.resolve("/prometheus")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("No answer to a scrape", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
