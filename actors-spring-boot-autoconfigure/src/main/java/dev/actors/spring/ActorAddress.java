package dev.actors.spring;

import dev.actors.Address;
import dev.actors.Node;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes the address of an actor that starts with the application. It is that of the name, so that
 * it can be given before the actor is there, and is good for each life of the node.
 */
final class ActorAddress implements FactoryBean<Address> {

    private final ObjectProvider<Node> node;
    private final String name;

    ActorAddress(ObjectProvider<Node> node, String name) {
        this.node = node;
        this.name = name;
    }

    @Override
    public Address getObject() {
        return node.getObject().named(name);
    }

    @Override
    public Class<?> getObjectType() {
        return Address.class;
    }
}
