/** What people do not want to be told: a type of message, an image, a person. */
package dev.shrike.notifier.mute;
