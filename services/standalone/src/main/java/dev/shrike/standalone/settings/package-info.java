/** What local mode is told by environment variables, and the secrets that it makes for itself. */
package dev.shrike.standalone.settings;
