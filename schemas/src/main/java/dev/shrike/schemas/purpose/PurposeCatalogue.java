package dev.shrike.schemas.purpose;

import dev.shrike.schemas.SchemaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every purpose for which the platform keeps personal data. Immutable and thread-safe. */
public final class PurposeCatalogue {
    private static final class Standard {
        private static final PurposeCatalogue INSTANCE = from(PurposeCatalogue.class.getClassLoader());
    }

    private final Map<String, PurposeDefinition> byName = new LinkedHashMap<>();

    /** @throws SchemaException when two purposes have one name */
    public PurposeCatalogue(List<PurposeDefinition> purposes) {
        for (PurposeDefinition purpose : purposes) {
            if (byName.put(purpose.name(), purpose) != null) {
                throw new SchemaException("Two purposes are called " + purpose.name());
            }
        }
    }

    /** The catalogue made of every {@code META-INF/shrike/purposes.index} on the class path. */
    public static PurposeCatalogue standard() {
        return Standard.INSTANCE;
    }

    /**
     * The catalogue made of every {@code META-INF/shrike/purposes.index} that a loader sees.
     *
     * @throws SchemaException when an entry is not well formed or does not tell all that is asked of it
     */
    public static PurposeCatalogue from(ClassLoader loader) {
        return new PurposeCatalogue(new PurposeFiles(loader).read());
    }

    /** All purposes, in the order of the catalogue. */
    public List<PurposeDefinition> purposes() {
        return List.copyOf(byName.values());
    }

    /** A purpose by name, if it is described. */
    public Optional<PurposeDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
