package dev.shrike.standalone.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows that were left out and why; the file appears with the first of them. Thread safe. */
final class RejectsFile implements AutoCloseable {
    private final Path file;
    private CsvWriter writer;
    private long count;

    /** Removes what an earlier import has written there. */
    RejectsFile(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    synchronized void add(RejectedRow row) {
        try {
            if (writer == null) {
                writer = CsvWriter.builder().build(file);
                writer.writeRecord("line", "observation_id", "reason");
            }
            writer.writeRecord(Long.toString(row.line()), row.observation(), row.reason());
            count++;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    synchronized long count() {
        return count;
    }

    Path file() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
