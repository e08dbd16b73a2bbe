package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.PublishedState;
import dev.actors.spring.insight.ActorQuery;
import dev.actors.spring.insight.ActorTree;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.Page;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What one stream shows: it knows what it has shown last, and shows what has changed. */
abstract sealed class DashboardView {

    /** The views, by the names of their paths and events. */
    enum Kind {
        OVERVIEW,
        ACTORS,
        ACTOR,
        TREE,
        DEAD_LETTERS,
        TOPICS,
        NODES,
        FLOW
    }

    private final String name;

    private DashboardView(Kind kind) {
        name = Labels.of(kind);
    }

    /** The name of its event. */
    String name() {
        return name;
    }

    /** What to show; null if nothing has changed. Of one stream only one thread calls it. */
    abstract byte @Nullable [] next();

    /** A view that is shown whole where anything in it has changed. */
    static final class Whole extends DashboardView {

        private final Supplier<?> body;
        private final ProtocolJson json;
        private byte @Nullable [] shown;

        Whole(Kind kind, Supplier<?> body, ProtocolJson json) {
            super(kind);
            this.body = body;
            this.json = json;
        }

        @Override
        byte @Nullable [] next() {
            byte[] next = json.writeAnyText(body.get());
            if (Arrays.equals(next, shown)) {
                return null;
            }
            shown = next;
            return next;
        }
    }

    /** The table: the order of the page, and those of its rows that have changed. */
    static final class Table extends DashboardView {

        private final ActorQuery query;
        private final ActorViews actors;
        private final ProtocolJson json;
        private List<String> order = List.of();
        private Map<String, ActorViews.Row> shown = Map.of();
        private int total = -1;

        Table(ActorQuery query, ActorViews actors, ProtocolJson json) {
            super(Kind.ACTORS);
            this.query = query;
            this.actors = actors;
            this.json = json;
        }

        @Override
        byte @Nullable [] next() {
            Page<ActorViews.Row> page = actors.rows(query);
            Map<String, ActorViews.Row> rows = new HashMap<>();
            List<ActorViews.Row> changed = new ArrayList<>();
            for (ActorViews.Row row : page.items()) {
                rows.put(row.address(), row);
                if (!row.equals(shown.get(row.address()))) {
                    changed.add(row);
                }
            }
            List<String> addresses = page.items().stream().map(ActorViews.Row::address).toList();
            if (changed.isEmpty() && addresses.equals(order) && page.total() == total) {
                return null;
            }
            order = addresses;
            shown = rows;
            total = page.total();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("total", page.total());
            body.put("page", page.page());
            body.put("size", page.size());
            body.put("order", addresses);
            body.put("rows", changed);
            return json.writeAnyText(body);
        }
    }

    /** One actor; its state is asked for anew once the last answer has come. */
    static final class One extends DashboardView {

        private static final Duration PATIENCE = Duration.ofSeconds(5);

        private final Address actor;
        private final Node node;
        private final ActorViews actors;
        private final ProtocolJson json;
        private CompletableFuture<@Nullable PublishedState> asked;
        private @Nullable PublishedState state;
        private byte @Nullable [] shown;
        private boolean gone;

        One(Address actor, Node node, ActorViews actors, ProtocolJson json) {
            super(Kind.ACTOR);
            this.actor = actor;
            this.node = node;
            this.actors = actors;
            this.json = json;
            asked = node.state(actor, PATIENCE);
        }

        @Override
        byte @Nullable [] next() {
            if (asked.isDone() && !asked.isCompletedExceptionally()) {
                state = asked.join();
                asked = node.state(actor, PATIENCE);
            }
            Optional<Map<String, @Nullable Object>> now = actors.actor(actor, state);
            gone = now.isEmpty();
            byte[] next =
                    json.writeAnyText(
                            now.<Object>map(body -> body)
                                    .orElseGet(() -> Map.of("address", actor.toString())));
            if (Arrays.equals(next, shown)) {
                return null;
            }
            shown = next;
            return next;
        }

        @Override
        String name() {
            return gone ? "gone" : super.name();
        }
    }

    /** The roots of the tree and the branches that are open. */
    static Supplier<Map<String, Object>> branches(
            List<Address> open, int page, int size, NodeModel model, ActorViews actors) {
        return () -> {
            ActorTree tree = model.tree(model.census());
            List<Map<String, @Nullable Object>> branches = new ArrayList<>();
            branches.add(actors.children(null, page, size, tree));
            open.forEach(parent -> branches.add(actors.children(parent, 0, size, tree)));
            return Map.of("branches", branches);
        };
    }
}
