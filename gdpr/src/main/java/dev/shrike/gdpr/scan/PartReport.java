package dev.shrike.gdpr.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a scan saw in one topic, stream, table or folder.
 *
 * @param records records, messages, rows or files
 * @param mentions how many of them hold the person's id in clear, as pseudonymous ids may
 * @param erased sealed values of the person that nobody opens any more
 * @param readable sealed values of the person that were opened
 * @param unavailable sealed values of the person about which the vault did not answer
 * @param tampered sealed values of the person that are damaged or were never sealed; the probe has searched them as bytes
 * @param undecodable records that mention the person, begin as an event and are none; searched as bytes
 * @param plaintext keys, values, headers, columns and places in files with a value of the probe in clear
 * @param stay how long the part keeps what it has
 * @param clearUntil when the last record that mentions the person expires by age
 * @param notes what a reader should know beside the numbers
 */
public record PartReport(
        String place,
        String part,
        long records,
        long bytes,
        Duration took,
        long mentions,
        long erased,
        long readable,
        long unavailable,
        long tampered,
        long undecodable,
        long plaintext,
        Stay stay,
        Optional<Instant> clearUntil,
        List<String> notes) {

    public PartReport {
        notes = List.copyOf(notes);
    }

    /** Whether the person shows up in it at all. */
    public boolean concernsPerson() {
        return mentions + erased + readable + unavailable + tampered + undecodable + plaintext > 0;
    }
}
