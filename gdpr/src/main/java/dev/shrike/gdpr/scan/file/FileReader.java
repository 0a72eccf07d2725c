package dev.shrike.gdpr.scan.file;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.PersonId;
import dev.shrike.gdpr.scan.Session;
import dev.shrike.gdpr.scan.probe.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Reads files in pieces that overlap by as much as the longest thing that is searched for, so that memory is bounded and nothing
 * is missed at a seam. For one thread.
 */
final class FileReader {

    static final int BUFFER = 1024 * 1024;

    private final Session session;
    private final Part part;
    private final Path folder;
    private final int overlap;
    private final byte[] buffer;

    /** @param buffer of {@link #BUFFER} bytes, used again for the next file */
    FileReader(Session session, Part part, Path folder, byte[] buffer) {
        this.session = session;
        this.part = part;
        this.folder = folder;
        this.buffer = buffer;
        int longest = part.probe().map(Probe::longest).orElse(0);
        this.overlap = Math.max(longest, PersonId.LONGEST) - 1;
    }

    /** Reads the file to the size that it had when it was listed; what is written meanwhile belongs to the next scan. */
    void read(Path file, BasicFileAttributes attributes) throws IOException {
        long mentions = 0;
        long read = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            long lastHit = -1;
            while (read < attributes.size()) {
                int wanted = (int) Math.min(BUFFER - kept, attributes.size() - read);
                int got = in.readNBytes(buffer, kept, wanted);
                if (got == 0) {
                    break;
                }
                int filled = kept + got;
                long start = read - kept;
                mentions += part.mentions(buffer, filled, kept);
                lastHit = probe(file, start, filled, lastHit);
                read += got;
                kept = Math.min(filled, overlap);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
                session.advance(got);
            }
        }
        part.count(read, mentions, Instant.MIN);
    }

    /** Tells each hit once, though seams are searched twice; returns where in the file the last one began. */
    private long probe(Path file, long start, int filled, long lastHit) {
        if (part.probe().isEmpty()) {
            return lastHit;
        }
        Probe probe = part.probe().get();
        long last = lastHit;
        for (int at = probe.find(buffer, 0, filled); at >= 0; at = probe.find(buffer, at + 1, filled)) {
            if (start + at > last) {
                last = start + at;
                part.plaintext(folder.relativize(file) + " byte " + last);
            }
        }
        return last;
    }
}
