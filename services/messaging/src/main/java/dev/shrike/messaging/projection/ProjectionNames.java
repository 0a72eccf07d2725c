package dev.shrike.messaging.projection;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses projections whose names cannot stand in SQL, or stand twice. */
final class ProjectionNames {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private ProjectionNames() {}

    static Collection<Projection> checked(Collection<Projection> projections) {
        Set<String> names = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (Projection projection : projections) {
            require(
                    NAME.matcher(projection.name()).matches() && names.add(projection.name()),
                    "Name of a projection is not usable or not unique: " + projection.name());
            require(projection.version() >= 1, "Version of projection " + projection.name() + " is at least 1");
            require(!projection.tables().isEmpty(), "Projection " + projection.name() + " has no tables");
            for (String table : projection.tables()) {
                require(
                        TABLE.matcher(table).matches() && tables.add(projection.dataSource() + "." + table),
                        "Table of projection " + projection.name() + " is not usable or another's: " + table);
            }
        }
        return projections;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
