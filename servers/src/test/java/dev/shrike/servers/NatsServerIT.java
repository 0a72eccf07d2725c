package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsServerIT {
    @TempDir
    Path data;

    @Test
    void acknowledgedMessagesOutliveAKill() throws Exception {
        try (NatsServer server = new NatsServer(ServerSettings.forTests(data))) {
            server.start();
            try (Connection nats = connect(server)) {
                nats.jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("BIRDS")
                                .subjects("birds.>")
                                .storageType(StorageType.File)
                                .build());
                nats.jetStream().publish("birds.seen", "a shrike".getBytes(StandardCharsets.UTF_8));
            }
            server.kill();
            assertThat(server.running()).isFalse();
            server.start();
            try (Connection nats = connect(server)) {
                assertThat(nats.jetStreamManagement()
                                .getStreamInfo("BIRDS")
                                .getStreamState()
                                .getMsgCount())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void takesAMessageOfTwoMegabytes() throws Exception {
        try (NatsServer server = new NatsServer(ServerSettings.forTests(data))) {
            server.start();
            try (Connection nats = connect(server)) {
                assertThat(nats.getMaxPayload()).isGreaterThan(2 * 1024 * 1024);
            }
        }
    }

    private static Connection connect(NatsServer server) throws Exception {
        return Nats.connect(Options.builder()
                .server(server.url().toString())
                .connectionTimeout(Duration.ofSeconds(5))
                .noReconnect()
                .build());
    }
}
