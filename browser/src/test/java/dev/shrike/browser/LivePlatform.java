package dev.shrike.browser;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerStatus;
import dev.shrike.standalone.platform.CaughtMail;
import dev.shrike.standalone.platform.Platform;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole platform in this JVM, with real servers on free ports. */
final class LivePlatform implements AutoCloseable {
    private final LocalSettings settings;
    private final Platform platform;

    private LivePlatform(LocalSettings settings, Platform platform) {
        this.settings = settings;
        this.platform = platform;
    }

    static LivePlatform start(Path data) throws IOException {
        Set<Integer> taken = new HashSet<>();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, freePort(taken));
        }
        Path root = Path.of(System.getProperty("shrike.servers.home"))
                .resolve("../../..")
                .normalize();
        var settings = new LocalSettings(
                root,
                data,
                freePort(taken),
                freePort(taken),
                ports,
                Optional.of(Compaction.forced(Duration.ofSeconds(10))));
        Platform platform = Platform.open(settings);
        platform.start(step -> {});
        return new LivePlatform(settings, platform);
    }

    private static int freePort(Set<Integer> taken) {
        int port = FreePorts.any();
        while (!taken.add(port)) {
            port = FreePorts.any();
        }
        return port;
    }

    URI http() {
        return settings.http();
    }

    Path folder() {
        return settings.data();
    }

    URI nats() {
        return URI.create("nats://127.0.0.1:" + settings.port(Part.NATS));
    }

    String adminPassword() {
        try {
            return Files.readString(settings.adminPasswordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The administrator's way in by REST. The caller closes it. */
    PlatformRest rest() {
        return PlatformRest.as(http(), "admin", adminPassword());
    }

    /** What was sent as mail. */
    List<MimeMessage> mail() {
        return CaughtMail.of(platform);
    }

    /** The process of a server. */
    ProcessHandle process(Part part) throws IOException {
        String password = new LocalSecrets(settings.data()).postgresPasswordIfAny();
        return LocalServers.observe(settings.servers(password)).stream()
                .filter(status -> status.part() == part)
                .map(ServerStatus::pid)
                .flatMap(pid -> pid.isPresent() ? ProcessHandle.of(pid.getAsLong()).stream() : null)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        platform.close();
    }
}
