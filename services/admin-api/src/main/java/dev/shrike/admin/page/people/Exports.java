package dev.shrike.admin.page.people;

import dev.shrike.admin.page.platform.Answer;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The exports of a person; the page asks again as long as one is under way. */
record Exports(UUID person, Answer<Found> found) {
    private static final Set<String> UNDER_WAY = Set.of("requested", "running");

    /** As user-api answers. */
    record Found(List<Export> exports) {}

    /** One of them. */
    record Export(
            UUID id,
            String state,
            long events,
            @Nullable Long size,
            @Nullable String waitingFor,
            Instant requested,
            @Nullable Instant expires) {

        boolean ready() {
            return state.equals("ready");
        }

        boolean underWay() {
            return UNDER_WAY.contains(state);
        }

        String tone() {
            return switch (state) {
                case "ready" -> "good";
                case "failed" -> "bad";
                case "requested", "running" -> "info";
                default -> "plain";
            };
        }
    }

    boolean underWay() {
        return found.found().map(Found::exports).orElse(List.of()).stream().anyMatch(Export::underWay);
    }
}
