package dev.shrike.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Apicurio Registry on an H2 file, so that schema ids outlive a restart. */
public final class RegistryServer extends Server {
    private static final int TIMEOUT_MILLIS = 2_000;

    private volatile int managementPort;

    RegistryServer(ServerSettings settings) {
        super(Part.REGISTRY, settings);
    }

    /** Base of the Confluent API. */
    public URI confluentApi() {
        return URI.create("http://127.0.0.1:" + port() + "/apis/ccompat/v7");
    }

    @Override
    void prepare() {
        managementPort = FreePorts.any();
    }

    @Override
    List<String> command() {
        Path program = settings().home().distribution("apicurio").resolve("quarkus-run.jar");
        return JavaCommand.of(
                settings(),
                folder(),
                "256m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port(),
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + managementPort,
                "-Dquarkus.log.level=WARN",
                "-Dquarkus.banner.enabled=false",
                "-jar",
                program.toString());
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "h2",
                "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + folder().resolve("registry"));
    }

    @Override
    boolean answers() {
        try {
            URI subjects = URI.create(confluentApi() + "/subjects");
            HttpURLConnection connection = (HttpURLConnection) subjects.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
