package dev.shrike.rest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.rest.Http;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDataKeysTest {

    private static EmbeddedServer server;
    private static ApplicationContext service;
    private static DataKeys keys;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(EmbeddedServer.class, settings("imagined.vault", true));
        service = ApplicationContext.run(settings("shrike.users.url", server.getURI()));
        keys = new HttpDataKeys(service.getBean(KeysClient.class));
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
    @ValueSource(strings = {"down", "broken", "empty", "damaged", "another"})
    void everythingElseIsAnOutage(String purpose) {
        assertThat(keys.find(person, purpose, 1)).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> keys.provision(person, purpose));
    }

    @Test
    void nobodyListeningIsAnOutage() {
        try (ApplicationContext lonely = ApplicationContext.run(settings("shrike.users.url", "http://127.0.0.1:1"))) {
            DataKeys unreachable = new HttpDataKeys(lonely.getBean(KeysClient.class));

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
    void aServiceSealsThroughTheCache() {
        DataKeys bean = service.getBean(DataKeys.class);

        assertThat(bean).isInstanceOf(CachingDataKeys.class);
        assertThat(bean.provision(person, "sighting")).isSameAs(bean.provision(person, "sighting"));
        assertThat(service.getBean(EventSealer.class)).isNotNull();
    }

    private static Map<String, Object> settings(String name, Object value) {
        return Map.of(
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "shrike.auth.jwks-url",
                "http://127.0.0.1:1/keys",
                "micronaut.server.port",
                -1,
                name,
                value);
    }
}
