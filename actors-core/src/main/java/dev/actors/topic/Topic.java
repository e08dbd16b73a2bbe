package dev.actors.topic;

import dev.actors.ActorInfo;
import dev.actors.ActorOperations;
import dev.actors.Address;
import dev.actors.Node;

import java.util.List;

/**
 * A named stream of events that reach all actors subscribed to it.
 *
 * <p>A topic is an actor. It gives each event a number, from 1 on, and sends it on without ever
 * waiting: all subscribers get the events in the same order, and one that is slow costs nobody
 * anything, but misses events, as dead letters, while its mailbox is full. A subscription outlasts
 * restarts of the subscriber and goes with its end.
 *
 * <p>A topic lasts until it is stopped, as by {@code node.stop(topic.address())}, or its node
 * closes. Its subscriptions and history end with it, and a topic of the same name begins again with
 * number 1; who must know monitors the {@link #address}. Without subscribers and history a topic is
 * an idle actor and holds no thread.
 *
 * <p>The methods that send to the topic's actor do as {@link ActorOperations#send} does: they wait
 * for room in its mailbox, keep the caller's order, and return before the topic has acted. To a
 * topic that has ended they are dead letters.
 */
public final class Topic {

    private final ActorOperations actors;
    private final Node node;
    private final String name;
    private final Address address;

    Topic(ActorOperations actors, Node node, String name, Address address) {
        this.actors = actors;
        this.node = node;
        this.name = name;
        this.address = address;
    }

    /**
     * The message that brings an event to a subscriber.
     *
     * @param topic the topic's name
     * @param id the event's number in the topic, one more than that of the event before
     * @param payload what was published
     */
    public record Event(String topic, long id, Object payload) {}

    /**
     * The message that tells a subscriber which resumes that its place in the topic is not to be
     * had any more: the events after {@code afterId} and before {@code nextId} are lost to it. It
     * comes ahead of the events that are left.
     *
     * @param topic the topic's name
     * @param afterId the last event that the subscriber said it had
     * @param nextId the number of the next event that it gets; if it is not above {@code afterId},
     *     the topic has begun again since
     */
    public record Gap(String topic, long afterId, long nextId) {}

    /**
     * The topic's name.
     *
     * @return the name that it is found by
     */
    public String name() {
        return name;
    }

    /**
     * The topic's actor, to be monitored or stopped.
     *
     * @return its address
     */
    public Address address() {
        return address;
    }

    /**
     * Publishes an event to all who have subscribed before.
     *
     * @param payload isolated like a message
     * @throws dev.actors.MailboxFullException if the topic's mailbox had no room in time
     * @throws dev.actors.IllegalMessageException if the payload cannot be isolated
     */
    public void publish(Object payload) {
        actors.send(address, new Publisher.Command.Publish(payload));
    }

    /**
     * Publishes an event to all who have subscribed before, if the topic has room for it; else it
     * is a dead letter. Never waits.
     *
     * @param payload isolated like a message
     * @throws dev.actors.IllegalMessageException if the payload cannot be isolated
     */
    public void publishOrDrop(Object payload) {
        actors.sendOrDrop(address, new Publisher.Command.Publish(payload));
    }

    /**
     * Subscribes an actor to the events from now on. Doing it again changes nothing.
     *
     * @param subscriber who gets an {@link Event} for each
     * @throws dev.actors.MailboxFullException if the topic's mailbox had no room in time
     */
    public void subscribe(Address subscriber) {
        actors.send(address, new Publisher.Command.Subscribe(subscriber));
    }

    /**
     * Subscribes an actor that resumes: before the events from now on it gets those after a given
     * one that the history still holds, and first of all a {@link Gap} if it does not hold them
     * all. An actor that has subscribed already gets those again.
     *
     * @param subscriber who gets an {@link Event} for each
     * @param afterId the last event that it has; 0 for none
     * @throws dev.actors.MailboxFullException if the topic's mailbox had no room in time
     */
    public void subscribe(Address subscriber, long afterId) {
        actors.send(address, new Publisher.Command.Resume(subscriber, afterId));
    }

    /**
     * Ends a subscription. Events that are in the actor's mailbox already stay there.
     *
     * @param subscriber who gets no further events
     * @throws dev.actors.MailboxFullException if the topic's mailbox had no room in time
     */
    public void unsubscribe(Address subscriber) {
        actors.send(address, new Publisher.Command.Unsubscribe(subscriber));
    }

    /**
     * The living subscribers that the topic knows of, for those who look at it. Never waits.
     *
     * @return how many; 0 if the topic has ended
     */
    public int subscribers() {
        return subscriberAddresses().size();
    }

    /**
     * The same, by their addresses.
     *
     * @return those who have subscribed first come first; none if the topic has ended
     */
    public List<Address> subscriberAddresses() {
        return node.info(address).map(ActorInfo::monitors).orElse(List.of());
    }

    @Override
    public String toString() {
        return "Topic " + name;
    }
}
