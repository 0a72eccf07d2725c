/** Telling owners of images that somebody rated one. */
package dev.shrike.notifier.rated;
