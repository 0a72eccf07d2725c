package dev.shrike.statistics.image;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.propagation.PropagatedContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Which images are asked about.
 *
 * @param images their urls
 */
@Introspected
@Schema(name = "ImagesRequest", description = "Which images are asked about.")
public record ImagesRequest(
        @NotNull @Size(min = 1, max = MOST) @Schema(example = "[\"https://images.example/lapwing.jpg\"]")
        List<@NotBlank @Size(max = 2048) String> images) {
    /** As many as are answered for at once. */
    public static final int MOST = 100;

    private static final int AT_ONCE = 8;

    /**
     * What is found of each image, in their order, each once. Another instance may have it, so that several are asked at once.
     *
     * @param find may block
     */
    public <T> List<T> find(Function<String, Optional<T>> find) {
        PropagatedContext trace = PropagatedContext.getOrEmpty();
        return images.stream()
                .distinct()
                .gather(Gatherers.mapConcurrent(AT_ONCE, image -> trace.propagate(() -> find.apply(image))))
                .flatMap(Optional::stream)
                .toList();
    }
}
