package dev.shrike.servers;

import java.util.OptionalLong;

/**
 * How a server is doing.
 *
 * @param pid its process, empty when it does not run
 * @param healthy whether it answers now
 */
public record ServerStatus(Part part, int port, OptionalLong pid, boolean healthy) {}
