package dev.shrike.admin.page.session;

import io.micronaut.core.annotation.Nullable;

/**
 * One request of somebody who is logged in; controllers of pages take it as an argument.
 *
 * @param address path and query, as asked for
 * @param htmx whether a part of a page is asked for, not a page
 * @param csrf what forms of this session carry
 * @param notice what the step before has to say; shown once
 */
public record Visit(
        Session session,
        String address,
        boolean htmx,
        String csrf,
        @Nullable String notice) {}
