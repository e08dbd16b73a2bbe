package dev.actors;

import org.jspecify.annotations.Nullable;

/** An ask whose answer comes to a run of an actor as a message. */
final class Request implements Origin, Holding {

    final RequestRef ref;
    private final Incarnation owner;
    private final Ask ask;

    /** The one in which it was made: the answer may come from anywhere. */
    private final @Nullable Object context;

    Request(Incarnation owner, Address target, Ask ask) {
        this.owner = owner;
        this.ask = ask;
        ref = new RequestRef(target, owner.cell.node().nextNumber());
        context = Stamps.captured(owner.cell.node());
    }

    Request start() {
        owner.holdings().add(this);
        ask.whenDone(this::respond);
        return this;
    }

    private void respond() {
        if (!ask.isGivenUp()) {
            Origin origin = Stamps.late(this, context, owner.cell.node());
            Delivery.signal(owner.cell, response(), origin);
            owner.holdings().remove(this);
        }
    }

    private Response response() {
        try {
            return new Response.Reply(ref, ask.outcome());
        } catch (ActorException failure) {
            return new Response.Failure(ref, failure);
        }
    }

    @Override
    public void release() {
        ask.giveUp();
    }

    @Override
    public Address sender(Object message) {
        return ref.target();
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return receiver != owner;
    }
}
