/** What a lane is, what it reports, and the thread that keeps it going: the part that both directions share. */
package dev.shrike.bridge.lane;
