package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds nats-server: on the PATH or where packages put it, else in the cache, else unpacks Debian's package into the cache, which
 * needs no root.
 */
final class NatsProgram {
    private static final Logger LOG = LoggerFactory.getLogger(NatsProgram.class);
    private static final String NAME = "nats-server";
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(2);

    private final Path cache;

    NatsProgram(Path cache) {
        this.cache = cache;
    }

    Path find() throws IOException {
        Optional<Path> installed = onPath();
        if (installed.isPresent()) {
            return installed.get();
        }
        Path unpacked = cache.resolve("nats").resolve("usr/sbin").resolve(NAME);
        if (!Files.isExecutable(unpacked)) {
            unpackPackage();
        }
        return unpacked;
    }

    private static Optional<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void unpackPackage() throws IOException {
        LOG.info("nats-server is not installed: unpacking Debian's package into {}", cache);
        Files.createDirectories(cache);
        Path download = Files.createTempDirectory(cache, "nats-download-");
        try {
            Path deb = download(download);
            Path content = download.resolve("content");
            Command.Result unpacked = Command.run(
                    download, DOWNLOAD_TIMEOUT, List.of("dpkg-deb", "-x", deb.toString(), content.toString()));
            if (!unpacked.succeeded()
                    || !Files.isExecutable(content.resolve("usr/sbin").resolve(NAME))) {
                throw missing("Debian's package cannot be unpacked (" + unpacked.lastLine() + ")");
            }
            Folders.publish(content, cache.resolve("nats"));
        } finally {
            Folders.delete(download);
        }
    }

    private static Path download(Path folder) throws IOException {
        Command.Result first = apt(folder, "download", NAME);
        if (!first.succeeded()) {
            Command.Result lists = apt(folder, "update");
            Command.Result second = apt(folder, "download", NAME);
            if (!second.succeeded()) {
                String why = lists.succeeded() ? second.lastLine() : first.lastLine();
                throw missing("downloading Debian's package failed (" + why + ")");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> missing("apt-get downloaded nothing"));
        }
    }

    private static Command.Result apt(Path folder, String... arguments) throws IOException {
        return Command.run(
                folder,
                DOWNLOAD_TIMEOUT,
                Stream.concat(Stream.of("apt-get", "-q"), Stream.of(arguments)).toList());
    }

    private static ServerStartException missing(String why) {
        return new ServerStartException(
                Reason.TOOL_MISSING,
                "nats-server is not on the PATH, and " + why
                        + ": install it (apt-get install nats-server, or https://nats.io/download)");
    }
}
