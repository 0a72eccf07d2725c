package dev.shrike.bridge.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.fault.UnavailableException;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$JS.ACK.TICK.abc.1.42.7.1763683200123456789.99",
                "$JS.ACK.hub.ACC123.TICK.abc.1.42.7.1763683200123456789.99",
                "$JS.ACK.hub.ACC123.TICK.abc.1.42.7.1763683200123456789.99.tok3n"
            })
    void thePlaceIsReadFromEachFormOfTheReplySubject(String reply) {
        Delivery delivery = Delivery.of(message(reply));
        assertThat(delivery.sequence()).isEqualTo(42);
        assertThat(delivery.consumerSequence()).isEqualTo(7);
        assertThat(delivery.pending()).isEqualTo(99);
        assertThat(delivery.stored()).isEqualTo(Instant.parse("2025-11-21T00:00:00.123456789Z"));
        assertThat(delivery.storedMillis()).isEqualTo(1763683200123L);
    }

    @Test
    void anotherFormIsNotGuessedAt() {
        assertThatThrownBy(() -> Delivery.of(message("$JS.ACK.TICK.abc.1.x.7.17.99")))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> Delivery.of(message("_INBOX.abc"))).isInstanceOf(UnavailableException.class);
    }

    private static NatsMessage message(String reply) {
        return NatsMessage.builder().subject("any").replyTo(reply).build();
    }
}
