package dev.shrike.standalone.platform;

import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the one application context in which all services live. */
final class ServiceContext {
    static final List<String> MODULES =
            List.of("auth-api", "user-api", "tick-api", "notifier", "statistics-api", "admin-api");

    /** Above every module's own settings. */
    private static final int HIGHEST = 1_000;

    private ServiceContext() {}

    /** The services' databases, by the names of their data sources. */
    static final List<String> DATABASES = List.of("auth", "users", "ticks", "notifier", "admin");

    static ApplicationContext build(
            LocalSettings settings, LocalSecrets secrets, Map<String, Object> servers, List<Object> singletons)
            throws IOException {
        ApplicationContextBuilder builder = ApplicationContext.builder(ServiceContext.class.getClassLoader())
                .banner(false)
                .deduceEnvironment(false)
                .environments("local")
                .singletons(singletons.toArray())
                .propertySources(PropertySource.of("shrike-local", local(settings, secrets, servers), HIGHEST));
        MODULES.forEach(module -> builder.propertySources(ModuleSettings.of(module)));
        return builder.build();
    }

    private static Map<String, Object> local(LocalSettings settings, LocalSecrets secrets, Map<String, Object> servers)
            throws IOException {
        Map<String, Object> values = new HashMap<>(servers);
        values.put("micronaut.application.name", "shrike");
        values.put("micronaut.server.host", "127.0.0.1");
        values.put("micronaut.server.port", settings.httpPort());
        values.put("shrike.data", settings.data().toString());
        values.put("shrike.smtp.host", "127.0.0.1");
        values.put("shrike.smtp.port", settings.smtpPort());
        values.put("shrike.service.secret", secrets.serviceSecret());
        values.put("shrike.token.key-file", secrets.tokenKeyFile().toString());
        values.put("shrike.token.create-key", true);
        values.put("shrike.kek.file", secrets.keyEncryptionKeyFile().toString());
        values.put("shrike.kek.create-key", true);
        values.put("shrike.users.url", settings.http().toString());
        values.put("shrike.auth.url", settings.http().toString());
        return Map.copyOf(values);
    }
}
