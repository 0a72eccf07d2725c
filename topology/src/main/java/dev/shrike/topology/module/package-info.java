/** What a topology is made from: its events, its times, and the shape that the runtime starts. */
package dev.shrike.topology.module;
