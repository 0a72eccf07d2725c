package dev.shrike.bridge.plan;

import java.util.Comparator;
import java.util.List;

/**
 * What was found.
 *
 * @param items in the order in which they were looked at
 * @param away whether a server could not be asked, so that the plan is not complete
 */
public record Plan(List<PlanItem> items, boolean away) {
    public Plan {
        items = List.copyOf(items);
    }

    /** The worst verdict. */
    public Verdict worst() {
        return items.stream()
                .map(PlanItem::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
    }

    /** Whether everything could be asked, and nothing keeps the bridge from working. */
    public boolean isSound() {
        return !away && worst() != Verdict.ERROR;
    }
}
