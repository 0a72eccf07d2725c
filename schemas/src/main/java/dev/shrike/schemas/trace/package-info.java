/** To which trace an event, a thread and its log lines belong, and what this process records of it. */
package dev.shrike.schemas.trace;
