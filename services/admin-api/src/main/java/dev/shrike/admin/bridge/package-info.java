/** The bridge as operators see it: its lanes. In one process with it, or over HTTP from each of its instances. */
package dev.shrike.admin.bridge;
