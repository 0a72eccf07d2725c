package dev.shrike.messaging.projection;

/** How a build is getting on. */
public enum BuildState {
    /** Has applied what there is and applies what comes. */
    RUNNING,
    /** Live, but behind. */
    CATCHING_UP,
    /** Fills new tables beside the live ones. */
    REBUILDING,
    /** Stopped before an event that it could not apply, or for another reason that does not pass by itself. */
    FAILED,
    /** No instance runs it now, or none of its version. */
    WAITING,
    /** No longer live, kept until dropped. */
    RETIRED
}
