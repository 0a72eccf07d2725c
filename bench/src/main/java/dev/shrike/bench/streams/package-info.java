/** Topologies and what is asked of them, beside a bare consumer. */
package dev.shrike.bench.streams;
