/** Topics full of events. */
package dev.shrike.bench.log;
