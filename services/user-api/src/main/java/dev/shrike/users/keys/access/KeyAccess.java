package dev.shrike.users.keys.access;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may have which keys. What is not allowed is refused: a service or a purpose that the settings do not name has no right. Made
 * at the start, which settings that make no sense stop. Immutable.
 */
@Context
public final class KeyAccess {

    private final Map<String, Map<String, KeyRight>> rights;

    @Inject
    KeyAccess(AccessSettings settings, EventCatalogue catalogue) {
        this(settings.access(), purposes(catalogue));
    }

    /** @throws IllegalArgumentException for a purpose that no event has, and for what is no right */
    KeyAccess(Map<String, Object> access, Set<String> purposes) {
        rights = access.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, service -> rightsOf(service.getKey(), service.getValue(), purposes)));
    }

    /** Whether the service may do this with keys of this purpose. */
    public boolean allows(String service, String purpose, KeyRight wanted) {
        return rights.getOrDefault(service, Map.of())
                .getOrDefault(purpose, KeyRight.NONE)
                .covers(wanted);
    }

    private static Map<String, KeyRight> rightsOf(String service, Object given, Set<String> purposes) {
        if (!(given instanceof Map<?, ?> byPurpose)) {
            throw new IllegalArgumentException(
                    "shrike.keys.access." + service + " names no purpose; one of " + purposes);
        }
        Map<String, KeyRight> rights = new HashMap<>();
        byPurpose.forEach((key, value) -> {
            String purpose = String.valueOf(key);
            String setting = "shrike.keys.access." + service + "." + purpose;
            if (!purposes.contains(purpose)) {
                throw new IllegalArgumentException(setting + ": no sealed field has this purpose; one of " + purposes);
            }
            String text = String.valueOf(value);
            rights.put(
                    purpose,
                    KeyRight.of(text)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    setting + " is seal, open or none, not '" + text + "'")));
        });
        return Map.copyOf(rights);
    }

    private static Set<String> purposes(EventCatalogue catalogue) {
        return catalogue.majors().stream()
                .flatMap(major -> major.sealedFields().stream())
                .map(SealedField::purpose)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
