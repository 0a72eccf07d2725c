/** What a running process tells Prometheus, compared with what is asked of it. */
package dev.shrike.watch.scrape;
