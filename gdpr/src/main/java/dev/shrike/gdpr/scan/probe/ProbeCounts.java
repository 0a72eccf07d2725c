package dev.shrike.gdpr.scan.probe;

/**
 * What a probe was made of, in numbers.
 *
 * @param probed values that are searched for
 * @param tooShort values left out because they have fewer than {@link Probe#WINDOW} bytes
 * @param common values left out because they say nothing about one person: an address of a private network, a run of one byte
 */
public record ProbeCounts(int probed, int tooShort, int common) {}
