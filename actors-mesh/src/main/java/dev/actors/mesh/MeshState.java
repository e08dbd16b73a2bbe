package dev.actors.mesh;

/** How a node stands to its mesh. */
public enum MeshState {
    /** It is not started, or closed. */
    DOWN,
    /** It reaches others, and they are enough. */
    UP,
    /** It looks for no others, and there are none. */
    SINGLE,
    /** It looks for others and has found none. */
    ALONE,
    /** Somebody is there where it looks, and does not take it in. */
    REFUSED,
    /** It reaches others, and together they are fewer than the minimum size. */
    MINORITY
}
