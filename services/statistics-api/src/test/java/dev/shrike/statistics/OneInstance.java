package dev.shrike.statistics;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of several instances of the service: in this process, or in one of its own that can be killed.
 *
 * @param port of its HTTP
 * @param folder what all instances share
 */
record OneInstance(int port, String kafka, String registry, Path folder) {

    /** Runs in a process of its own until it is killed. */
    public static void main(String[] given) {
        new OneInstance(Integer.parseInt(given[0]), given[1], given[2], Path.of(given[3])).here();
    }

    EmbeddedServer here() {
        return ApplicationContext.builder()
                .propertySources(ModuleSettings.of("statistics-api"), PropertySource.of("test", settings()))
                .run(EmbeddedServer.class);
    }

    Process elsewhere(File log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OneInstance.class.getName()));
        command.addAll(List.of(Integer.toString(port), kafka, registry, folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.host", "127.0.0.1");
        settings.put("micronaut.server.port", port);
        settings.put("shrike.kafka.bootstrap-servers", kafka);
        settings.put("shrike.registry.url", registry);
        settings.put("shrike.data", folder.resolve("instance-" + port).toString());
        settings.put("shrike.service.secret", "0123456789abcdef0123456789abcdef");
        settings.put("shrike.token.key-file", folder.resolve("token-key").toString());
        settings.put("shrike.token.create-key", true);
        settings.put("shrike.topologies.enabled", "score,statistics");
        settings.put("shrike.topologies.server", "127.0.0.1:" + port);
        settings.put("shrike.topologies.standbys", 1);
        settings.put("shrike.saved-queries.enabled", false);
        return settings;
    }
}
