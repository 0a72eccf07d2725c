package dev.shrike.gdpr.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP under way, which remembers what it holds. Zip64 where the size asks for it. Not thread-safe. */
final class Archive {

    private final CountedStream counted;
    private final ZipOutputStream zip;
    private final Instant made;
    private final List<ArchiveFile> files = new ArrayList<>();

    /** @param out left open */
    Archive(OutputStream out, Instant made) {
        this.counted = new CountedStream(out);
        this.zip = new ZipOutputStream(counted, StandardCharsets.UTF_8);
        this.made = made;
    }

    /** Writes one file's bytes and says how many rows that were. */
    interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    void add(String name, String meaning, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(made.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
        DigestedStream out = new DigestedStream(zip);
        long rows = content.writeTo(out);
        zip.closeEntry();
        files.add(new ArchiveFile(name, meaning, rows, out.bytes, out.sha256()));
    }

    List<ArchiveFile> files() {
        return List.copyOf(files);
    }

    /** Size of the ZIP so far; the whole once it is finished. */
    long bytes() {
        return counted.bytes;
    }

    /** Completes it; nothing can be added any more. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static class CountedStream extends FilterOutputStream {
        long bytes;

        CountedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            out.write(data, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class DigestedStream extends CountedStream {
        private final MessageDigest digest;

        DigestedStream(OutputStream out) {
            super(out);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            super.write(data, offset, length);
            digest.update(data, offset, length);
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
