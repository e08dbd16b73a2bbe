package dev.actors;

/**
 * What stands in a mailbox to keep its turn and is no message: no receive takes it, the bound does
 * not concern it, and it does not count.
 */
sealed interface KernelMessage permits Errand, StateTimeout {}
