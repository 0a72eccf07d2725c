package dev.shrike.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.Operational;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamProvisionerIT {
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private LocalServers servers;
    private NatsConnection nats;

    @BeforeEach
    void start(@TempDir Path folder) throws InterruptedException {
        servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        nats = new NatsConnection(NatsSettings.at(servers.nats().toString()));
        assertThat(nats.awaitConnected(Duration.ofSeconds(20))).isTrue();
    }

    @AfterEach
    void stop() {
        nats.close();
        servers.kill();
    }

    @Test
    void makesAStreamForEveryEventAndIsContentWithItTheSecondTime() throws Exception {
        provisioner(StreamSettings.defaults()).provision();
        provisioner(StreamSettings.defaults()).provision();

        for (EventDefinition event : catalogue.all()) {
            StreamConfiguration there =
                    nats.management().getStreamInfo(event.stream()).getConfiguration();
            assertThat(there.getSubjects()).containsExactly(event.subjects());
            assertThat(there.getMaxAge()).isEqualTo(event.retention().orElse(Duration.ZERO));
            assertThat(there.getMaxBytes())
                    .isEqualTo(event.operational().map(Operational::mostBytes).orElse(-1L));
            assertThat(there.getStorageType()).isEqualTo(StorageType.File);
            assertThat(there.getAllowDirect()).isTrue();
            assertThat(there.getDuplicateWindow()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void bringsAnExistingStreamUpToDate() throws Exception {
        EventDefinition tick = catalogue.event("tick");
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name(tick.stream())
                        .subjects(tick.subjects())
                        .build());

        provisioner(StreamSettings.defaults()).provision();

        assertThat(nats.management()
                        .getStreamInfo(tick.stream())
                        .getConfiguration()
                        .getMaxAge())
                .isEqualTo(tick.retention().orElseThrow());
    }

    @Test
    void saysWhatIsWrongWithAStreamThatCannotBecomeWhatIsWanted() throws Exception {
        EventDefinition tick = catalogue.event("tick");
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name(tick.stream())
                        .subjects(tick.subjects())
                        .storageType(StorageType.Memory)
                        .build());

        assertThatThrownBy(() -> provisioner(StreamSettings.defaults()).provision())
                .isInstanceOf(StreamMismatchException.class)
                .hasMessageContaining(tick.stream());
    }

    private StreamProvisioner provisioner(StreamSettings settings) {
        return new StreamProvisioner(nats, catalogue, settings);
    }
}
