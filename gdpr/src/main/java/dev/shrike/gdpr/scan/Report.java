package dev.shrike.gdpr.scan;

import dev.shrike.gdpr.scan.probe.ProbeCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * What a scan saw. Holds the person's id and places, never a value.
 *
 * @param probe what was searched for in clear; empty when there was no probe
 * @param parts everything that was read, in the order in which it was
 * @param findings where something can be read, the first thousand of each place
 * @param problems what could not be looked at, and why
 */
public record Report(
        UUID person,
        Instant started,
        Instant finished,
        Optional<ProbeCounts> probe,
        List<PartReport> parts,
        List<Finding> findings,
        List<String> problems) {

    public Report {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** What this proves. A finding outweighs what could not be seen. */
    public Verdict verdict() {
        if (!findings.isEmpty()) {
            return Verdict.FINDINGS;
        }
        return problems.isEmpty() && sum(PartReport::unavailable) == 0 ? Verdict.CLEAN : Verdict.INCONCLUSIVE;
    }

    /** A sum over all parts. */
    public long sum(ToLongFunction<PartReport> number) {
        return parts.stream().mapToLong(number).sum();
    }
}
