package dev.shrike.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The files that define the platform in containers, laid out where an engine can mount them. */
final class PlatformFiles {
    static final String COMPOSE = "compose.yaml";

    private static final List<String> NAMES =
            List.of(COMPOSE, "images/compose/bridge.yml", "images/compose/nats.conf", "images/compose/nginx.conf");

    private static final Set<PosixFilePermission> READABLE_BY_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private PlatformFiles() {}

    /** Writes them below a folder, and returns the compose file. */
    static Path lay(Path folder) throws IOException {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream content = PlatformFiles.class.getResourceAsStream("platform/" + name)) {
                if (content == null) {
                    throw new IOException("shrike-testing was built without " + name);
                }
                Files.copy(content, file);
            }
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                // the users of the containers read them, too, whatever is usual here
                Files.setPosixFilePermissions(file, READABLE_BY_ALL);
            }
        }
        return folder.resolve(COMPOSE);
    }
}
