/** What can go wrong, told apart by what the bridge does about it: wait and try again, step aside, or stop a lane loudly. */
package dev.shrike.bridge.fault;
