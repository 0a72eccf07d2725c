package dev.shrike.images;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars that a module needs when it runs, in order, as the build has written them down. */
final class ClassPath {
    private ClassPath() {}

    /**
     * The module's own jar first.
     *
     * @throws ImageException when the module has not been built
     */
    static List<Path> of(Path root, Deployable part) throws IOException {
        Path target = root.resolve(part.module()).resolve("target");
        Path written = target.resolve("runtime.classpath");
        if (Files.notExists(written)) {
            throw new ImageException(part.module() + " has not been built: run mvn -Dquick package first", null);
        }
        List<Path> jars = new ArrayList<>();
        jars.add(own(target, part));
        Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Files.readString(written).strip())
                .map(Path::of)
                .forEach(jars::add);
        return List.copyOf(jars);
    }

    private static Path own(Path target, Deployable part) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(part.artifact()) + "-\\d[^-]*(-SNAPSHOT)?\\.jar");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new ImageException(target + " has no jar of " + part.artifact(), null));
        }
    }
}
