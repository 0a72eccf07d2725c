package dev.shrike.admin.page.overview;

import dev.shrike.admin.page.platform.Answer;
import java.time.Instant;
import java.util.List;

/** What the page shows. */
record Overview(Answer<Streams> streams) {

    /** As admin-api answers. */
    record Streams(List<Stream> streams) {}

    /** One stream. */
    record Stream(String stream, Instant created, long messages, long bytes, long firstSequence, long lastSequence) {}
}
