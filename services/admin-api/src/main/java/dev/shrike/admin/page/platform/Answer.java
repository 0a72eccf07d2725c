package dev.shrike.admin.page.platform;

import io.micronaut.core.annotation.Nullable;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service answered: what was asked for, or a trouble that the page shows in its place. A trouble is a value, so that one part that
 * is away takes no other part of a page with it.
 */
public sealed interface Answer<T> {

    /** The service gave it. */
    record Given<T>(T value, int status, @Nullable String location) implements Answer<T> {}

    /** It did not. */
    record Failed<T>(Trouble trouble) implements Answer<T> {}

    /** Whether there is a value. */
    default boolean given() {
        return this instanceof Given<T>;
    }

    /** The value; templates ask {@link #given} before. */
    default T value() {
        return switch (this) {
            case Given<T> answer -> answer.value();
            case Failed<T> failed ->
                throw new NoSuchElementException(failed.trouble().title());
        };
    }

    /** The trouble; templates ask {@link #given} before. */
    default Trouble trouble() {
        return switch (this) {
            case Given<T> _ -> throw new NoSuchElementException("No trouble");
            case Failed<T> failed -> failed.trouble();
        };
    }

    /** The value, or a substitute. */
    default T orElse(T other) {
        return given() ? value() : other;
    }

    /** The value, if there is one. */
    default Optional<T> found() {
        return given() ? Optional.of(value()) : Optional.empty();
    }

    /** The same with another value. */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Given<T>(T value, int status, String location) -> new Given<>(change.apply(value), status, location);
            case Failed<T>(Trouble trouble) -> new Failed<>(trouble);
        };
    }

    /**
     * The value.
     *
     * @throws TroubleException which becomes a page that shows the trouble
     */
    default T orThrow() {
        return switch (this) {
            case Given<T> answer -> answer.value();
            case Failed<T> failed -> throw new TroubleException(failed.trouble());
        };
    }

    /** Where the service said that something new is. */
    default Optional<String> newPlace() {
        return this instanceof Given<T>(T _, int _, String location) ? Optional.ofNullable(location) : Optional.empty();
    }
}
