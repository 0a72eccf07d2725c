package dev.shrike.messaging.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.nats.NatsConnection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RawPublisherIT {
    private static final String NAME = Service.newDatabase();
    private static final String STREAM = "RAW-" + NAME;
    private static final byte[] BYTES = "any bytes".getBytes(UTF_8);

    private static Service service;
    private static NatsConnection nats;
    private static RawPublisher publisher;

    @BeforeAll
    static void start() throws Exception {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
        nats = service.bean(NatsConnection.class);
        publisher = service.bean(RawPublisher.class);
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects(NAME + ".stored.>")
                        .storageType(StorageType.Memory)
                        .build());
    }

    @AfterAll
    static void stop() throws Exception {
        nats.management().deleteStream(STREAM);
        service.close();
    }

    @Test
    void bytesAndHeadersAreStoredAsTheyAre() throws Exception {
        PublishReceipt receipt =
                publisher.publish(new RawMessage(NAME + ".stored.a", BYTES).withHeader("colour", "grey"));

        MessageInfo stored = nats.management().getMessage(receipt.stream(), receipt.sequence());
        assertThat(receipt.stream()).isEqualTo(STREAM);
        assertThat(stored.getData()).isEqualTo(BYTES);
        assertThat(stored.getHeaders().get("colour")).containsExactly("grey");
    }

    @Test
    void withAnIdASecondPublicationIsDroppedAndWithoutOneItIsKept() {
        RawMessage plain = new RawMessage(NAME + ".stored.b", BYTES);
        RawMessage named = plain.withId("one");

        assertThat(publisher.publish(named).duplicate()).isFalse();
        assertThat(publisher.publish(named).duplicate()).isTrue();
        assertThat(publisher.publish(plain).sequence())
                .isLessThan(publisher.publish(plain).sequence());
    }

    @Test
    void aSubjectThatNoStreamTakesIsToldAtOnce() {
        assertThatThrownBy(() -> publisher.publish(new RawMessage(NAME + ".nowhere", BYTES)))
                .isInstanceOf(PublishUncertainException.class)
                .hasMessageContaining(NAME + ".nowhere");
    }

    @Test
    void whoListensHearsWhatIsSent() throws Exception {
        Subscription listener = nats.connection().subscribe(NAME + ".live");
        nats.connection().flush(Duration.ofSeconds(10));

        publisher.send(new RawMessage(NAME + ".live", BYTES));

        Message heard = listener.nextMessage(Duration.ofSeconds(30));
        assertThat(heard.getData()).isEqualTo(BYTES);
        listener.unsubscribe();
    }
}
