package dev.shrike.notifier.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shrike.notifier.MessageType;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is muted; exactly one of the three.
 *
 * @param type   a type of message
 * @param image  everything about the image with this url
 * @param person everything that this person causes
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Mute", description = "What is muted; exactly one of the three.")
record Mute(
        @Nullable String type,
        @Nullable String image,
        @Nullable UUID person) {
    /** As long as a tick's image url may be. */
    static final int LONGEST_URL = 2000;

    /**
     * Takes what a request named.
     *
     * @throws ProblemException 400 when it is not exactly one, or not a known type, or no url that an image can have
     */
    static Mute of(@Nullable String type, @Nullable String image, @Nullable UUID person) {
        if (Stream.of(type, image, person).filter(Objects::nonNull).count() != 1) {
            throw ProblemException.badRequest("one-mute", "Name exactly one of type, image and person.");
        }
        if (type != null && MessageType.of(type).isEmpty()) {
            throw ProblemException.invalid("type", "is no type of message");
        }
        if (image != null && !isAddress(image)) {
            throw ProblemException.invalid("image", "is not the url of an image");
        }
        return new Mute(type, image, person);
    }

    static Mute of(MuteRow row) {
        return switch (Scope.of(row.scope())) {
            case TYPE -> new Mute(row.target(), null, null);
            case IMAGE -> new Mute(null, row.target(), null);
            case PERSON -> new Mute(null, null, UUID.fromString(row.target()));
        };
    }

    Scope scope() {
        if (type != null) {
            return Scope.TYPE;
        }
        return image != null ? Scope.IMAGE : Scope.PERSON;
    }

    String target() {
        return switch (scope()) {
            case TYPE -> type;
            case IMAGE -> image;
            case PERSON -> person.toString();
        };
    }

    private static boolean isAddress(String image) {
        return image.length() <= LONGEST_URL
                && (image.startsWith("http://") || image.startsWith("https://"))
                && image.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
