package dev.shrike.standalone.system;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import dev.shrike.standalone.platform.CaughtMail;
import dev.shrike.standalone.platform.Platform;
import dev.shrike.standalone.settings.LocalSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole platform in this JVM with native servers on free ports, over a data folder that outlives it. */
final class NativePlatform implements RunningPlatform {
    private final LocalSettings settings;
    private Platform platform;

    NativePlatform(Path data) {
        Set<Integer> taken = new HashSet<>();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, freePort(taken));
        }
        Path root = Path.of(System.getProperty("shrike.servers.home"))
                .resolve("../../..")
                .normalize();
        settings = new LocalSettings(
                root,
                data,
                freePort(taken),
                freePort(taken),
                ports,
                Optional.of(Compaction.forced(Duration.ofSeconds(10)))); // an erasure's last part is to be seen
    }

    @Override
    public void start() throws IOException {
        platform = Platform.open(settings);
        platform.start(step -> {});
    }

    @Override
    public void restart() throws IOException {
        platform.close();
        start();
    }

    @Override
    public void close() {
        platform.close();
    }

    @Override
    public List<Path> kafkaSegments() throws IOException {
        List<Path> segments = new ArrayList<>();
        Files.walkFileTree(settings.data().resolve(Part.KAFKA.id()), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().contains(".log")) {
                    segments.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // Kafka has deleted it meanwhile
                }
                throw e;
            }
        });
        return segments;
    }

    @Override
    public List<MimeMessage> mailTo(String address) throws MessagingException {
        List<MimeMessage> mail = new ArrayList<>();
        for (MimeMessage message : CaughtMail.of(platform)) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                mail.add(message);
            }
        }
        return List.copyOf(mail);
    }

    @Override
    public URI http() {
        return settings.http();
    }

    @Override
    public URI nats() {
        return URI.create("nats://127.0.0.1:" + settings.port(Part.NATS));
    }

    @Override
    public String kafka() {
        return "127.0.0.1:" + settings.port(Part.KAFKA);
    }

    @Override
    public URI registry() {
        return URI.create("http://127.0.0.1:" + settings.port(Part.REGISTRY));
    }

    @Override
    public String adminPassword() throws IOException {
        return Files.readString(settings.adminPasswordFile()).strip();
    }

    /** One that is not among those that are given out already, and becomes one of them. */
    private static int freePort(Set<Integer> taken) {
        int port = FreePorts.any();
        while (!taken.add(port)) {
            port = FreePorts.any();
        }
        return port;
    }
}
