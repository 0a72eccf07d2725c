package dev.shrike.analytics.table;

/** In what form values get into the database, where the SQL type of their column is made of it. */
public enum Carrier {
    /** UTF-8. */
    TEXT,
    /** 64 bits with a sign. */
    NUMBER,
    /** Floating point of 64 bits. */
    REAL
}
