package dev.shrike.admin.docs;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The OpenAPI documents that the build left in the jars of this process: one per service, found once at start-up. Immutable.
 */
@Singleton
final class ApiDocuments {

    private static final String FOLDER = "META-INF/swagger/";

    private final ClassLoader loader = ApiDocuments.class.getClassLoader();
    private final SortedSet<String> names;

    ApiDocuments() {
        SortedSet<String> found = new TreeSet<>();
        try {
            for (URL folder : Collections.list(loader.getResources(FOLDER))) {
                found.addAll(documentsIn(folder));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("The API documents on the class path cannot be listed", unreadable);
        }
        names = Collections.unmodifiableSortedSet(found);
    }

    /** File names, such as {@code admin-api-0.1.yml}, in alphabetical order. */
    SortedSet<String> names() {
        return names;
    }

    /** The text of one of {@link #names()}; empty for any other name. */
    Optional<String> text(String name) {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        try (InputStream document = loader.getResourceAsStream(FOLDER + name)) {
            return Optional.of(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The API document " + name + " cannot be read", unreadable);
        }
    }

    private static SortedSet<String> documentsIn(URL folder) throws IOException, URISyntaxException {
        return folder.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(folder.toURI());
    }

    private static SortedSet<String> inJar(JarURLConnection jar) throws IOException {
        jar.setUseCaches(false);
        SortedSet<String> found = new TreeSet<>();
        try (JarFile file = jar.getJarFile()) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER) && isDocument(name))
                    .forEach(name -> found.add(name.substring(FOLDER.length())));
        }
        return found;
    }

    private static SortedSet<String> inFolder(URI folder) throws IOException {
        SortedSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            files.map(file -> file.getFileName().toString())
                    .filter(ApiDocuments::isDocument)
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isDocument(String name) {
        return name.endsWith(".yml");
    }
}
