/** The code of the README. */
package dev.shrike.messaging.example;
