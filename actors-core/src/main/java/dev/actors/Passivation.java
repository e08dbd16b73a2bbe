package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * Has the actor of a key end if it is idle, with its state kept. It is decided in the actor,
 * between two messages: so it is idle indeed, and no message is cut short.
 *
 * <p>It is not idle if anybody would miss anything: a message or an ask in its hands, a timer, a
 * time-out, a monitor or a request of its own, a link, or somebody who monitors or awaits it.
 */
final class Passivation extends Errand {

    private final KeyedSlot slot;
    private final long handled;

    /**
     * Passivates an actor that was found idle.
     *
     * @param handled what it had handled then
     */
    Passivation(KeyedSlot slot, long handled) {
        this.slot = slot;
        this.handled = handled;
    }

    @Override
    void run(Incarnation self) {
        Cell cell = self.cell;
        if (cell.handled() != handled || !isIdle(self) || !isSaved(self)) {
            return;
        }
        Lifecycle life = cell.life();
        View shown = life.knownView();
        if (shown != null) {
            shown.refresh();
        }
        if (isIdle(self)) {
            Baggage carried = self.knownBaggage();
            if (carried != null && carried.keyed != null) {
                carried.keyed.settle();
            }
            slot.passivate(cell);
        }
    }

    private static boolean isIdle(Incarnation self) {
        Cell cell = self.cell;
        Baggage carried = self.knownBaggage();
        Lifecycle life = cell.knownLife();
        return cell.mailbox.size() == 0
                && !(self.receivesKernelMessages() && self.turn().isTimed())
                && (carried == null || carried.isEmpty())
                && (life == null || !life.isFollowed());
    }

    private static boolean isSaved(Incarnation self) {
        Baggage carried = self.knownBaggage();
        Keyed keyed = carried == null ? null : carried.keyed;
        Throwable failure = keyed == null ? null : trySave(keyed);
        if (failure != null) {
            self.cell.node().events().notKept(Reports.name(self.cell), failure);
        }
        return failure == null;
    }

    private static @Nullable Throwable trySave(Keyed keyed) {
        try {
            keyed.save();
            return null;
        } catch (Killed killed) {
            throw killed;
        } catch (Throwable e) {
            return e;
        }
    }

    @Override
    void miss() {}
}
