package dev.shrike.bridge.plan;

/** What is thought of one thing that was looked at; the later, the worse. */
public enum Verdict {
    /** It is as it should be. */
    OK,
    /** The bridge would make it. */
    CREATE,
    /** It works, and may lead to harm or surprise. */
    WARN,
    /** It cannot work. */
    ERROR
}
