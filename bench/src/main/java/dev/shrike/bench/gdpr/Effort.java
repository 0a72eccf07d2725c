package dev.shrike.bench.gdpr;

/**
 * How long each thing is measured.
 *
 * @param forks fresh JVMs
 * @param warmUp seconds in each before it counts
 * @param iterations seconds in each that count
 */
record Effort(int forks, int warmUp, int iterations) {

    Effort {
        if (forks < 1 || warmUp < 0 || iterations < 1) {
            throw new IllegalArgumentException("A benchmark takes at least one JVM and one second that counts");
        }
    }
}
