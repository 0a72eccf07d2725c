package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServerIT {
    private static final String SCHEMA = """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Bird\\",\\"fields\\":[{\\"name\\":\\"name\\",\\"type\\":\\"string\\"}]}"}""";

    @TempDir
    Path data;

    @Test
    void schemaIdsSurviveARestart() throws Exception {
        try (RegistryServer server = new RegistryServer(ServerSettings.forTests(data));
                HttpClient http = HttpClient.newHttpClient()) {
            server.start();
            String id = register(http, server);
            assertThat(id).matches("\\{\"id\":\\d+}");
            server.restart();
            assertThat(register(http, server)).isEqualTo(id);
        }
    }

    private static String register(HttpClient http, RegistryServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.confluentApi() + "/subjects/bird-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
