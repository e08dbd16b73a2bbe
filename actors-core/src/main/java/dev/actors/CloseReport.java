package dev.actors;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a node's actors when it was closed.
 *
 * @param node the node's name
 * @param actors how many lived when the closing began
 * @param abandoned how many of them ignored their kill and were given up; their code may run still
 * @param lost the messages that nobody handled, by the behaviour that should have: left in a
 *     mailbox, in hand when their actor crashed or was killed, or sent to one that had ended or had
 *     no room. Behaviours without losses are not there, and unknown receivers are one
 */
public record CloseReport(String node, int actors, int abandoned, Map<String, Long> lost) {

    /** Keeps the behaviours in order. */
    public CloseReport {
        lost = Collections.unmodifiableMap(new TreeMap<>(lost));
    }

    /**
     * How many messages were lost.
     *
     * @return their number
     */
    public long lostMessages() {
        return lost.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Says it in one line. */
    @Override
    public String toString() {
        return "Node "
                + node
                + " closed: "
                + actors
                + " actors ended, "
                + (abandoned == 0 ? "" : abandoned + " of them abandoned, ")
                + lostMessages()
                + " messages were lost"
                + lost.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", lost.isEmpty() ? "" : ": ", ""));
    }
}
