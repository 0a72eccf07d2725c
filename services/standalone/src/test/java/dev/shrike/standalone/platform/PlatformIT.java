package dev.shrike.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.asyncapi.Participant;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerStartException;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void startsImportsCountsAndGoesOnFromItsDataAtTheNextStart() throws Exception {
        LocalSettings settings = settings();
        try (Platform platform = Platform.open(settings)) {
            platform.start(step -> {});
            assertThat(imported(settings)).isEqualTo("12 imported, 0 already there, 0 rejected; 4 people, 9 species");
            assertThat(imported(settings)).isEqualTo("0 imported, 12 already there, 0 rejected; 4 people, 9 species");
            awaitTicks(settings, 12);
            assertListenAsTheCatalogueSays(platform);
            assertThatThrownBy(() -> Platform.open(settings))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("already runs");
        }
        assertThat(leftProcesses(settings)).isEmpty();

        try (Platform again = Platform.open(settings)) {
            again.start(step -> {});
            assertThat(imported(settings)).isEqualTo("0 imported, 12 already there, 0 rejected; 4 people, 9 species");
            awaitTicks(settings, 12);
        }
        assertThat(leftProcesses(settings)).isEmpty();
    }

    /** But for the gateway, which follows all of them while somebody looks. */
    private static void assertListenAsTheCatalogueSays(Platform platform) {
        Map<String, Set<String>> listening = Listeners.of(platform.services());

        for (EventDefinition event : EventCatalogue.standard().events()) {
            assertThat(event.subscribers())
                    .as("subscribers of " + event.name())
                    .filteredOn(name -> !Participant.of(name).kafka() && !name.equals("gateway"))
                    .containsExactlyInAnyOrderElementsOf(listening.getOrDefault(event.name(), Set.of()));
        }
    }

    private static String imported(LocalSettings settings) throws IOException {
        String password = Files.readString(settings.adminPasswordFile()).strip();
        Importing.Listener silent = new Importing.Listener() {
            @Override
            public void begin(long rows) {
                assertThat(rows).isEqualTo(12);
            }

            @Override
            public void row() {}
        };
        return new Importing(settings.http(), password)
                .sample(folder.resolve("rejects.csv"), silent)
                .line();
    }

    private void awaitTicks(LocalSettings settings, int ticks) throws IOException, InterruptedException {
        String token = token(settings);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            HttpRequest request = HttpRequest.newBuilder(settings.http().resolve("/statistics"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            JsonNode statistics =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            assertThat(statistics.path("ticks").asInt()).isEqualTo(ticks);
        });
    }

    private String token(LocalSettings settings) throws IOException, InterruptedException {
        String login = JSON.writeValueAsString(Map.of(
                "username",
                "admin",
                "password",
                Files.readString(settings.adminPasswordFile()).strip()));
        HttpRequest request = HttpRequest.newBuilder(settings.http().resolve("/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(login))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private static List<Long> leftProcesses(LocalSettings settings) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(settings.data().toString()))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .toList();
    }

    /** Of the checkout whose build laid out the servers, with free ports. */
    private static LocalSettings settings() throws IOException {
        Path root = Path.of(System.getProperty("shrike.servers.home"))
                .resolve("../../..")
                .normalize();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, freePort());
        }
        return new LocalSettings(root, folder.resolve("data"), freePort(), freePort(), ports);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
