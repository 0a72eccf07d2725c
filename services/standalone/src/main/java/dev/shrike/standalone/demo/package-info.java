/** A walk through a running platform: birds are ticked and rated, somebody is forgotten, and each step says where to look. */
package dev.shrike.standalone.demo;
