package dev.actors.spring.web;

import dev.actors.ActorGlance;
import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.PublishedState;
import dev.actors.WaitingMessage;
import dev.actors.spring.insight.ActorQuery;
import dev.actors.spring.insight.ActorTable;
import dev.actors.spring.insight.ActorTree;
import dev.actors.spring.insight.BehaviorFigures;
import dev.actors.spring.insight.Census;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.Page;
import dev.actors.spring.insight.RecentEvents;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actors as the dashboard shows them. */
final class ActorViews {

    private static final int MOST_REFERENCES = 100;
    private static final int MOST_WAITING = 20;
    private static final int MOST_ANCESTORS = 20;

    private final NodeModel model;
    private final Node node;
    private final RecentEvents events;
    private final ProtocolJson json;

    /** An actor that another one has to do with. */
    record Reference(String address, @Nullable String name, @Nullable String behavior) {}

    /** An actor in the table. */
    record Row(
            String address,
            List<String> names,
            String behavior,
            String status,
            int mailbox,
            int capacity,
            long handled,
            @Nullable Double messagesPerSecond,
            @Nullable Double meanHandlingMicros,
            int restarts,
            @Nullable Integer restartsLeft,
            @Nullable String startedAt) {}

    /** An actor in the tree. */
    record Branch(
            String address,
            List<String> names,
            String behavior,
            String status,
            int mailbox,
            int restarts,
            @Nullable Integer restartsLeft,
            int children) {}

    ActorViews(NodeModel model, RecentEvents events, ProtocolJson json) {
        this.model = model;
        this.events = events;
        this.json = json;
        node = model.node();
    }

    // Many

    Page<Row> rows(ActorQuery query) {
        Census census = model.census();
        return ActorTable.page(census, query).map(index -> row(census, index));
    }

    private static Row row(Census census, int index) {
        ActorGlance glance = census.actors().get(index);
        ActorInfo actor = glance.info();
        BehaviorFigures behavior = census.behaviors().get(actor.behavior());
        return new Row(
                actor.address().toString(),
                actor.names(),
                actor.behavior(),
                Labels.of(actor.status()),
                actor.mailboxSize(),
                actor.mailboxCapacity(),
                actor.handled(),
                census.messagesPerSecond(index),
                behavior == null ? null : behavior.meanHandlingMicros(),
                actor.restarts(),
                actor.restartsLeft(),
                actor.startedAt() == null ? null : actor.startedAt().toString());
    }

    /** The children of an actor; the roots for null. */
    Map<String, @Nullable Object> children(
            @Nullable Address parent, int page, int size, ActorTree tree) {
        List<ActorGlance> all = parent == null ? tree.roots() : tree.childrenOf(parent);
        Page<Branch> shown = Page.of(all, page, size).map(glance -> branch(glance.info(), tree));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("parent", parent == null ? null : parent.toString());
        body.put("children", shown.items());
        body.put("page", shown.page());
        body.put("size", shown.size());
        body.put("total", shown.total());
        return body;
    }

    private static Branch branch(ActorInfo actor, ActorTree tree) {
        return new Branch(
                actor.address().toString(),
                actor.names(),
                actor.behavior(),
                Labels.of(actor.status()),
                actor.mailboxSize(),
                actor.restarts(),
                actor.restartsLeft(),
                tree.childrenOf(actor.address()).size());
    }

    // One

