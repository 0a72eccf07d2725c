package dev.shrike.statistics;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;

/** The service over {@link KnownStatistics}, without brokers and database. */
public final class KnownService {
    private KnownService() {}

    /** Starts it at a free port; closing it is up to the caller. */
    public static EmbeddedServer start(Path folder) {
        return ApplicationContext.builder()
                .propertySources(
                        ModuleSettings.of("statistics-api"),
                        PropertySource.of(
                                "test",
                                Map.of(
                                        "test.statistics",
                                        "known",
                                        "shrike.saved-queries.enabled",
                                        false,
                                        "micronaut.server.port",
                                        0,
                                        "shrike.service.secret",
                                        "0123456789abcdef0123456789abcdef",
                                        "shrike.token.key-file",
                                        folder.resolve("token-key").toString(),
                                        "shrike.token.create-key",
                                        true)))
                .run(EmbeddedServer.class);
    }
}
