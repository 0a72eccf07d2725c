package dev.shrike.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What lies where in the image: every jar once in {@code /app/lib}, whichever parts need it, and for each part a file of arguments
 * with its own class path and main class. Immutable.
 *
 * @param libraries jars of others by name; they change seldom
 * @param own jars of ours by name
 * @param arguments the argument files by name
 */
record Layout(Map<String, Path> libraries, Map<String, Path> own, Map<String, String> arguments) {
    static final String HOME = "/app";
    static final String LIB = HOME + "/lib/";

    /**
     * Of the modules under a checkout that has been built.
     *
     * @throws ImageException when one has not been built, or two jars of one name differ
     */
    static Layout of(Path root, List<Deployable> parts) throws IOException {
        Map<String, Path> libraries = new TreeMap<>();
        Map<String, Path> own = new TreeMap<>();
        Map<String, String> arguments = new TreeMap<>();
        for (Deployable part : parts) {
            List<Path> jars = ClassPath.of(root, part);
            for (Path jar : jars) {
                add(name(jar).startsWith("shrike-") ? own : libraries, jar);
            }
            arguments.put(part.name() + ".args", arguments(part, jars));
        }
        return new Layout(Map.copyOf(libraries), Map.copyOf(own), Map.copyOf(arguments));
    }

    private static void add(Map<String, Path> jars, Path jar) throws IOException {
        Path there = jars.putIfAbsent(name(jar), jar);
        if (there != null && !there.equals(jar) && Files.mismatch(there, jar) >= 0) {
            throw new ImageException(there + " and " + jar + " have one name and differ", null);
        }
    }

    private static String arguments(Deployable part, List<Path> jars) {
        List<String> lines = new ArrayList<>(part.options());
        lines.add("-cp");
        lines.add(jars.stream().map(jar -> LIB + name(jar)).collect(Collectors.joining(":")));
        lines.add(part.mainClass());
        return String.join("\n", lines) + "\n";
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
