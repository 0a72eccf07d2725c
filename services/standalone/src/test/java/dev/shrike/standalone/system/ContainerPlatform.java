package dev.shrike.standalone.system;

import dev.shrike.testing.Parts;
import dev.shrike.testing.ShrikeContainers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.DockerClientFactory;

/** The whole platform in containers: what {@code compose.yaml} says, on free ports. */
final class ContainerPlatform implements RunningPlatform {
    /** An erasure's last part is to be seen. */
    private static final String SOON_COMPACTED = "PT10S";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String KAFKA_DATA = "/var/lib/kafka/data";
    private static final List<String> SERVERS = List.of("nats", "postgres", "kafka", "registry", "mail");
    private static final List<String> SERVICES = List.of(
            "auth-api",
            "user-api",
            "tick-api",
            "notifier",
            "statistics-api",
            "admin-api",
            "gateway",
            "bridge",
            "proxy");

    private final Path folder;
    private final ShrikeContainers containers = new ShrikeContainers()
            .with("SHRIKE_COMPACTION_LAG", SOON_COMPACTED)
            .with("SHRIKE_COMPACTION_TOMBSTONES_KEPT", SOON_COMPACTED);

    ContainerPlatform(Path folder) {
        this.folder = folder;
    }

    @Override
    public void start() {
        containers.start();
    }

    @Override
    public void restart() throws InterruptedException {
        Parts parts = containers.parts();
        SERVICES.reversed().forEach(parts::stop);
        SERVERS.reversed().forEach(parts::stop);
        SERVERS.forEach(parts::start);
        SERVICES.forEach(parts::start);
        parts.awaitWell(PATIENCE);
    }

    /** Replaces every part of ours by the same of another image, one after the other. */
    void updateAll(String image) throws InterruptedException {
        for (String part : SERVICES) {
            if (!part.equals("proxy")) {
                containers.parts().update(part, image);
            }
        }
        containers.parts().awaitWell(PATIENCE);
    }

    /** Copies of them. */
    @Override
    public List<Path> kafkaSegments() throws IOException {
        Path copies = Files.createTempDirectory(folder, "segments");
        String kafka = containers.parts().container("kafka");
        try (InputStream content = DockerClientFactory.lazyClient()
                        .copyArchiveFromContainerCmd(kafka, KAFKA_DATA)
                        .exec();
                var archive = new TarArchiveInputStream(new BufferedInputStream(content))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isFile() && entry.getName().contains(".log")) {
                    Path copy = copies.resolve(entry.getName().replace('/', '_'));
                    Files.copy(archive, copy);
                }
            }
        }
        try (Stream<Path> files = Files.list(copies)) {
            return files.toList();
        }
    }

    @Override
    public List<MimeMessage> mailTo(String address) throws MessagingException {
        return Mailbox.read(containers.mail(), address);
    }

    @Override
    public URI http() {
        return containers.http();
    }

    @Override
    public URI nats() {
        return containers.nats();
    }

    @Override
    public String kafka() {
        return containers.kafka();
    }

    @Override
    public URI registry() {
        return URI.create("http://" + containers.registry().getAuthority());
    }

    @Override
    public String adminPassword() {
        return containers.adminPassword();
    }

    @Override
    public void close() {
        containers.stop();
    }
}
