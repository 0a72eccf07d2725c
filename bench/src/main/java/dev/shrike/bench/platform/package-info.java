/** The whole of Shrike as something to be measured. */
package dev.shrike.bench.platform;
