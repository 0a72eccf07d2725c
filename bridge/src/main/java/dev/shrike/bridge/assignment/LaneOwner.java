package dev.shrike.bridge.assignment;

import java.util.Set;

/** Runs the lanes that it is given. Called by one thread. */
public interface LaneOwner {

    /** Names of all lanes there are at this moment. */
    Set<String> lanes();

    /** These lanes are ours from now on, in addition to what we have. May be none. */
    void take(Set<String> lanes);

    /** Commits and stops these lanes, and returns when they have ended. Somebody else begins with them after that. */
    void giveBack(Set<String> lanes);

    /** These lanes were ours and are somebody else's by now; that one has fenced us or will. */
    void lost(Set<String> lanes);

    /** Called now and then. Lanes that are wanted otherwise are begun anew; {@link #lanes} may be others afterwards. */
    void refresh();
}
