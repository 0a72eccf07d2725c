package dev.shrike.admin.page.erasures;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Pager;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;

/**
 * Erasures, the newest first.
 *
 * @param state which ones: {@code open}, {@code completed}, or empty for all
 */
record ErasureList(
        String state, Answer<Found> found, @Nullable Pager pager, LocalDate today) {
    /** As user-api answers. */
    record Found(List<Erasure> erasures) {}
}
