package dev.shrike.gdpr.certificate;

import java.time.Instant;

/**
 * What a scan of everything that is kept has shown.
 *
 * @param recordsScanned all records and rows that were read
 * @param sealedValuesErased the person's sealed values among them, none of which opened
 * @param findings what was found readable: a scan that found anything is no part of a certificate
 */
public record Verification(long recordsScanned, long sealedValuesErased, long findings, Instant takenAt) {

    /** @throws IllegalArgumentException when there are findings, or it is not what may stand in a certificate */
    public Verification {
        Permitted.count("records_scanned", recordsScanned);
        Permitted.count("sealed_values_erased", sealedValuesErased);
        Permitted.require(findings == 0, findings, "a scan with findings certifies nothing");
        takenAt = Permitted.time("taken_at", takenAt);
    }
}
