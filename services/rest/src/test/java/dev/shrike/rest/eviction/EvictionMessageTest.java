package dev.shrike.rest.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.live.RawDelivery;
import dev.shrike.messaging.publish.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionMessageTest {

    @Test
    void namesThePersonAndNothingElse() {
        UUID person = UUID.fromString("6f0f1f0a-6a39-4b3c-9f0e-0c5a8b1d2e3f");

        RawMessage message = EvictionMessage.of(person);

        assertThat(message.subject()).isEqualTo("shrike.keys.evict");
        assertThat(message.payload()).asString().isEqualTo("6f0f1f0a-6a39-4b3c-9f0e-0c5a8b1d2e3f");
        assertThat(read(message.payload())).contains(person);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "6f0f1f0a-6a39-4b3c-9f0e-0c5a8b1d2e3f "
            })
    void whatIsNoIdNamesNobody(String text) {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static Optional<UUID> read(byte[] payload) {
        return EvictionMessage.personIn(new RawDelivery(EvictionMessage.SUBJECT, Map.of(), payload));
    }
}
