/** The configuration file of a bridge that runs alone: YAML over the defaults, into the validated records of {@code settings}. */
package dev.shrike.bridge.config;
