package dev.shrike.bridge.assignment;

import java.util.Set;
import java.util.TreeSet;

/** The lanes that this instance has now, and the way from there to what it should have. Used by one thread. */
final class Holding {
    private final LaneOwner owner;
    private final Set<String> held = new TreeSet<>();
    private boolean began;

    Holding(LaneOwner owner) {
        this.owner = owner;
    }

    /** Gives back what is not wanted, then takes what is new. */
    void hold(Set<String> wanted) {
        Set<String> parting = new TreeSet<>(held);
        parting.removeAll(wanted);
        if (!parting.isEmpty()) {
            held.removeAll(parting);
            owner.giveBack(parting);
        }
        Set<String> coming = new TreeSet<>(wanted);
        coming.removeAll(held);
        if (!coming.isEmpty() || !began) {
            began = true;
            held.addAll(coming);
            owner.take(coming);
        }
    }

    /** Somebody else has all that is held, or will. */
    void lose(Set<String> gone) {
        Set<String> lost = new TreeSet<>(held);
        lost.retainAll(gone);
        if (!lost.isEmpty()) {
            held.removeAll(lost);
            owner.lost(lost);
        }
    }

    Set<String> held() {
        return Set.copyOf(held);
    }
}
