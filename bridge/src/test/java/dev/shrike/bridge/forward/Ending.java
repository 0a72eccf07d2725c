package dev.shrike.bridge.forward;

/** How an attempt at a lane may end. */
enum Ending {
    /** It is asked to stop, after a commit. */
    STOPPED,
    /** It crashes when it has fenced its predecessors. */
    CRASH_WHEN_FENCED,
    /** It crashes between sending and committing. */
    CRASH_BEFORE_COMMIT,
    /** It crashes just after a commit. */
    CRASH_AFTER_COMMIT,
    /** Its commit is done, and it does not hear of it. */
    COMMIT_UNHEARD,
    /** Its commit is lost on the way. */
    COMMIT_LOST,
    /** The connection to the stream is lost. */
    CURSOR_ENDS,
    /** Another instance takes the lane over between its sending and its commit, and it goes on as if nothing had been. */
    OVERTAKEN
}
