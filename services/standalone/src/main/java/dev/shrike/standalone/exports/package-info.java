/** Getting a copy of a person's data from a running platform, and checking that it is whole. */
package dev.shrike.standalone.exports;
