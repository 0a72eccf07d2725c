/** The platform's key-encryption keys, as commands show them. */
package dev.shrike.standalone.keys;
