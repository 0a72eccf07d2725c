/** Benchmarks. The command is {@link dev.shrike.bench.Bench}; each benchmark is a package of its own. */
package dev.shrike.bench;
