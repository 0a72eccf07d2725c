package dev.shrike.gdpr.export;

/**
 * One file of an export, as the manifest tells of it.
 *
 * @param name in the ZIP
 * @param meaning one line about it
 * @param rows how many events, rows or objects; a header does not count
 * @param bytes its size
 * @param sha256 of its bytes, in hex
 */
public record ArchiveFile(String name, String meaning, long rows, long bytes, String sha256) {}
