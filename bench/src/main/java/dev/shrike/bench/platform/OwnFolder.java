package dev.shrike.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder that goes with the benchmark. */
record OwnFolder(Path path) {
    private static final String PREFIX = "shrike-bench-";

    /** A new one; in the system's folder for temporary files when the parent is null. */
    static OwnFolder in(Path parent) throws IOException {
        return new OwnFolder(
                parent == null
                        ? Files.createTempDirectory(PREFIX)
                        : Files.createTempDirectory(Files.createDirectories(parent), PREFIX));
    }

    /** Deletes it with all that is in it; says on the standard error when that does not work. */
    void delete() {
        try (var files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + path + " (" + e.getMessage() + ")");
        }
    }
}
