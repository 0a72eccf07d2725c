package dev.shrike.users.export;

import jakarta.inject.Singleton;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of the exports. A file gets its name when it is complete and on the disk; two that write the same export do not
 * disturb each other. Only the service's own user can read it. Thread-safe.
 */
@Singleton
class ExportFiles {

    private static final String ENDING = ".zip.sealed";
    private static final String UNFINISHED = ".part";
    private static final String SPOOL = ".tmp";
    private static final int MOST_LOOKED_AT = 10_000;

    private final Path folder;

    ExportFiles(ExportSettings settings) {
        this.folder = settings.folder();
    }

    /** The folder, made when it is not there. */
    Path folder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    /** A new file of an export, without a name that anybody looks for. */
    Path begin(UUID export) throws IOException {
        return Files.createTempFile(
                folder(),
                export + ".",
                UNFINISHED,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    OutputStream write(Path unfinished) throws IOException {
        return new FileOutputStream(unfinished.toFile());
    }

    /** Makes sure that the file is on the disk, and gives it the name under which it can be opened. */
    String finish(Path unfinished) throws IOException {
        String name = unfinished.getFileName().toString().replace(UNFINISHED, ENDING);
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return name;
    }

    /** @throws NoSuchFileException when it is not there, or not any more */
    InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    /** Deletes the finished files of an export; there may be several when some that wrote it died. */
    void delete(UUID export) throws IOException {
        for (Path file : list(export + ".*" + ENDING)) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes one file, unless it is gone. */
    void delete(Finished file) throws IOException {
        Files.deleteIfExists(folder.resolve(file.name()));
    }

    /** A file that is complete. */
    record Finished(UUID export, String name) {}

    /** Deletes files that were not finished, or wait for others, and were not touched since; returns how many. */
    int deleteUnfinished(Instant before) throws IOException {
        int deleted = 0;
        for (Path file : list("*{" + UNFINISHED + "," + SPOOL + "}")) {
            if (lastChange(file).filter(before::isAfter).isPresent() && Files.deleteIfExists(file)) {
                deleted++;
            }
        }
        return deleted;
    }

    /** Files that are complete and were not touched since, some ten thousand at most. */
    List<Finished> finishedBefore(Instant before) throws IOException {
        List<Finished> found = new ArrayList<>();
        for (Path file : list("*" + ENDING)) {
            String name = file.getFileName().toString();
            String id = name.substring(0, name.indexOf('.'));
            if (id.matches("[0-9a-f-]{36}")
                    && lastChange(file).filter(before::isAfter).isPresent()) {
                found.add(new Finished(UUID.fromString(id), name));
            }
        }
        return found;
    }

    private List<Path> list(String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
                for (Path file : files) {
                    found.add(file);
                    if (found.size() == MOST_LOOKED_AT) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Instant> lastChange(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
