package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the archive that the build laid out. */
final class PostgresPrograms {
    private static final int EXECUTABLE = 0b001_000_000;

    private final ServerHome home;

    PostgresPrograms(ServerHome home) {
        this.home = home;
    }

    /** The folder with {@code postgres}, {@code initdb} and {@code pg_ctl}. */
    Path find() throws IOException {
        Path archive = archive();
        // the archive's size tells one version of it from another
        Path unpacked = home.cache().resolve("postgres-" + Files.size(archive));
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(home.cache());
            Path fresh = Files.createTempDirectory(home.cache(), "postgres-unpack-");
            try {
                unpack(archive, fresh.resolve("content"));
                Folders.publish(fresh.resolve("content"), unpacked);
            } finally {
                Folders.delete(fresh);
            }
        }
        return unpacked.resolve("bin");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(home.distribution("postgres"))) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new ServerStartException(
                            Reason.TOOL_MISSING, "The build has not laid out PostgreSQL: run mvn -Dquick install"));
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
