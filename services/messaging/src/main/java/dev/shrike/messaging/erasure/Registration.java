package dev.shrike.messaging.erasure;

import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a durable consumer says whose part in erasures it is: in its description. */
final class Registration {
    private static final String MARKER = "erasure-participant:";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private Registration() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String of(String participant) {
        return MARKER + participant;
    }

    /** The participant whose consumer is described like that; empty when it is none's. */
    static Optional<String> read(@Nullable String description) {
        return Optional.ofNullable(description)
                .filter(text -> text.startsWith(MARKER))
                .map(text -> text.substring(MARKER.length()))
                .filter(Registration::isName);
    }
}
