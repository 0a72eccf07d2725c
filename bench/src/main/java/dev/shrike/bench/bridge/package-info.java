/** What the bridge costs over doing the least, what it saves over doing it with Camel, and how late an event is. */
package dev.shrike.bench.bridge;