    /** A living actor; empty if there is none. */
    Optional<Address> find(String address) {
        try {
            return Optional.of(Address.parse(address)).filter(node::isAlive);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Optional<Address> named(String name) {
        return node.whereis(name);
    }

    /** All that is shown of an actor; empty if it has ended. */
    Optional<Map<String, @Nullable Object>> actor(Address address, @Nullable PublishedState state) {
        return node.isAlive(address)
                ? node.info(address).map(actor -> actor(actor, state))
                : Optional.empty();
    }

    private Map<String, @Nullable Object> actor(ActorInfo actor, @Nullable PublishedState state) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("address", actor.address().toString());
        body.put("names", actor.names());
        body.put("behavior", actor.behavior());
        body.put("status", Labels.of(actor.status()));
        body.put("waitingFor", actor.waitingFor());
        body.put("mailbox", actor.mailboxSize());
        body.put("capacity", actor.mailboxCapacity());
        body.put("handled", actor.handled());
        putRates(actor, body);
        body.put("restarts", actor.restarts());
        body.put("restartsLeft", actor.restartsLeft());
        body.put("startedAt", actor.startedAt() == null ? null : actor.startedAt().toString());
        body.put("parent", actor.parent() == null ? null : reference(actor.parent()));
        body.put("links", references(actor.links()));
        body.put("linkCount", actor.links().size());
        body.put("monitors", references(actor.monitors()));
        body.put("monitorCount", actor.monitors().size());
        body.put("monitoredBy", references(actor.monitoredBy()));
        body.put("monitoredByCount", actor.monitoredBy().size());
        body.put("state", state == null ? null : json.contentOrText(state.view()));
        body.put("stateAt", state == null ? null : state.at().toString());
        body.put("queue", queue(actor));
        body.put("crash", actor.lastCrash() == null ? null : crash(actor, actor.lastCrash()));
        return body;
    }

    private void putRates(ActorInfo actor, Map<String, @Nullable Object> body) {
        BehaviorFigures behavior = model.behaviors().get(actor.behavior());
        body.put("messagesPerSecond", model.messagesPerSecond(actor.address()));
        body.put("meanHandlingMicros", behavior == null ? null : behavior.meanHandlingMicros());
    }

    private Map<String, @Nullable Object> queue(ActorInfo actor) {
        List<WaitingMessage> oldest = node.waiting(actor.address(), MOST_WAITING);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("messages", oldest.stream().map(ActorViews::waiting).toList());
        body.put("more", Math.max(0, actor.mailboxSize() - oldest.size()));
        return body;
    }

    private static Map<String, Object> waiting(WaitingMessage message) {
        return Map.of(
                "type", message.type(),
                "text", ShownText.of(message.message()),
                "asked", message.asked());
    }

    private Map<String, @Nullable Object> crash(ActorInfo actor, ExitReason end) {
        RecentEvents.Crash known = events.crash(actor.address(), end);
        Throwable cause = end instanceof ExitReason.Failed failed ? failed.cause() : null;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("reason", Labels.of(end.kind()));
        body.put("exception", cause == null ? null : cause.getClass().getName());
        body.put("text", cause == null ? null : ShownText.message(cause));
        body.put("messageType", known == null ? null : known.messageType());
        body.put("at", known == null ? null : known.at().toString());
        body.put("stack", cause == null ? List.of() : ShownText.stack(cause));
        return body;
    }

    /** Where an actor's code is; it stops the thread for that moment. */
    Map<String, Object> stack(Address actor) {
        List<StackTraceElement> frames = node.stack(actor);
        return Map.of(
                "thread",
                !frames.isEmpty(),
                "stack",
                frames.stream().map(StackTraceElement::toString).toList());
    }

    // References

    Reference reference(Address actor) {
        Optional<ActorInfo> known = node.info(actor);
        return new Reference(
                actor.toString(),
                known.map(ActorViews::name).orElse(null),
                known.map(ActorInfo::behavior).orElse(null));
    }

    List<Reference> references(List<Address> actors) {
        return actors.stream().limit(MOST_REFERENCES).map(this::reference).toList();
    }

    static @Nullable String name(ActorInfo actor) {
        return actor.names().isEmpty() ? null : actor.names().getFirst();
    }

    /** Those above an actor, from the root down. */
    List<String> path(ActorInfo actor) {
        List<String> path = new ArrayList<>();
        Address next = actor.parent();
        while (next != null && path.size() < MOST_ANCESTORS && node.isAlive(next)) {
            path.addFirst(next.toString());
            next = node.info(next).map(ActorInfo::parent).orElse(null);
        }
        return path;
    }
}
