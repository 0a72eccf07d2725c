package dev.shrike.notifier;

import java.util.Arrays;
import java.util.Optional;

/** What people are told about. */
public enum MessageType {
    /** Somebody rated an image of theirs. */
    RATE_UPDATE("rate.update"),
    /** They have registered. */
    USER_CREATED("user.created");

    private final String text;

    MessageType(String text) {
        this.text = text;
    }

    /** As it stands in events and requests. */
    public String text() {
        return text;
    }

    /** The type of that name, if there is one. */
    public static Optional<MessageType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
