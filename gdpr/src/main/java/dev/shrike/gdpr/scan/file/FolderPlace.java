package dev.shrike.gdpr.scan.file;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.Session;
import dev.shrike.gdpr.scan.Stay;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All files below some folders, as bytes: logs, state stores, and with the servers' own folders also what they keep of deleted
 * rows and messages. Links are not followed; a file that vanishes meanwhile is gone. Bytes that are compressed or encrypted show
 * nothing: what is in them is read through its server. Thread-safe.
 */
public final class FolderPlace implements Place {

    private static final String NAME = "files";

    private final List<Path> folders;
    private final Set<Path> leftOut;

    /**
     * @param folders one that does not exist holds nothing
     * @param leftOut folders below them that are not looked at
     */
    public FolderPlace(List<Path> folders, Collection<Path> leftOut) {
        this.folders = folders.stream().map(FolderPlace::plain).toList();
        this.leftOut = leftOut.stream().map(FolderPlace::plain).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void scan(Session session) {
        long[] bytes = {0};
        for (Path folder : folders) {
            visit(session, folder, (file, attributes) -> bytes[0] += attributes.size());
        }
        session.expect(bytes[0]);
        byte[] buffer = new byte[FileReader.BUFFER];
        for (Path folder : folders) {
            Map<String, Part> parts = new LinkedHashMap<>();
            visit(session, folder, (file, attributes) -> {
                Part part = parts.computeIfAbsent(
                        partOf(folder, file), name -> session.part(name, Stay.until("until the file is deleted")));
                read(session, new FileReader(session, part, folder, buffer), file, attributes);
                part.done();
            });
        }
    }

    /** Each folder in a folder is told apart; files directly in it are told as the folder's own. */
    private static String partOf(Path folder, Path file) {
        Path inside = folder.relativize(file);
        return (inside.getNameCount() == 1 ? folder : folder.resolve(inside.getName(0))).toString();
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private interface Visit {
        void file(Path file, BasicFileAttributes attributes);
    }

    private static void read(Session session, FileReader reader, Path file, BasicFileAttributes attributes) {
        try {
            reader.read(file, attributes);
        } catch (NoSuchFileException gone) {
            session.checkpoint();
        } catch (IOException e) {
            session.problem(file + " cannot be read: " + e);
        }
    }

    private void visit(Session session, Path folder, Visit visit) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return leftOut.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        visit.file(file, attributes);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) {
                    if (!(fault instanceof NoSuchFileException)) {
                        session.problem(file + " cannot be read: " + fault);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException fault) {
                    if (fault != null && !(fault instanceof NoSuchFileException)) {
                        session.problem(directory + " cannot be listed: " + fault);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            session.problem(folder + " cannot be listed: " + e);
        }
    }
}
