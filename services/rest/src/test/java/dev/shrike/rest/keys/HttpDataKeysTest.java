package dev.shrike.rest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.rest.Http;
import dev.shrike.rest.identity.ServiceTokens;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpDataKeysTest {

    private static EmbeddedServer server;
    private static ApplicationContext service;
    private static DataKeys keys;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(EmbeddedServer.class, settings("imagined.vault", true));
        service = ApplicationContext.run(settings("shrike.users.url", server.getURI()));
        keys = keysOf(service, "nest-api");
    }

    @AfterAll
    static void stop() {
        service.close();
        server.close();
    }

    @Test
    void aKeyArrivesWhole() {
        assertThat(keys.find(person, "sighting", 3)).isInstanceOfSatisfying(KeyAnswer.Found.class, found -> {
            assertThat(found.key())
                    .extracting(DataKey::person, DataKey::purpose, DataKey::version)
                    .containsExactly(person, "sighting", 3);
        });
        assertThat(keys.provision(person, "profile").version()).isOne();
    }

    @Test
    void anErasureIsBelievedOnlyFromTheVault() {
        assertThat(keys.find(person, "erased", 1)).isInstanceOf(KeyAnswer.Erased.class);
        assertThat(keys.find(person, "proxy-gone", 1)).isEqualTo(new KeyAnswer.Unavailable("user-api answers 410"));
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> keys.provision(person, "erased"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> keys.provision(person, "proxy-gone"));
    }

    @Test
    void anUnknownKeyIsBelievedOnlyFromTheVault() {
        assertThat(keys.find(person, "unknown", 1)).isInstanceOf(KeyAnswer.Unknown.class);
        assertThat(keys.find(person, "proxy-not-found", 1))
                .isEqualTo(new KeyAnswer.Unavailable("user-api answers 404"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "broken", "empty", "damaged", "another", "proxy-forbidden"})
    void everythingElseIsAnOutage(String purpose) {
        assertThat(keys.find(person, purpose, 1)).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> keys.provision(person, purpose));
    }

    @Test
    void nobodyListeningIsAnOutage() {
        try (ApplicationContext lonely = ApplicationContext.run(settings("shrike.users.url", "http://127.0.0.1:1"))) {
            DataKeys unreachable = keysOf(lonely, "nest-api");

            assertThat(unreachable.find(person, "sighting", 1))
                    .isEqualTo(new KeyAnswer.Unavailable("user-api does not answer"));
        }
    }

    @Test
    void withoutAServiceTokenThereIsNoKey() {
        assertThat(Http.anonymous(server.getURI())
                        .get("/internal/keys/" + person + "/sighting/1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keysThatAreNotForTheServiceAreAnOutageAndSaySoOnce() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(HttpDataKeys.class);
        log.start();
        logger.addAppender(log);

        KeyAnswer answer = keys.find(person, "not-allowed", 1);
        keys.find(UUID.randomUUID(), "not-allowed", 2);

        logger.detachAppender(log);
        assertThat(answer)
                .isEqualTo(new KeyAnswer.Unavailable(
                        "nest-api has no right to open not-allowed (shrike.keys.access of user-api)"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> keys.provision(person, "not-allowed"));
        assertThat(log.list)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getFormattedMessage()).contains("nest-api has no right to open not-allowed"));
    }

    @Test
    void eachServiceAsksUnderItsOwnName() {
        ImaginedVault vault = server.getApplicationContext().getBean(ImaginedVault.class);
        vault.callers.clear();

        keysOf(service, "nest-api").provision(person, "sighting");
        keysOf(service, "egg-api").find(person, "sighting", 1);

        assertThat(vault.callers).containsExactly("nest-api", "egg-api");
    }

    private static DataKeys keysOf(ApplicationContext process, String name) {
        ServiceTokens tokens = process.getBean(ServiceTokens.class);
        return new HttpDataKeys(process.getBean(KeysClient.class), name, () -> tokens.issue(name));
    }

    private static Map<String, Object> settings(String name, Object value) {
        return Map.of(
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "shrike.auth.jwks-url",
                "http://127.0.0.1:1/keys",
                "micronaut.server.port",
                0,
                "micronaut.http.client.read-timeout",
                "500ms",
                name,
                value);
    }
}
