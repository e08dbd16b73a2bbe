package dev.actors.spring.web;

import dev.actors.spring.BehaviorDefinition;

import java.util.regex.Pattern;

/** The names under which actors and topics are resources. */
final class ActorNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,127}");

    private ActorNames() {}

    /** Tells whether an actor of this name is a resource; others have names of their own kind. */
    static boolean isResource(String name) {
        return NAME.matcher(name).matches() && !BehaviorDefinition.isReserved(name);
    }

    /** Refuses a name that no actor can have. */
    static void check(String name) {
        if (BehaviorDefinition.isReserved(name)) {
            throw Problem.NAME_NOT_ALLOWED.raise(
                    "The name '" + name + "' is the protocol's own. Choose another one.");
        }
        checkForm(name);
    }

    /** Refuses a name that no topic can have. */
    static void checkForm(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.NAME_NOT_ALLOWED.raise(
                    "A name is a letter or digit, followed by at most 127 letters, digits or the"
                            + " characters . _ ~ -");
        }
    }
}
