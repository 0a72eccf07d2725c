/** The bridge as operators see it: its lanes, and its dead letters. In one process with it, or over HTTP from its instances. */
package dev.shrike.admin.bridge;
