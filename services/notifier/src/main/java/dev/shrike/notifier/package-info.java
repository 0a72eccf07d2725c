/** notifier: tells people by mail what happened to their images, shows them what it sent, and lets them mute it. */
package dev.shrike.notifier;
