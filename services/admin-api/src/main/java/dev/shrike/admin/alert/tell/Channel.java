package dev.shrike.admin.alert.tell;

/** A way to tell somebody. A bean; used by several threads. */
interface Channel {

    /** What it is called, for the page and for logs. */
    String name();

    /** Whether there is anybody at its end. */
    boolean open();

    /**
     * Tells them, and returns when it is known that they have it. Bounded in time.
     *
     * @throws UntoldException when they could not be told
     */
    void tell(Message message);
}
