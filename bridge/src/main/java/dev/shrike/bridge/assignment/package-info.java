/** Who runs which lane. */
package dev.shrike.bridge.assignment;
