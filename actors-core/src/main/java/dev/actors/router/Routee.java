package dev.actors.router;

import dev.actors.Address;

/**
 * A member of a pool.
 *
 * @param number its place in the full pool, from 0
 * @param capacity messages its mailbox takes
 */
record Routee(int number, Address address, int capacity) {

    /** The routee's claim on a key: the one with the highest claim gets it. */
    long claim(int hash) {
        return scatter(scatter(hash) + number);
    }

    /** Spreads numbers that are close together over all 64 bits (Steele et al., SplitMix, 2014). */
    private static long scatter(long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
