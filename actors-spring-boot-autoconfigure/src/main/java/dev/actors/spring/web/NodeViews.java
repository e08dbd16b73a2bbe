package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.insight.BehaviorFigures;
import dev.actors.spring.insight.FlowMeter;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.NodeDirectory;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.NodeSample;
import dev.actors.spring.insight.RecentEvents;
import dev.actors.spring.insight.Watch;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The node, and what is not one actor, as the dashboard shows it. */
final class NodeViews {

    private final NodeModel model;
    private final Node node;
    private final RecentEvents events;
    private final Watch watch;
    private final ActorViews actors;
    private final Topics topics;
    private final Supplier<List<NodeDirectory>> directories;
    private final boolean allowActions;

    /** A dead letter. */
    record Letter(
            long number,
            String at,
            String type,
            String text,
            ActorViews.Reference target,
            String reason,
            @Nullable String exception) {}

    NodeViews(
            NodeModel model,
            RecentEvents events,
            Watch watch,
            ActorViews actors,
            Supplier<List<NodeDirectory>> directories,
            boolean allowActions) {
        this.model = model;
        this.events = events;
        this.watch = watch;
        this.actors = actors;
        this.directories = directories;
        this.allowActions = allowActions;
        node = model.node();
        topics = new Topics(node);
    }

    Map<String, Object> node() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", node.name());
        body.put("running", node.isRunning());
        body.put("actions", allowActions);
        body.put("timed", model.isTimed());
        body.put("sampleMillis", watch.pace().toMillis());
        return body;
    }

    Map<String, Object> overview() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("now", model.sample());
        body.put("history", history(model.history()));
        body.putAll(behaviors());
        return body;
    }

    Map<String, Object> behaviors() {
        return Map.of("behaviors", List.copyOf(model.behaviors().values()));
    }

    private static Map<String, Object> history(List<NodeSample> samples) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("t", column(samples, NodeSample::t));
        columns.put("alive", column(samples, NodeSample::alive));
        columns.put("messagesPerSecond", column(samples, NodeSample::messagesPerSecond));
        columns.put("mailboxTotal", column(samples, NodeSample::mailboxTotal));
        columns.put("restartsPerSecond", column(samples, NodeSample::restartsPerSecond));
        columns.put("deadLettersPerSecond", column(samples, NodeSample::deadLettersPerSecond));
        return columns;
    }

    private static List<@Nullable Object> column(
            List<NodeSample> samples, Function<NodeSample, @Nullable Object> what) {
        List<@Nullable Object> column = new ArrayList<>(samples.size());
        samples.forEach(sample -> column.add(what.apply(sample)));
        return column;
    }

    Map<String, Object> deadLetters() {
        return Map.of(
                "total",
                events.letterCount(),
                "letters",
                events.letters().stream().map(this::letter).toList());
    }

    private Letter letter(RecentEvents.Letter letter) {
        Object message = letter.letter().message();
        Throwable cause = letter.letter().cause();
        return new Letter(
                letter.number(),
                letter.at().toString(),
                letter.letter().messageType(),
                ShownText.of(message),
                actors.reference(letter.letter().target()),
                Labels.of(letter.letter().reason()),
                cause == null ? null : cause.getClass().getName());
    }

    Map<String, Object> topics() {
        return Map.of(
                "topics",
                topics.names().stream()
                        .flatMap(name -> topics.find(name).stream())
                        .map(this::topic)
                        .toList());
    }

    private Map<String, Object> topic(Topic topic) {
        Address address = topic.address();
        List<Address> subscribers = topic.subscriberAddresses();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", topic.name());
        body.put("address", address.toString());
        body.put("subscriberCount", subscribers.size());
        body.put("subscribers", actors.references(subscribers));
        body.put("mailbox", node.mailboxSize(address));
        return body;
    }

    Map<String, Object> nodes() {
        List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
        NodeDirectory.Health health =
                node.isRunning() ? NodeDirectory.Health.UP : NodeDirectory.Health.DOWN;
        nodes.add(
                entry(
                        new NodeDirectory.Entry(
                                node.name(), health, model.alive(), null, null, null, null),
                        true));
        directories.get().stream()
                .flatMap(directory -> directory.others().stream())
                .forEach(other -> nodes.add(entry(other, false)));
        return Map.of("nodes", nodes);
    }

    private static Map<String, @Nullable Object> entry(NodeDirectory.Entry of, boolean self) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", of.name());
        body.put("self", self);
        body.put("status", Labels.of(of.health()));
        body.put("alive", of.alive());
        body.put(
                "roundTripMicros",
                of.roundTrip() == null ? null : of.roundTrip().toNanos() / 1_000.0);
        body.put("since", of.since() == null ? null : of.since().toString());
        body.put("text", of.text());
        body.put("url", of.url());
        return body;
    }

    Map<String, Object> flow() {
        FlowMeter flow = watch.flow();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("watched", flow.isOpen());
        body.put("oneIn", flow.oneIn());
        body.put("edges", flow.edges());
        body.put("nodes", model.behaviors().values().stream().map(NodeViews::flowNode).toList());
        return body;
    }

    private static Map<String, @Nullable Object> flowNode(BehaviorFigures behavior) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", behavior.name());
        body.put("alive", behavior.alive());
        body.put("messagesPerSecond", behavior.messagesPerSecond());
        return body;
    }

    /** Restarts as they flash; empty for none. */
    Map<String, Object> restarts(RecentEvents.Restarts restarts) {
        return Map.of(
                "restarts",
                restarts.latest().stream().map(this::restart).toList(),
                "more",
                restarts.more());
    }

    private Map<String, @Nullable Object> restart(RecentEvents.Restart restart) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("address", restart.actor().address().toString());
        body.put("name", ActorViews.name(restart.actor()));
        body.put("behavior", restart.actor().behavior());
        body.put("cause", Labels.of(restart.reason().kind()));
        body.put("restarts", restart.actor().restarts());
        body.put("path", actors.path(restart.actor()));
        return body;
    }
}
