package dev.shrike.admin.page.platform;

import io.micronaut.core.annotation.Nullable;

/**
 * Why a service did not do what it was asked, for people to read.
 *
 * @param status of its answer; 503 when there was none
 * @param slug what kind of problem, the last part of its type; empty when it did not say
 * @param title the kind in words
 * @param detail this one in words
 * @param retryAfter seconds, when the service says when to try again
 * @param traceId by which operators find what happened
 */
public record Trouble(
        int status,
        String slug,
        String title,
        String detail,
        @Nullable Long retryAfter,
        @Nullable String traceId) {

    /** A trouble that the page itself has. */
    public static Trouble of(int status, String title, String detail) {
        return new Trouble(status, "", title, detail, null, null);
    }

    static Trouble away(Place place) {
        return of(
                503,
                place.title() + " does not answer",
                "Nothing was shown or changed by it. Look at the health of the parts on the overview, and try again.");
    }

    static Trouble nowhere(Place place) {
        return of(
                503,
                place.title() + " has no address",
                "This page shows more when " + place.setting() + " says where it is.");
    }

    /** Whether what was asked for is not there. */
    public boolean missing() {
        return status == 404;
    }

    /** Whether the role does not suffice. */
    public boolean forbidden() {
        return status == 403;
    }

    /** Whether trying again may help. */
    public boolean passing() {
        return status == 503 || status == 429 || status == 504;
    }
}
