package dev.actors.spring;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;

import java.util.Map;

/**
 * Spawns {@link Actor} classes from Java. For all else, such as sending and asking, use the {@link
 * Node}.
 */
public final class Actors {

    private final Node node;
    private final BehaviorRegistry behaviors;

    /**
     * Spawns on a node.
     *
     * @param node where the actors run
     * @param behaviors what can be spawned
     */
    public Actors(Node node, BehaviorRegistry behaviors) {
        this.node = node;
        this.behaviors = behaviors;
    }

    /**
     * Spawns an actor whose arguments, if it takes any, all have defaults or properties. Returns
     * before it has started.
     *
     * @param actor an {@link Actor} class
     * @return its address
     * @throws IllegalArgumentException if the class is no actor of this application
     * @throws ArgumentsException if an argument is missing or breaks a constraint
     */
    public Address spawn(Class<?> actor) {
        return node.spawn(spec(actor));
    }

    /**
     * Spawns an actor with arguments. Returns before it has started.
     *
     * @param actor an {@link Actor} class
     * @param args the record that its {@link Args} parameter takes
     * @return its address
     * @throws IllegalArgumentException if the class is no actor of this application
     * @throws ArgumentsException if the arguments are of another class or break a constraint
     */
    public Address spawn(Class<?> actor, Object args) {
        return node.spawn(spec(actor, args));
    }

    /**
     * Where the actor of a key is reached: the first message starts it. See {@link Actor#keyed}.
     *
     * @param actor an {@link Actor} class that is declared as keyed
     * @param key any text that is not empty
     * @return its address
     * @throws IllegalArgumentException if the class is no such actor of this application, or the
     *     key makes no address
     */
    public Address keyed(Class<?> actor, String key) {
        BehaviorDefinition behavior = behaviors.get(actor);
        if (!behavior.keyed()) {
            throw new IllegalArgumentException(
                    actor.getName()
                            + " is not reached by keys. Declare it with @Actor(keyed = true), or"
                            + " spawn it.");
        }
        return node.keyed(behavior.name(), key);
    }

    /**
     * What to spawn for an actor class, to be given a name or other settings: {@code
     * node.spawn(actors.spec(Counter.class) .name("visits"))}.
     *
     * @param actor an {@link Actor} class
     * @return the specification, with arguments from properties and defaults
     * @throws IllegalArgumentException if the class is no actor of this application
     * @throws ArgumentsException if an argument is missing or breaks a constraint
     */
    public ActorSpec spec(Class<?> actor) {
        BehaviorDefinition behavior = behaviors.get(actor);
        return behaviors.spec(behavior, behaviors.bindArguments(behavior, Map.of()));
    }

    /**
     * What to spawn for an actor class with arguments.
     *
     * @param actor an {@link Actor} class
     * @param args the record that its {@link Args} parameter takes
     * @return the specification
     * @throws IllegalArgumentException if the class is no actor of this application
     * @throws ArgumentsException if the arguments are of another class or break a constraint
     */
    public ActorSpec spec(Class<?> actor, Object args) {
        return behaviors.spec(behaviors.get(actor), args);
    }
}
