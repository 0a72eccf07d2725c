package dev.shrike.users.verification;

/** How far down a scan looks. */
public enum Depth {
    /** What services and their readers can reach: topics, streams, tables, files that services write. */
    REACHABLE,
    /** Also the servers' own files, with what they keep of deleted rows and messages until they clean up. */
    DEEP
}
