package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The key that an actor serves, and what is kept of the actor while it is passivated. Only the
 * actor's own code may use it.
 *
 * <p>The state is saved when the actor is passivated or stopped, or its node closes, before its
 * {@link LastAct}; it is forgotten when the actor ends by itself. A crash or a kill leaves what was
 * saved last, and a restart begins with that.
 */
public final class Keyed {

    private final Incarnation self;
    private final KeyedSlot slot;
    private @Nullable Supplier<? extends @Nullable Object> kept;
    private boolean isSaved;

    Keyed(Incarnation self, KeyedSlot slot) {
        this.self = self;
        this.slot = slot;
    }

    /**
     * The key.
     *
     * @return the text that {@link Node#keyed} was given
     */
    public String key() {
        return slot.key();
    }

    /**
     * What was kept of the actor when it was here last. It asks the node's {@link KeyedStore}, and
     * so may block.
     *
     * @param type the state's type
     * @param <S> the state's type
     * @return the state; null if nothing is kept
     * @throws ClassCastException if something of another type is kept
     * @throws Exception what the store throws
     */
    public <S> @Nullable S state(Class<S> type) throws Exception {
        self.check();
        Node node = self.cell.node();
        CompletableFuture<?> forgetting = slot.forgetting();
        if (forgetting != null) {
            boolean unused =
                    Futures.await(
                            forgetting,
                            () -> new Waiting("its old state to be forgotten", null),
                            node,
                            null,
                            self);
        }
        Object state = slot.store().load(slot.behavior().name(), slot.key(), type);
        return state == null
                ? null
                : Pattern.type(type).extract(isolated(state, "the state that was kept of "));
    }

    /**
     * Says what is to be kept of the actor, in the place of what was said before. It runs on the
     * actor's thread, between messages; null keeps nothing. The value is isolated like a message.
     *
     * @param state makes the state; it must not receive
     */
    public void keep(Supplier<? extends @Nullable Object> state) {
        self.check();
        kept = state;
    }

    /** Saves what is to be kept. */
    void save() throws Exception {
        Supplier<? extends @Nullable Object> supplier = kept;
        if (supplier == null) {
            return;
        }
        Object state = supplier.get();
        if (state == null) {
            slot.store().remove(slot.behavior().name(), slot.key());
        } else {
            Object isolated = isolated(state, "what is to be kept of ");
            slot.store().save(slot.behavior().name(), slot.key(), isolated);
        }
    }

    private Object isolated(Object state, String what) {
        return Objects.requireNonNull(
                self.cell.node().messaging().isolate(state, () -> what + Reports.name(self.cell)));
    }

    /** It has been saved, and nothing is handled any more. */
    void settle() {
        isSaved = true;
    }

    /** The run ends. */
    void end(ExitReason reason) throws Exception {
        switch (reason) {
            case ExitReason.Shutdown _ -> {
                if (!isSaved) {
                    save();
                }
            }
            case ExitReason.Normal _ -> {
                if (kept != null) {
                    slot.store().remove(slot.behavior().name(), slot.key());
                }
            }
            case ExitReason.Failed _,
                    ExitReason.Killed _,
                    ExitReason.NoConnection _,
                    ExitReason.Unknown _ -> {}
        }
    }
}
