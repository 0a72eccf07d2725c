package dev.shrike.gdpr.scan;

import java.time.Instant;
import java.util.List;

/** A place in memory, whose records are given. */
record Heap(String name, List<byte[]> records) implements Place {

    @Override
    public void scan(Session session) {
        session.expect(records.size());
        Part part = session.part("heap", Stay.until("until the test ends"));
        for (int i = 0; i < records.size(); i++) {
            String at = "record " + i;
            part.examine(_ -> at, Instant.MIN, records.get(i));
            session.advance(1);
        }
        part.done();
    }
}
