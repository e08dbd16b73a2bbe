package dev.actors.spring.actuate;

import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.insight.ActorAction;
import dev.actors.spring.insight.ActorQuery;
import dev.actors.spring.insight.ActorTable;
import dev.actors.spring.insight.Census;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.NodeModel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

import java.util.Locale;
import java.util.Optional;

/**
 * The actuator's endpoint {@code actors}. It shows the actors of a node, all that live and not only
 * the named ones; one of them with its stack; and the tree of who has spawned whom. It never shows
 * an actor's state, which is read over the REST protocol, by its rules.
 *
 * <p>How an actor is selected, {@code name}, {@code keyed} or {@code address}, comes before its
 * name, so that no actor's name can hide anything: {@code /actuator/actors/name/tree} is an actor,
 * {@code /actuator/actors/tree} is the tree.
 *
 * <p>Reading needs the access {@code READ_ONLY}, which it has unless a property says otherwise;
 * stopping, killing and restarting need {@code management.endpoint.actors.access=unrestricted}.
 */
@Endpoint(id = "actors", defaultAccess = Access.READ_ONLY)
public final class ActorsEndpoint {

    private static final int PAGE_SIZE = 50;
    private static final int MAX_PAGE_SIZE = 1_000;
    private static final int TREE_SIZE = 1_000;
    private static final int MAX_TREE_SIZE = 10_000;

    private final NodeModel model;
    private final Node node;

    /**
     * The endpoint of a node.
     *
     * @param model what it shows
     */
    public ActorsEndpoint(NodeModel model) {
        this.model = model;
        node = model.node();
    }

    /**
     * Lists the living actors, oldest first. It looks at each of them and stops none.
     *
     * @param behavior only those of this behaviour
     * @param status only those that do this
     * @param page which page, from 0
     * @param size how many a page has, 50 by default and 1,000 at most
     * @return the page
     */
    @ReadOperation
    public ActorListDescriptor list(
            @Nullable String behavior,
            @Nullable ActorStatus status,
            @Nullable Integer page,
            @Nullable Integer size) {
        int wantedPage = within("page", page, 0, 0, Integer.MAX_VALUE);
        int wantedSize = within("size", size, PAGE_SIZE, 1, MAX_PAGE_SIZE);
        Census census = model.census();
        ActorQuery query = ActorQuery.byAge(behavior, status, wantedPage, wantedSize);
        return ActorListDescriptor.of(
                ActorTable.page(census, query).map(index -> census.actors().get(index).info()));
    }

    /**
     * Shows the tree.
     *
     * @param view {@code tree}
     * @param size how many actors it has, 1,000 by default and 10,000 at most
     * @return the tree; null if another view is asked for
     */
    @ReadOperation
    public @Nullable ActorTreeDescriptor view(@Selector String view, @Nullable Integer size) {
        if (!view.equals("tree")) {
            return null;
        }
        Census census = model.census();
        return ActorTreeDescriptor.of(
                model.tree(census),
                census.size(),
                within("size", size, TREE_SIZE, 1, MAX_TREE_SIZE));
    }

    /**
     * Shows one actor.
     *
     * @param by {@code name}, {@code keyed} or {@code address}
     * @param key its name, its behaviour and key, or what follows {@code actor://} in its address
     * @param stack whether to look at its thread, which is stopped for that moment
     * @return the actor; null if there is none
     */
    @ReadOperation
    public @Nullable ActorDescriptor actor(
            @Selector String by,
            @Selector(match = Match.ALL_REMAINING) String[] key,
            @Nullable Boolean stack) {
        return find(by, key)
                .flatMap(node::info)
                .map(
                        actor ->
                                ActorDescriptor.of(
                                        actor,
                                        Boolean.TRUE.equals(stack)
                                                ? node.stack(actor.address())
                                                : null))
                .orElse(null);
    }

    /**
     * Does something to one actor, without waiting for it.
     *
     * @param by {@code name}, {@code keyed} or {@code address}
     * @param key its name, its behaviour and key, or what follows {@code actor://} in its address
     * @param action {@code stop} ends it for good after the message in hand; {@code kill} raises
     *     {@code Killed} in it, and its supervision decides; {@code restart} is a kill that is
     *     refused unless a restart is left
     * @throws InvalidEndpointRequestException if there is no such action, or no restart left
     * @throws RuntimeException if there is no such actor; over HTTP a 404
     */
    @WriteOperation
    public void act(
            @Selector String by,
            @Selector(match = Match.ALL_REMAINING) String[] key,
            String action) {
        Optional<String> refusal = action(action).perform(node, require(by, key));
        if (refusal.isPresent()) {
            throw invalid(refusal.get());
        }
    }

    /**
     * Kills one actor and ends it for good, without waiting for its end.
     *
     * @param by {@code name}, {@code keyed} or {@code address}
     * @param key its name, its behaviour and key, or what follows {@code actor://} in its address
     * @throws RuntimeException if there is no such actor; over HTTP a 404
     */
    @DeleteOperation
    public void terminate(
            @Selector String by, @Selector(match = Match.ALL_REMAINING) String[] key) {
        node.terminate(require(by, key));
    }

    private Optional<Address> find(String by, String[] key) {
        String text = String.join("/", key);
        return switch (by) {
            case "name" -> node.whereis(text);
            case "keyed" -> keyed(key).filter(node::isAlive);
            case "address" -> address(text).filter(node::isAlive);
            default -> Optional.empty();
        };
    }

    private Optional<Address> keyed(String[] key) {
        try {
            return key.length == 2 ? Optional.of(node.keyed(key[0], key[1])) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Address> address(String text) {
        try {
            return Optional.of(Address.parse("actor://" + text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Address require(String by, String[] key) {
        return find(by, key)
                .orElseThrow(
                        () ->
                                new NoSuchActorException(
                                        "There is no actor of the "
                                                + by
                                                + " '"
                                                + String.join("/", key)
                                                + "'. Select one as name/NAME,"
                                                + " keyed/BEHAVIOR/KEY or"
                                                + " address/HOST:PORT/CREATION/ID."));
    }

    private static ActorAction action(String text) {
        return Labels.find(ActorAction.class, text.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () ->
                                invalid(
                                        "There is no action '"
                                                + text
                                                + "'. Known are "
                                                + Labels.known(ActorAction.class)
                                                + "."));
    }

    private static int within(
            String name, @Nullable Integer given, int otherwise, int least, int most) {
        int value = given == null ? otherwise : given;
        if (value < least || value > most) {
            throw invalid(name + " is from " + least + " to " + most + ", not " + value + ".");
        }
        return value;
    }

    /** Elsewhere than over HTTP its status means nothing, and need not be on the class path. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    private static final class NoSuchActorException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSuchActorException(String reason) {
            super(reason);
        }
    }

    private static InvalidEndpointRequestException invalid(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }
}
