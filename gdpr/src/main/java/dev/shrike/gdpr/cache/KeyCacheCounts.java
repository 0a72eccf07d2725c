package dev.shrike.gdpr.cache;

/**
 * What a {@link CachingDataKeys} has done since it was made. Each number only grows.
 *
 * @param hits questions answered without the vault, by a kept key or a remembered erasure
 * @param misses questions that went to the vault
 * @param evictions people whose keys it was told to forget, whether or not it had any
 * @param closings how often it went from open to closed
 */
public record KeyCacheCounts(long hits, long misses, long evictions, long closings) {}
