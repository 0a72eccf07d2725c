/** How far a benchmark is. */
package dev.shrike.bench.progress;
