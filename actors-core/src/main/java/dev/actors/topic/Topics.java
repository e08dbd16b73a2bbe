package dev.actors.topic;

import dev.actors.ActorContext;
import dev.actors.ActorOperations;
import dev.actors.Address;
import dev.actors.NameTakenException;
import dev.actors.Node;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The topics of a node, by their names.
 *
 * <p>It is a view and holds nothing: the topics stand in the node's registry, under their names
 * with {@code topic:} before them, and all views of a node show the same ones. Thread-safe if it
 * was made with a node; one made with an actor's context is that actor's own.
 */
public final class Topics {

    private static final String PREFIX = "topic:";

    private final ActorOperations actors;
    private final Node node;

    /**
     * A view of a node's topics.
     *
     * @param actors who publishes and subscribes: the node for code outside, {@code self} in an
     *     actor's code
     */
    public Topics(ActorOperations actors) {
        this.actors = actors;
        node =
                switch (actors) {
                    case Node outside -> outside;
                    case ActorContext self -> self.node();
                };
    }

    /**
     * The topic of a name; it is made, without a history, if there is none.
     *
     * @param name the topic's name
     * @return the topic
     * @throws dev.actors.NodeClosedException if it was to be made and the node is closing
     */
    public Topic topic(String name) {
        return topic(name, History.NONE);
    }

    /**
     * The topic of a name; it is made if there is none.
     *
     * @param name the topic's name
     * @param history what it keeps if it is made; one that is there stays as it is
     * @return the topic
     * @throws dev.actors.NodeClosedException if it was to be made and the node is closing
     */
    public Topic topic(String name, History history) {
        return find(name).orElseGet(() -> make(name, history));
    }

    private Topic make(String name, History history) {
        try {
            return topicAt(name, node.spawn(Publisher.spec(name, history).name(PREFIX + name)));
        } catch (NameTakenException madeMeanwhile) {
            return topic(name, history);
        }
    }

    /**
     * The topic of a name, if there is one.
     *
     * @param name the topic's name
     * @return the topic
     */
    public Optional<Topic> find(String name) {
        return node.whereis(PREFIX + name).map(address -> topicAt(name, address));
    }

    private Topic topicAt(String name, Address address) {
        return new Topic(actors, node, name, address);
    }

    /**
     * The names of all topics.
     *
     * @return a copy, in order
     */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (String name : node.registered()) {
            if (name.startsWith(PREFIX)) {
                names.add(name.substring(PREFIX.length()));
            }
        }
        return names;
    }
}
