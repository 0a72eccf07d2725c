package dev.shrike.gdpr.export;

import java.util.List;

/**
 * What an export holds. Numbers only, nothing personal.
 *
 * @param events how many events
 * @param tampered how many sealed values of the person are damaged
 * @param bytes size of the ZIP
 * @param files all of them, the manifest too
 */
public record ExportSummary(long events, long tampered, long bytes, List<ArchiveFile> files) {

    /** Copies the list. */
    public ExportSummary {
        files = List.copyOf(files);
    }
}
