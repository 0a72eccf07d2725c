/** The container image: which parts are in it, how it is laid out, and the program that builds it, with Jib and without an engine. */
package dev.shrike.images;
