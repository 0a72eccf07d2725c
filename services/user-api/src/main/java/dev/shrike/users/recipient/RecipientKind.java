package dev.shrike.users.recipient;

import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.util.Locale;
import java.util.Optional;

/** What a recipient wants to be told of. */
enum RecipientKind {
    /** A person's keys are destroyed, art. 17. */
    ERASED,
    /** A person's data was corrected, art. 16. */
    RECTIFIED,
    /** Processing of a person's data is restricted, or no longer, art. 18. */
    RESTRICTED;

    /** What an event tells of; empty for those that no recipient has to know. */
    static Optional<RecipientKind> of(Gdpr event) {
        return switch (event.getType()) {
            case "shredded" -> Optional.of(ERASED);
            case "rectify" -> Optional.of(RECTIFIED);
            case "restrict" -> Optional.of(RESTRICTED);
            default -> Optional.empty();
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
