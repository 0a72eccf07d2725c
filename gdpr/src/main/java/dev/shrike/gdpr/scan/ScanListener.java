package dev.shrike.gdpr.scan;

/** Hears how far a scan is. Called by the threads of the scan, some times a second, so it has to be quick. */
@FunctionalInterface
public interface ScanListener {

    /** Hears nothing. */
    ScanListener NONE = (place, done, total) -> {};

    /**
     * @param done records, rows or bytes that were examined in this place
     * @param total how many there are, as far as that is known; may be an estimate
     */
    void progress(String place, long done, long total);
}
