/** Numbers that are too dear to be read at each scrape: measured in the background, and shown as gauges. */
package dev.shrike.messaging.watch;
