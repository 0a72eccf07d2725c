package dev.shrike.messaging.example;

import java.util.List;

/** Stands for a client of the service that owns bird reserves. */
interface Reserves {
    /** Some of them, and where the next page begins. */
    record Page(List<String> names, String next) {}

    Page page(String after);
}
