package dev.shrike.bench.bridge;

/**
 * What is measured.
 *
 * @param events to mirror in each round
 * @param size bytes of each payload
 * @param rounds that count
 * @param warmUp rounds before them
 * @param camelEvents events that Camel mirrors in each round; 0 leaves it out
 * @param rate events a second for the latency
 * @param seconds how long the latency is measured; 0 leaves it out
 */
record Plan(int events, int size, int rounds, int warmUp, int camelEvents, int rate, int seconds) {}
