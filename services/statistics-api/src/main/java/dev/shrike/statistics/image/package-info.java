/** Questions about several images at once. */
package dev.shrike.statistics.image;
