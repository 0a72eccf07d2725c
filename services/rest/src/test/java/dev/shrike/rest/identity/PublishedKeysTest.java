package dev.shrike.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.rest.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

    private final TokenKey issuers = TokenKey.generate();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer authApi;
    private PublishedKeys keys;

    @BeforeEach
    void publish() throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(issuers.publicKeySet()).getBytes(StandardCharsets.UTF_8);
        authApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authApi.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        authApi.start();
        keys = new PublishedKeys(
                URI.create("http://127.0.0.1:" + authApi.getAddress().getPort() + "/keys"));
    }

    @AfterEach
    void stop() {
        authApi.stop(0);
    }

    @Test
    void theIssuersKeyIsFoundAndReadOnce() {
        String id = issuers.signing().getKeyID();

        assertThat(keys.find(id)).isEqualTo(issuers.find(id)).isPresent();
        assertThat(keys.find(id)).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void madeUpIdsAreNotFoundAndCostTheIssuerLittle() {
        for (int i = 0; i < 50; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(requests.get()).isLessThan(5);
    }

    @Test
    void anIssuerThatIsAwayIsAnOutageAndNoRefusal() {
        authApi.stop(0);

        assertThatThrownBy(() -> keys.find(issuers.signing().getKeyID()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().getCode()).isEqualTo(503));
    }
}
