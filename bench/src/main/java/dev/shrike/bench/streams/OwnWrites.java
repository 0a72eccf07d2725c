package dev.shrike.bench.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.bench.platform.WholePlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** From a POST to the score that includes it. */
final class OwnWrites {
    private static final String POSITION = "Shrike-Position";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int WARM_UP_SECONDS = 15;

    private final int rate;
    private final int seconds;
    private final PrintWriter out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    OwnWrites(int rate, int seconds, PrintWriter out) {
        this.rate = rate;
        this.seconds = seconds;
        this.out = out;
    }

    /** Whether every answer included its tick. */
    boolean run() throws Exception {
        try (WholePlatform platform = WholePlatform.start()) {
            String token = token(platform);
            for (int part = 8; part > 1; part /= 2) {
                post(platform, token, rate / part, WARM_UP_SECONDS, "warm-up-" + part + "-");
            }
            List<Future<Long>> all = post(platform, token, rate, seconds, "own-");
            List<Long> micros = new ArrayList<>();
            for (Future<Long> one : all) {
                micros.add(one.get());
            }
            micros.sort(null);
            out.printf(
                    "| from POST /ticks to its score, %,d/s for %d s | median %.0f ms, **p99 %.0f ms**, slowest %.0f ms | 500 |%n",
                    rate,
                    seconds,
                    micros.get(micros.size() / 2) / 1e3,
                    micros.get(micros.size() * 99 / 100) / 1e3,
                    micros.getLast() / 1e3);
            out.flush();
            return true;
        }
    }

    /** So many a second; each is read by the one who posted it. */
    private List<Future<Long>> post(WholePlatform platform, String token, int rate, int seconds, String names) {
        List<Future<Long>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                LockSupport.parkNanos(begun + TimeUnit.SECONDS.toNanos(i) / rate - System.nanoTime());
                String image = names + i;
                all.add(threads.submit(() -> writeAndRead(platform.http(), token, image)));
            }
        }
        return all;
    }

    /** Returns how many microseconds it took. */
    private long writeAndRead(URI platform, String token, String name) throws IOException, InterruptedException {
        String image = "https://images.example/" + name + ".jpg";
        long begun = System.nanoTime();
        HttpResponse<String> written = send(
                HttpRequest.newBuilder(platform.resolve("/ticks"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"image\":{\"url\":\"" + image
                                + "\"},\"sighting\":{\"species\":\"Furnarius rufus\"}}")),
                token,
                201);
        String position = written.headers().firstValue(POSITION).orElseThrow();
        send(HttpRequest.newBuilder(platform.resolve("/scores?image=" + image)).header(POSITION, position), token, 200);
        return (System.nanoTime() - begun) / 1_000;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private String token(WholePlatform platform) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        HttpRequest login = HttpRequest.newBuilder(platform.http().resolve("/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("username", "admin", "password", platform.adminPassword()))))
                .build();
        return json.readTree(http.send(login, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }
}
