package dev.actors.spring.web;

import dev.actors.ActorStatus;
import dev.actors.spring.insight.Labels;

/** What stands in the parameters of requests. */
final class RequestValues {

    private RequestValues() {}

    /** The constant of a label. */
    static <E extends Enum<E>> E constant(String what, Class<E> type, String label) {
        return Labels.find(type, label)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.raise(
                                        "There is no "
                                                + what
                                                + " '"
                                                + label
                                                + "'. Known are "
                                                + Labels.known(type)
                                                + "."));
    }

    static ActorStatus status(String label) {
        return constant("status", ActorStatus.class, label);
    }

    static void checkPage(int page, int size, int maxSize) {
        if (page < 0 || size < 1 || size > maxSize) {
            throw Problem.BAD_REQUEST.raise(
                    "page is 0 or more, and size from 1 to " + maxSize + ".");
        }
    }
}
