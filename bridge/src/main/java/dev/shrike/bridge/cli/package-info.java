/** The bridge as a process and its operator's commands. Thin: each command binds options and prints what a library class found. */
package dev.shrike.bridge.cli;
