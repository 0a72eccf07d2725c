package dev.shrike.users.export;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * What the saga of an export knows. Ids and numbers only: it is stored in clear.
 *
 * @param file its name, once it is written
 * @param events how many it holds; the same with the other numbers
 */
@Introspected
record ExportRun(UUID export, UUID person, String file, long events, long tampered, long bytes, int files) {

    static ExportRun of(UUID export, UUID person) {
        return new ExportRun(export, person, "", 0, 0, 0, 0);
    }
}
