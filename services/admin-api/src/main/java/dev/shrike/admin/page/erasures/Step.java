package dev.shrike.admin.page.erasures;

import dev.shrike.admin.page.erasures.Erasure.Participant;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One step of an erasure.
 *
 * @param at when it was done; null as long as it is not
 * @param waits whether this is what is waited for now
 * @param evidence what was removed; empty for none
 */
record Step(String title, String detail, @Nullable Instant at, boolean waits, List<Evidence.Count> evidence) {
    private static final List<String> GRADES = List.of("shredded", "physically_removed", "final");

    boolean done() {
        return at != null;
    }

    /** The steps of an erasure, those that are done first and in their order. */
    static List<Step> of(Erasure erasure) {
        List<Step> steps = new ArrayList<>();
        steps.add(step("Asked for", "", erasure.requested(), false));
        boolean shredding = erasure.shredded() == null;
        steps.add(step(
                "Keys destroyed",
                shredding
                        ? erasure.onHold() ? "A legal hold stands: nothing is destroyed until it is lifted." : ""
                        : erasure.keysDestroyed() + " data keys; from here on nobody opens what was sealed",
                erasure.shredded(),
                shredding));
        erasure.participants().stream()
                .sorted(Comparator.comparing(
                        Participant::acknowledged, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .forEach(participant -> steps.add(participant(participant, !shredding)));
        boolean all = erasure.participants().stream()
                .allMatch(participant -> !participant.expected() || participant.acknowledged() != null);
        steps.add(step(
                "Everything scanned",
                "Partitions, streams, stores and tables: nothing readable is left",
                erasure.verified(),
                !shredding && all && erasure.verified() == null && !erasure.done()));
        steps.add(step("Completed", "", erasure.completed(), erasure.verified() != null && !erasure.done()));
        steps.addAll(grades(erasure));
        return steps;
    }

    private static Step participant(Participant participant, boolean begun) {
        boolean waits = begun && participant.expected() && participant.acknowledged() == null;
        return new Step(
                participant.name(),
                waits ? "Not heard from yet" : "",
                participant.acknowledged(),
                waits,
                Evidence.counts(participant.evidence()));
    }

    /** A certificate's grade has no time of its own here: what is reached is done, the next one is waited for. */
    private static List<Step> grades(Erasure erasure) {
        int reached = erasure.grade() == null ? -1 : GRADES.indexOf(erasure.grade());
        return List.of(
                grade("Certified: shredded", "Signed, and to be verified offline", 0, reached, erasure),
                grade(
                        "Certified: physically removed",
                        "Compaction has passed over every key of the person",
                        1,
                        reached,
                        erasure),
                grade(
                        "Certified: final",
                        "The last backup that could hold the person has expired",
                        2,
                        reached,
                        erasure));
    }

    private static Step grade(String title, String detail, int grade, int reached, Erasure erasure) {
        Instant at = grade <= reached ? erasure.completed() : null;
        return new Step(title, detail, at, erasure.done() && grade == reached + 1, List.of());
    }

    private static Step step(String title, String detail, @Nullable Instant at, boolean waits) {
        return new Step(title, detail, at, waits, List.of());
    }
}
