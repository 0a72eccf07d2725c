package dev.shrike.messaging.subscribe;

/**
 * Asks a thread to end: at once while it waits, never in the middle of its work. Raised by any thread, watched by the one
 * that is to end.
 */
final class StopSignal {
    private boolean raised;
    private Thread waiting;

    synchronized void raise() {
        raised = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    synchronized boolean raised() {
        return raised;
    }

    /** Begins a wait that the signal may interrupt. Returns false when there is nothing left to wait for. */
    synchronized boolean enterWait() {
        waiting = raised ? null : Thread.currentThread();
        return !raised;
    }

    /** Ends the wait; from here on the signal interrupts nothing. */
    synchronized void leaveWait() {
        waiting = null;
        if (raised) {
            Thread.interrupted(); // the signal was about this wait, not about what comes next
        }
    }
}
