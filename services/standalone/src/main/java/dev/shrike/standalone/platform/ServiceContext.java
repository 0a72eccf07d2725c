package dev.shrike.standalone.platform;

import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Part;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the one application context in which all services live. */
final class ServiceContext {
    /** Above every module's own settings. */
    private static final int HIGHEST = 1_000;

    /** On one machine whoever asks is its owner: nobody is slowed, and a run wild is stopped all the same. */
    private static final int AMPLE = 50_000;

    /** Below the environment's variables. */
    private static final int LOWEST = -1_000;

    /** What anybody may change. The mail catcher takes mail to whomever. */
    private static final Map<String, Object> USUAL = Map.of("shrike.alerts.mail.to", "operators@localhost.localdomain");

    private static final List<String> LIMITS =
            List.of("person-per-second", "person-burst", "address-per-second", "address-burst", "refused-per-minute");

    private ServiceContext() {}

    /** The services' databases, by the names of their data sources. */
    static final List<String> DATABASES = List.of("auth", "users", "ticks", "notifier", "statistics", "admin");

    static ApplicationContext build(
            LocalSettings settings, LocalSecrets secrets, Map<String, Object> servers, List<Object> singletons)
            throws IOException {
        ApplicationContextBuilder builder = ApplicationContext.builder(ServiceContext.class.getClassLoader())
                .banner(false)
                .deduceEnvironment(false)
                .environments("local")
                .singletons(singletons.toArray())
                .propertySources(
                        PropertySource.of("shrike-local", local(settings, secrets, servers), HIGHEST),
                        PropertySource.of("shrike-local-usual", USUAL, LOWEST));
        Modules.NAMES.forEach(module -> builder.propertySources(ModuleSettings.of(module)));
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
        values.put(
                "shrike.certificate.key-file", secrets.certificateKeyringFile().toString());
        values.put("shrike.certificate.create-key", true);
        values.put(
                "shrike.certificate.publish-file",
                settings.certificateKeysFile().toString());
        values.put("shrike.users.url", settings.http().toString());
        values.put("shrike.auth.url", settings.http().toString());
        values.put("shrike.notifier.url", settings.http().toString());
        values.put("shrike.ticks.url", settings.http().toString());
        values.put("shrike.statistics.url", settings.http().toString());
        values.put("shrike.gateway.url", settings.http().toString());
        values.put("shrike.admin.url", settings.http().toString());
        values.put(
                "shrike.alerts.page",
                settings.http().resolve("/admin/ui/alerts").toString());
        LIMITS.forEach(limit -> values.put("shrike.gateway.limits." + limit, AMPLE));
        values.putAll(verification(settings.data(), servers));
        settings.compaction().ifPresent(promise -> {
            values.put("shrike.compaction.lag", promise.lag());
            values.put("shrike.compaction.tombstones-kept", promise.tombstonesKept());
        });
        return Map.copyOf(values);
    }

    /** Where erasures are verified: on one machine, everywhere. */
    private static Map<String, Object> verification(Path data, Map<String, Object> servers) {
        return Map.of(
                "shrike.verification.databases",
                DATABASES.stream()
                        .map(database -> servers.get("shrike.postgres.url") + "/" + database)
                        .toList(),
                "shrike.verification.username",
                servers.get("shrike.postgres.username"),
                "shrike.verification.password",
                servers.get("shrike.postgres.password"),
                "shrike.verification.folders",
                List.of(data.toString()),
                "shrike.verification.server-folders",
                Arrays.stream(Part.values())
                        .map(part -> data.resolve(part.id()).toString())
                        .toList(),
                "shrike.verification.binaries",
                List.of(
                        data.resolve("tools").toString(),
                        data.resolve("extensions").toString()));
    }
}
