/**
 * A running platform in containers, for the tests of teams that build on Shrike: {@link dev.shrike.testing.ShrikeContainers}. It needs
 * a Docker engine and {@code docker compose}.
 */
package dev.shrike.testing;
