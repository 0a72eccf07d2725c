package dev.shrike.statistics.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.shrike.rest.identity.ServiceIdentities;
import dev.shrike.rest.identity.ServiceSecret;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.topology.reading.PeerException;
import dev.shrike.topology.reading.StoreAnswer;
import dev.shrike.topology.reading.StoreQuestion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever another instance answers, and however slowly: asking it ends soon, with its rows or a clear failure. */
class HttpPeersTest {
    private static final StoreQuestion QUESTION =
            new StoreQuestion("score", "images", StoreQuestion.Kind.COUNT, null, null, null, 0, List.of(0), false);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private HostInfo peer;

    /** Writes the body of an answer. */
    @FunctionalInterface
    private interface Body {
        void write(OutputStream to) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        peer = new HostInfo("127.0.0.1", server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_answer_is_read() {
        answers(200, "{\"rows\":[{\"key\":\"AQ==\",\"value\":\"Ag==\"}],\"count\":3,\"lag\":4}");

        StoreAnswer answer = ask(LONG);

        assertThat(answer.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.key()).containsExactly(1));
        assertThat(answer.count()).isEqualTo(3);
        assertThat(answer.lag()).isEqualTo(4);
    }

    @Test
    void one_that_begins_its_answer_and_never_ends_it_is_waited_for_no_longer_than_the_timeout() {
        answers(200, to -> {
            to.write('{');
            to.flush();
            over.await();
        });
        long begin = System.nanoTime();

        assertThatThrownBy(() -> ask(Duration.ofMillis(300)))
                .isInstanceOf(PeerException.class)
                .hasMessageContaining("does not answer within");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void one_whose_answer_has_no_end_is_not_read_to_it() {
        answers(200, to -> {
            byte[] more = new byte[1 << 20];
            while (over.getCount() > 0) {
                to.write(more);
            }
        });

        assertThatThrownBy(() -> ask(LONG)).isInstanceOf(PeerException.class).hasMessageContaining("does not answer:");
    }

    @Test
    void what_is_no_answer_is_a_failure_of_the_peer() {
        answers(200, "{\"rows\":null}");

        assertThatThrownBy(() -> ask(LONG)).isInstanceOf(PeerException.class);
    }

    @Test
    void a_refusal_is_told_with_its_status() {
        answers(503, "");

        assertThatThrownBy(() -> ask(LONG)).isInstanceOf(PeerException.class).hasMessageEndingWith(" answers 503");
    }

    private StoreAnswer ask(Duration timeout) {
        var tokens = new ServiceTokens(
                new ServiceIdentities(List.of(), "statistics-api"),
                new ServiceSecret("0123456789abcdef0123456789abcdef", ""),
                Clock.systemUTC());
        try (var peers = new HttpPeers(tokens, timeout)) {
            return peers.ask(peer, QUESTION);
        }
    }

    private void answers(int status, String body) {
        answers(status, to -> to.write(body.getBytes(StandardCharsets.UTF_8)));
    }

    private void answers(int status, Body body) {
        server.createContext(StoreReadsController.PATH, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, 0);
                body.write(exchange.getResponseBody());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
