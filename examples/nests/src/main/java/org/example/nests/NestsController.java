package org.example.nests;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.UUID;

/** Nests over HTTP. */
@Controller("/nests")
@ExecuteOn(TaskExecutors.BLOCKING)
class NestsController {
    private final NestBook book;
    private final NestCounts counts;

    NestsController(NestBook book, NestCounts counts) {
        this.book = book;
        this.counts = counts;
    }

    @Introspected
    record Found(@NotBlank String species) {}

    @Introspected
    record Fledged(@NotBlank String species, @Positive int young) {}

    @Post
    UUID found(@Valid @Body Found nest) {
        return book.found(nest.species());
    }

    @Post("/{id}/fledged")
    void fledged(UUID id, @Valid @Body Fledged nest) {
        book.fledged(id, nest.species(), nest.young());
    }

    @Get
    List<NestCount> bySpecies() {
        return counts.list();
    }
}
