package dev.shrike.topology.runtime;

import java.time.Instant;

/**
 * Something that happened, in the words of the test that made it happen.
 *
 * @param id of its event
 * @param event name of its event
 * @param major major version of its event
 * @param type type of its event
 * @param time when
 * @param person who did it; null where nobody did
 * @param image to which image; null where none was meant
 * @param species of a tick; else null
 * @param rating of a rating; else 0
 * @param times of a count; else 0
 */
record Deed(
        String id,
        String event,
        int major,
        String type,
        Instant time,
        String person,
        String image,
        String species,
        int rating,
        long times) {}
