package dev.shrike.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatchTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void aFileThatChangesIsHandedOnAndOneThatMakesNoSenseIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("bridge.yml"), "sources: {events: [tick]}");
        var config =
                new BridgeConfig(BridgeSettings.of("nats://n:4222", "k:9092", URI.create("http://r:8081")), Map.of());
        List<Sources> seen = new CopyOnWriteArrayList<>();
        try (ConfigWatch watch = ConfigWatch.start(file, () -> config.read(file), read -> seen.add(read.sources()))) {
            assertThat(watch).isNotNull();
            Files.writeString(file, "sources: {events: [tick, tock");
            Files.writeString(file, "sources: {events: [tick, rate]}");

            await().atMost(SOON).until(() -> !seen.isEmpty());
            assertThat(seen.getLast().events()).containsExactly("tick", "rate");

            Files.writeString(file, "sources: nonsense");
            Files.writeString(file, "sources: {events: [user]}");
            await().atMost(SOON).until(() -> seen.getLast().events().equals(List.of("user")));
        }
    }
}
