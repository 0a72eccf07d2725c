package dev.shrike.schemas.entry;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.shrike.schemas.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of one catalogue on a class path: each index of that name lists the entries of its jar, a line each. An unknown
 * name in an entry is refused. Immutable and thread-safe.
 */
public final class EntryFiles {
    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ClassLoader loader;
    private final String index;

    /**
     * @param loader whose class path is read
     * @param index the resource that lists entries, for example {@code META-INF/shrike/catalogue.index}
     */
    public EntryFiles(ClassLoader loader, String index) {
        this.loader = loader;
        this.index = index;
    }

    /**
     * All entries, jar by jar, in the order of each index.
     *
     * @throws SchemaException when an index or an entry cannot be read, or an entry is not of that form
     */
    public <E> List<E> read(Class<E> form) {
        return paths().stream().map(path -> entry(path, form)).toList();
    }

    private List<String> paths() {
        var paths = new ArrayList<String>();
        try {
            for (var indexes = loader.getResources(index); indexes.hasMoreElements(); ) {
                try (InputStream in = indexes.nextElement().openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(paths::add);
                }
            }
        } catch (IOException e) {
            throw new SchemaException("The catalogue " + index + " cannot be read from the class path", e);
        }
        return paths;
    }

    private <E> E entry(String path, Class<E> form) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            return YAML.readValue(in, form);
        } catch (IOException e) {
            throw new SchemaException("The entry " + path + " of " + index + " is not well formed", e);
        }
    }
}
